from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import tagged, users

from .common import A27StatsCase


@tagged("post_install", "-at_install")
class TestUse(A27StatsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._return(cls.venue, cls.numbers[:5] + cls.of_antenna[:2], received_on="2026-03-10", period_end="2026-02-27")
        cls._return(cls.museum, cls.numbers[5:6] + cls.of_shelter, received_on="2026-03-12", place_id=cls.hall.id)
        # Read and not accepted: an open one, a repeat, a refused one and one that is nobody's.
        waiting = cls._new_return(cls.venue, received_on="2026-03-20")
        cls._read_texts(waiting, [cls.numbers[10], cls.numbers[0], cls.numbers[11], ""])
        waiting.reading_ids[2].state = "refused"

    def _counts(self, *groupby):
        """The cells of the pivot: names of what is grouped by -> number of tickets."""
        domain = [("return_id", "in", self.ours.ids)]
        rows = self.env["a27.stat.use"].formatted_read_group(domain, list(groupby), ["count:sum"])
        return {tuple((row[name] and row[name][1]) or None for name in groupby): row["count:sum"] for row in rows}

    @property
    def ours(self):
        return self.env["a27.ticket.return"].search([("venue_id", "in", (self.venue | self.museum).ids)])

    @users("nadia_team")
    def test_social_by_cultural_partner(self):
        self.assertEqual(
            self._counts("partner_id", "venue_id"),
            {
                ("CPAS du Test", "Théâtre du Test"): 7,
                ("CPAS du Test", "Musée du Test"): 1,
                ("Accueil du Test", "Musée du Test"): 4,
            },
        )

    @users("nadia_team")
    def test_the_antenna_counts_where_it_is_known(self):
        found = self._counts("social_place_id")
        self.assertEqual(sum(found.values()), 12)
        self.assertEqual(found[(self.mine(self.antenna).display_name,)], 2)
        self.assertEqual(found[("CPAS du Test",)], 6)
        self.assertEqual(self._counts("social_commune_id")[(self.commune_schaerbeek.with_env(self.env).name,)], 2)

    @users("nadia_team")
    def test_the_hall_counts_where_it_is_known(self):
        found = self._counts("venue_place_id")
        self.assertEqual(found, {("Théâtre du Test",): 7, (self.mine(self.hall).display_name,): 5})
        self.assertEqual(self._counts("venue_commune_id")[(self.commune_schaerbeek.with_env(self.env).name,)], 5)

    @users("nadia_team")
    def test_genres_are_those_of_the_shows(self):
        theatre, jazz = (self.env["a27.discipline"].sudo().create({"name": name}) for name in ("Théâtre", "Jazz"))
        self.mine(self.venue).a27_discipline_id = theatre
        gala = self.env["a27.show"].create({"name": "Gala", "venue_id": self.museum.id, "genre_id": jazz.id})
        of_museum = self.ours.filtered(lambda found: found.venue_id == self.museum)
        of_museum.reading_ids[:2]._set_show(gala)
        self.assertEqual(self._counts("genre_id"), {("Théâtre",): 7, ("Jazz",): 2, (None,): 3})
        self.assertEqual(self._counts("show_id")[(gala.display_name,)], 2)

    @users("luc_reviewer")
    def test_older_tickets_count_and_those_of_another_region_do_not(self):
        patterns = self.env["a27.number.pattern"].with_user(self.sofie)
        patterns.create({"name": "Avant 2026", "regex": "B[0-9]{6}", "meaning": "ours-older"})
        patterns.create({"name": "Wallonie", "regex": "W[0-9]{8}", "meaning": "other-region"})
        self.env["a27.settings"].with_user(self.sofie).create({"pay_other_region": True}).action_save()
        known = {"partner_id": self.shelter.id, "first_number": "B000100", "last_number": "B000199"}
        self.env["a27.number.range"].with_user(self.sofie).create(known)
        before = self._counts("partner_id")
        later = self._new_return(self.venue).with_env(self.env)
        self._read_texts(later, ["B000123", "B000555", "W00012345"])
        later.action_set_aside()
        later.reading_ids[:2]._decide("accepted", "Genuine")
        self.assertEqual(set(later.reading_ids.mapped("state")), {"accepted"})
        shelter = ("Accueil du Test",)
        after = {**before, shelter: before[shelter] + 1, (None,): 1}
        self.assertEqual(self._counts("partner_id"), after)
        later._purge()
        self.assertEqual(self._counts("partner_id"), after, "the purge keeps the totals of all three")

    @users("nadia_team")
    def test_a_use_is_dated_by_the_period_else_by_the_arrival(self):
        domain = [("return_id", "in", self.ours.ids)]
        found = self.env["a27.stat.use"]._read_group(domain, ["date:day"], ["count:sum"])
        self.assertEqual(found, [(date(2026, 2, 27), 7), (date(2026, 3, 12), 5)])

    @users("nadia_team")
    def test_accepting_one_more_shows_at_once(self):
        before = sum(self._counts("venue_id").values())
        self.ours.filtered(lambda found: str(found.received_on) == "2026-03-20").action_accept_clean()
        self.assertEqual(sum(self._counts("venue_id").values()), before + 1)

    @users("nadia_team")
    def test_archived_partners_stay_in_the_figures(self):
        before = self._counts("partner_id", "venue_id")
        (self.cpas | self.antenna | self.museum | self.hall).action_archive()
        self.assertEqual(self._counts("partner_id", "venue_id"), before)

    def test_totals_are_the_same_when_numbers_were_detached_from_their_venue(self):
        groups = (["partner_id", "venue_id"], ["social_place_id"], ["venue_place_id"], ["return_id"], ["date:day"])
        before = [self._rows(group) for group in groups]
        self.ours[:2]._purge()
        self.assertFalse(self.ours[:2].reading_ids.ticket_id)
        self.assertEqual([self._rows(group) for group in groups], before)

    def _rows(self, groupby):
        return self.env["a27.stat.use"]._read_group([("return_id", "in", self.ours.ids)], groupby, ["count:sum"])

    @users("nadia_team", "sofie_manager")
    def test_figures_are_read_only(self):
        row = self.env["a27.stat.use"].search([], limit=1)
        with self.assertRaises(AccessError):
            row.write({"count": 2})
        with self.assertRaises(AccessError):
            row.unlink()

    @users("piet_portal")
    def test_a_social_partner_sees_no_figures(self):
        row = self.env["a27.stat.use"].sudo().search([], limit=1)
        for read in (
            lambda: self.env["a27.stat.use"].search_read([]),
            lambda: self.env["a27.stat.use"].formatted_read_group([], ["venue_id"], ["count:sum"]),
            lambda: self.mine(row).read(["venue_id"]),
        ):
            with self.assertRaises(AccessError):
                read()
