from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged, users

from .common import A27ScanningCase


@tagged("post_install", "-at_install")
@freeze_time("2026-06-15")
class TestWarnings(A27ScanningCase):
    """Patterns over many readings: what is suspected, what silences it, and who decides."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.museum = cls._new_cultural_partner("Musée du Test")

    def _return(self, venue, numbers, **values):
        ticket_return = self.mine(self._new_return(venue, **values))
        self._read_texts(ticket_return, numbers)
        ticket_return.action_accept_clean()
        return ticket_return

    def _settings(self, **values):
        self.env["a27.settings"].with_user(self.sofie).create(values).action_save()

    def _settle(self, warnings, decision="paid", reason="Called them"):
        values = {"warning_ids": warnings.ids, "decision": decision, "reason": reason}
        warnings.env["a27.warning.settle"].create(values).action_settle()

    @users("nadia_team")
    def test_the_same_number_at_two_venues(self):
        first = self._return(self.venue, self.numbers[:3])
        self.assertFalse(first.warning_ids)
        second = self._return(self.museum, self.numbers[2:4])
        warning = second.warning_ids
        self.assertEqual((warning.kind, warning.return_ids, warning.state), ("two_venues", first | second, "open"))
        self.assertEqual(warning.reading_ids.mapped("text"), [self.numbers[2]] * 2)
        self.assertIn("Théâtre du Test, Musée du Test", warning.sentence)
        self.assertIn("suspected to be a copy", warning.sentence)
        self.assertEqual((first.open_warning_count, second.open_warning_count), (1, 1))
        self._return(self.museum, self.numbers[2:3])
        self.assertEqual((len(second.warning_ids), second.warning_ids.count), (1, 3))

    @users("nadia_team")
    def test_whichever_way_the_number_came(self):
        self._return(self.venue, self.numbers[:3])
        typed = self._return(self.museum, [""])
        typed.reading_ids.action_type(self.numbers[0])
        entered, arrived = (self.mine(self._new_return(self.museum)) for _one in range(2))
        entered._add_typed(self.numbers[1:2])
        self._read_texts(arrived.browse(), self.numbers[2:3])._assign(arrived)
        for ticket_return in (typed, entered, arrived):
            self.assertEqual(ticket_return.warning_ids.mapped("kind"), ["two_venues"])

    @users("luc_reviewer")
    def test_what_is_no_longer_so_closes_by_itself_and_may_come_again(self):
        first, second = self._return(self.venue, self.numbers[:1]), self._return(self.museum, self.numbers[:2])
        warning = second.warning_ids
        copy = second.reading_ids[0]
        copy._move_to_return(first)
        self.assertEqual((warning.state, warning.decision, warning.reason), ("settled", False, "No longer so."))
        copy._move_to_return(second)
        again = second.warning_ids - warning
        self.assertEqual((again.kind, again.state), ("two_venues", "open"))

    @users("nadia_team")
    def test_twice_at_one_venue_is_no_copy_at_two(self):
        self._return(self.venue, self.numbers[:3])
        again = self._return(self.venue, self.numbers[:3])
        self.assertFalse(again.warning_ids)

    @users("luc_reviewer")
    def test_more_returned_than_delivered(self):
        convention = self._new_convention(self._new_social_partner("Accueil du Test"), 10)
        delivered, forgotten = self._generate(convention, 2), self._generate(convention, 2)
        self._deliver(delivered)
        ticket_return = self._return(self.venue, delivered.ticket_ids.mapped("number"))
        self.assertFalse(ticket_return.warning_ids)
        self._read_texts(ticket_return, forgotten.ticket_ids.mapped("number"))
        self.assertFalse(ticket_return.warning_ids, "what waits for our paperwork says so itself")
        late = ticket_return.reading_ids - ticket_return.reading_ids[:2]
        late[0]._decide("accepted", "Seen")
        warning = ticket_return.warning_ids
        self.assertEqual((warning.kind, warning.count, warning.limit), ("surplus", 3, 2))
        self.assertIn("Accueil du Test: tickets that came back: 3, delivered: 2", warning.sentence)
        with self.assertRaisesRegex(UserError, "names none of them"):
            self._settle(warning, "not_paid")
        self._settle(warning)
        self._read_texts(ticket_return, delivered.ticket_ids[:1].mapped("number"))
        self.assertEqual(ticket_return.warning_ids, warning)
        late[1]._decide("accepted", "Seen")
        self.assertEqual((ticket_return.warning_ids - warning).count, 4)

    @users("nadia_team")
    def test_those_that_are_off_say_nothing(self):
        self._settings(burst_count=10, group_count=10)
        self._return(self.venue, self.numbers)
        self.assertFalse(self.env["a27.scan.warning"].search([]))
        self._settings(warn_two_venues=False, warn_surplus=False)
        self._return(self.museum, self.numbers)
        self.assertFalse(self.env["a27.scan.warning"].search([]))

    @users("nadia_team")
    def test_many_of_one_partner_within_a_few_days(self):
        self._settings(warn_burst=True, burst_count=10, burst_days=7)
        self._return(self.venue, self.numbers[:6], received_on="2026-06-01")
        calm = self._return(self.museum, self.numbers[6:9], received_on="2026-06-05")
        self.assertFalse(calm.warning_ids)
        last = self._return(self.museum, self.numbers[9:10], received_on="2026-06-07")
        warning = last.warning_ids
        self.assertEqual((warning.kind, warning.count, warning.partner_id), ("burst", 10, self.cpas))
        self.assertEqual((str(warning.first_day), str(warning.last_day)), ("2026-06-01", "2026-06-07"))

    @users("nadia_team")
    def test_many_of_one_partner_at_one_venue_on_one_day(self):
        self._settings(warn_group=True, group_count=5)
        self.assertFalse(self._return(self.venue, self.numbers[:4], received_on="2026-06-01").warning_ids)
        warning = self._return(self.venue, self.numbers[4:6], received_on="2026-06-01").warning_ids
        self.assertEqual((warning.kind, warning.count), ("group", 6))
        self.assertIn("A group outing?", warning.sentence)

    @users("nadia_team")
    def test_a_noted_outing_silences_both(self):
        self._settings(warn_group=True, group_count=5, warn_burst=True, burst_count=5)
        outing = {"partner_id": self.cpas.id, "venue_id": self.venue.id, "count": 8}
        self.env["a27.group.outing"].create({**outing, "day": "2026-05-20"})
        period = {"period_start": "2026-05-01", "period_end": "2026-05-31", "received_on": "2026-06-02"}
        self.assertFalse(self._return(self.venue, self.numbers[:8], **period).warning_ids)
        elsewhere = self._return(self.museum, self.numbers[8:16], **period)
        self.assertEqual(elsewhere.warning_ids.kind, "group")
        late = self.env["a27.group.outing"].create({**outing, "venue_id": self.museum.id, "day": "2026-06-20"})
        self.assertEqual(elsewhere.open_warning_count, 1)
        late.day = "2026-05-22"
        self.assertEqual((elsewhere.open_warning_count, elsewhere.warning_ids.decision), (0, False))

    @users("luc_reviewer")
    def test_a_person_settles_each_with_a_reason(self):
        self._return(self.venue, self.numbers[:1])
        second = self._return(self.museum, self.numbers[:2])
        warning = second.warning_ids
        with self.assertRaisesRegex(UserError, "Say why"):
            self._settle(warning, reason=" ")
        self._settle(warning)
        self.assertEqual((warning.state, warning.decision, warning.reason), ("settled", "paid", "Called them"))
        self.assertEqual((warning.settled_by_id, str(warning.settled_at)), (self.luc, "2026-06-15 00:00:00"))
        with self.assertRaisesRegex(UserError, "already settled"):
            self._settle(warning)

    @users("luc_reviewer")
    def test_the_venue_is_paid_until_a_person_decides_otherwise(self):
        first = self._return(self.venue, self.numbers[:2])
        second = self._return(self.museum, self.numbers[:1])
        accepted = first.reading_ids[0]
        self.assertEqual((accepted.state, second.reading_ids.verdict), ("accepted", "already_returned"))
        self._settle(second.warning_ids, "not_paid", "They never played that day")
        self.assertEqual((accepted.state, accepted.reason), ("refused", "They never played that day"))
        self.assertEqual((self.tickets[0].state, second.reading_ids.verdict), ("delivered", "accepted"))

    @users("luc_reviewer")
    def test_nothing_is_withheld_from_a_closed_return(self):
        first = self._return(self.venue, self.numbers[:1])
        first._close()
        warning = self._return(self.museum, self.numbers[:1]).warning_ids
        with self.assertRaisesRegex(UserError, "is closed"):
            self._settle(warning, "not_paid")
        self.assertEqual((warning.state, self.tickets[0].state), ("open", "returned"))

    @users("nadia_team")
    def test_the_team_reads_warnings_and_changes_none(self):
        self._return(self.venue, self.numbers[:1])
        warning = self._return(self.museum, self.numbers[:1]).warning_ids
        for act in (
            lambda: self._settle(warning),
            lambda: warning._settle("paid", "Nothing"),
            lambda: warning.write({"state": "settled"}),
            warning.unlink,
            lambda: warning.create({"kind": "group", "key": "x"}),
        ):
            with self.assertRaises(AccessError):
                act()

    @users("piet_portal")
    def test_partners_know_nothing_of_it(self):
        for model in ("a27.scan.warning", "a27.group.outing"):
            with self.assertRaises(AccessError):
                self.env[model].search_read([])
