from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged, users

from article27 import group

from .test_purge import PurgeCase

PAID = date(2026, 3, 10)
DUE = "2033-03-10"
LONG_BEFORE = "2026-01-05 08:00:00"
# Where a number stands for good; none of these rows knows a venue, nor the moment of the purge.
MEMORY = {"a27_ticket.number", "a27_used_number.number", "a27_ticket_lookup.text"}


@tagged("post_install", "-at_install")
class TestPurgeTraces(PurgeCase):
    """Seven years after a return of two tickets of ours, a Walloon one and an older one was paid, a curious colleague
    who may read everything asks where a number was used. The museum sent back a copy of one of them, a year later."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        patterns = cls.env["a27.number.pattern"]
        patterns.create({"name": "Wallonie", "regex": r"W\d{8}", "meaning": "other-region", "region": "Wallonie"})
        patterns.create({"name": "Avant 2026", "regex": r"B\d{6}", "meaning": "ours-older"})
        cls.env["a27.number.range"].create(
            {"partner_id": cls.cpas.id, "first_number": "B000120", "last_number": "B000129"}
        )
        cls.museum = cls._new_cultural_partner("Musée du Test")
        cls.copied, cls.other = cls.numbers[:2]
        cls.elsewhere = ["W00012345", "B000123"]
        with freeze_time("2026-03-01"):
            cls.document = cls._read_texts(cls.ticket_return, [cls.copied, cls.other, *cls.elsewhere])
        cls.ticket_return.action_accept_clean()
        cls.ticket_return.reading_ids.filtered(lambda reading: reading.state == "open")._decide("accepted", "Genuine")
        cls.copy_return = cls._new_return(cls.museum)
        cls._read_texts(cls.copy_return, [cls.copied])
        cls.copy_return.reading_ids._decide("refused", "Already at the Théâtre du Test")
        cls.warning = cls.ticket_return.warning_ids.filtered(lambda warning: warning.kind == "two_venues")
        cls.warning._settle("paid", f"{cls.copied} is a copy")
        cls._close_on(cls.ticket_return, PAID)
        cls._close_on(cls.copy_return, date(2027, 3, 10))
        cls.ticket_return.reimbursed_on = PAID
        cls.copy_return.reimbursed_on = date(2027, 3, 10)
        cls.ticket_return.reading_ids.ticket_id._move_to("reimbursed")

    def _leave_traces(self):
        """What colleagues do in the meantime."""
        self.env["a27.ticket.lookup"].look_up(self.copied)
        self.env["a27.ticket.lookup"].look_up(self.elsewhere[0])
        for number in (self.other, group(self.copied), self.elsewhere[1]):
            self.ticket_return.message_post(body=f"They ask for {number}", attachments=[(f"{number}.txt", b"Letter")])
        intake = self.env["a27.scan.intake"].create({"name": f"Ticket {self.other}", "source": "mail"})
        intake.message_post(body=f"Here is {self.other}", message_type="email")
        self.document.write({"name": f"{self.other}.pdf", "intake_id": intake.id, "checksum": "of the file"})
        with freeze_time("2026-03-01"):
            self.document.with_delay(description=f"{self.document.name}: open")._job_open()
        self.ticket_return.write({"reopened_reason": f"{self.other} was missing"})
        self.ticket_return.reading_ids[1].write({"reason": "As typed", "read_text": self.other})
        # Tests are one transaction, so all was made and written at one moment.
        self.env.flush_all()
        for table in ("a27_ticket", "a27_ticket_lookup", "a27_scan_reading"):
            self.cr.execute(f"UPDATE {table} SET create_date = %s, write_date = %s", [LONG_BEFORE, PAID])
        self.env.invalidate_all()

    def test_no_column_of_the_database_has_a_number_beside_its_venue(self):
        self._leave_traces()
        numbers = (self.other, group(self.other), group(self.copied), *self.elsewhere)
        self.assertGreater(len(set(self._columns_with(*numbers)) - MEMORY), 8, "the search finds what is there")
        self._run(DUE)
        self.assertEqual(str(self.ticket_return.purged_on), DUE)
        self.assertFalse(set(self._columns_with(*numbers)) - MEMORY)
        # The museum's own reading of its copy stays until the museum's years are over, and names no other venue.
        self.assertEqual(set(self._columns_with(self.copied)) - MEMORY, {"a27_scan_reading.text"})
        copy = self.copy_return.reading_ids
        self.assertEqual((copy.text, copy.reason, copy.earlier_return_id.id), (self.copied, False, False))
        detached = self.ticket_return.reading_ids
        self.assertFalse(detached.ticket_id or detached.range_id or detached.partner_id)

    def test_no_moment_of_a_number_is_that_of_its_return(self):
        self._leave_traces()
        self._run(DUE)
        numbered = (
            self.tickets[:2],
            self.env["a27.ticket.lookup"].search([("ticket_id", "in", self.tickets.ids)]),
            self.copy_return.reading_ids,
        )
        for records in numbered:
            self.assertEqual({str(moment) for moment in records.mapped("write_date")}, {LONG_BEFORE}, records._name)
        self.assertNotIn("create_date", self.env["a27.used.number"]._fields)

    def test_a_warning_of_two_venues_names_neither(self):
        self._run(DUE)
        self.assertFalse(self.warning.reading_ids or self.warning.return_ids or self.warning.reason)
        self.assertEqual((self.warning.state, self.warning.decision, self.warning.count), ("settled", "paid", 2))
        self.assertIn("purged", self.warning.sentence)

    @users("nadia_team", "sofie_manager", "admin")
    def test_nobody_reads_the_memory_of_used_numbers(self):
        self._run(DUE)
        memory = self.env["a27.used.number"]
        self.assertEqual(memory._find([*self.elsewhere, "W99999999"]), set(self.elsewhere))
        for method, *args in (("search_read", []), ("read", memory.sudo().search([]).ids), ("name_search", "W")):
            with self.subTest(method=method), self.assertRaises(AccessError):
                call_kw(memory, method, args, {})
        with self.assertRaises(UserError):
            memory.sudo().search([]).unlink()

    @users("nadia_team")
    def test_a_second_return_of_any_of_them_is_still_refused(self):
        lookups = self.env["a27.ticket.lookup"]
        self.assertEqual(lookups.look_up(self.elsewhere[1])["sign"], "done")
        titles = [event["title"] for event in lookups.look_up(self.elsewhere[1])["events"]]
        self.assertIn("Reimbursed to Théâtre du Test", titles)
        self._run(DUE)
        again = self.mine(self._new_return(self.museum))
        self._read_texts(again, [self.other, *self.elsewhere, "W99999999"])
        verdicts = ["already_returned"] * 3 + ["other_region"]
        self.assertEqual(again.reading_ids.mapped("verdict"), verdicts)
        self.assertFalse(again.warning_ids)
        for reading in again.reading_ids[:3]:
            self.assertIn("so long ago", reading.sentence)
        typed = self.env["a27.number.try"].create({"number": self.elsewhere[0]})
        self.assertEqual(typed.verdict, "already_returned")
        found = lookups.look_up("B 000.123")
        self.assertEqual((found["sign"], found["advice"]), ("done", "Where and when was purged."))
        self.assertEqual([event["title"] for event in found["events"]], ["Sent back by Musée du Test"])

    def test_totals_keep_what_statistics_count(self):
        self._run(DUE)
        totals = self.env["a27.use.total"].search([("return_id", "=", self.ticket_return.id)])
        self.assertEqual([(total.partner_id, total.count) for total in totals], [(self.cpas, 3)])
        log = self.env["a27.purge.log"].search([("kind", "=", "uses")])
        self.assertEqual((log.return_count, log.ticket_count), (1, 4))

    def test_what_waits_for_a_person_is_not_purged(self):
        activity = self.ticket_return.activity_schedule(summary="Call them back", user_id=self.nadia.id)
        self._run(DUE)
        self.assertFalse(self.ticket_return.purged_on or self.document.purged_on)
        activity.unlink()
        self.warning.state = "open"
        self._run(DUE)
        self.assertFalse(self.ticket_return.purged_on or self.document.purged_on)
        self.warning.state = "settled"
        self._close_on(self.ticket_return, False)
        self._run("2027-06-01")
        self.assertFalse(self.document.purged_on, "reopened")
        self._close_on(self.ticket_return, PAID)
        self.ticket_return.reimbursed_on = False
        self._run("2050-01-01")
        self.assertFalse(self.ticket_return.purged_on, "not paid")

    def test_pictures_that_are_kept_for_good_go_with_the_numbers_that_stand_on_them(self):
        self.env["ir.config_parameter"].set_param("a27_scanning.purge_scan_months", "0")
        self._run("2033-03-09")
        self.assertFalse(self.document.purged_on)
        self._run(DUE)
        self.assertTrue(self.document.purged_on and self.ticket_return.purged_on)
        self.assertEqual(set(self.env["a27.purge.log"].search([]).mapped("limit_date")), {PAID})

    def test_numbers_wait_for_the_picture_that_another_return_still_needs(self):
        late = self._new_return(self.museum)
        self._read_texts(late, [self.numbers[5]])
        late.reading_ids.document_id = self.document
        self._run(DUE)
        self.assertFalse(self.ticket_return.purged_on)

    @users("sofie_manager")
    def test_a_return_of_which_nothing_was_accepted_needs_no_payment_and_stays_as_it_is(self):
        refused = self.mine(self._new_return(self.venue))
        self._read_texts(refused, ["W00099999"])
        refused.action_set_aside()
        self._close_on(refused.sudo(), PAID)
        self._run(DUE)
        self.assertEqual((str(refused.purged_on), self._columns_with("W00099999")), (DUE, []))
        with self.assertRaisesRegex(UserError, "are purged"):
            refused._reopen("A mistake")
        with self.assertRaisesRegex(UserError, "are purged"):
            refused.reading_ids._move_to_return(self.mine(self._new_return(self.venue)))

    @users("sofie_manager")
    def test_a_reason_that_is_kept_for_good_names_no_number(self):
        record = self.mine(self._new_return(self.venue, announced_count=9))
        self._read_texts(record, self.numbers[7:8])
        record.action_accept_clean()
        with self.assertRaisesRegex(UserError, "Say it without the number"):
            record._close(f"{group(self.numbers[7])} was in it alone")
        record._close("8 of 9 were forgotten")
        self.assertEqual(record.state, "closed")
