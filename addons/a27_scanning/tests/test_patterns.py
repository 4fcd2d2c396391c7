import time

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged, users

from article27 import Symbology

from .common import A27ScanningCase


@tagged("post_install", "-at_install")
class TestPatterns(A27ScanningCase):
    """The table of numbers that we do not make today."""

    def _row(self, **values):
        row = {"name": "Wallonie", "regex": "W[0-9]{8}", "meaning": "other-region", "region": "Wallonie", **values}
        return self.env["a27.number.pattern"].create(row)

    def _try(self, number, symbology=False):
        return self.env["a27.number.try"].new({"number": number, "symbology": symbology})

    @users("sofie_manager")
    def test_the_reader_looks_for_what_the_table_names(self):
        patterns = self.env["a27.number.pattern"]
        self.assertEqual(patterns._symbologies(), {Symbology.CODE128})
        row = self._row(symbology="code39")
        self._row(name="Billets", symbology=False)
        self.assertEqual(patterns._symbologies(), {Symbology.CODE128, Symbology.CODE39})
        row.active = False
        self.assertEqual(patterns._symbologies(), {Symbology.CODE128})

    @users("sofie_manager")
    def test_an_expression_that_is_none_gets_a_sentence(self):
        for regex in ("W([0-9]{8}", "*", r"(?=W)\d+", "(a{1,1000}){1,1000}"):
            with self.subTest(regex=regex), self.assertRaisesRegex(ValidationError, "cannot be used .* Correct it"):
                self._row(regex=regex)

    @users("sofie_manager")
    def test_a_hostile_expression_keeps_nobody_waiting(self):
        self._row(regex="(A+)+[0-9]")
        started = time.process_time()
        self._read_texts(self.mine(self.ticket_return), ["A" * 4000] * 40)
        self.assertLess(time.process_time() - started, 3)
        self.assertEqual(set(self.ticket_return.reading_ids.mapped("pile")), {"elsewhere"})

    @users("nadia_team")
    def test_a_broken_row_stops_no_reading(self):
        row = self._row_of_manager()
        self._row_of_manager(name="Deux", regex="X[0-9]+")
        self.env.cr.execute("UPDATE a27_number_pattern SET regex = '(' WHERE id = %s", [row.id])
        self.env.invalidate_all()
        self._read_texts(self.mine(self.ticket_return), ["W00012345", "X12", self.numbers[0]])
        verdicts = self.mine(self.ticket_return).reading_ids.mapped("verdict")
        self.assertEqual(verdicts, ["foreign", "other_region", "accepted"])

    def _row_of_manager(self, **values):
        row = {"name": "Wallonie", "regex": "W[0-9]{8}", "meaning": "other-region", "region": "Wallonie", **values}
        return self.env["a27.number.pattern"].with_user(self.sofie).create(row)

    @users("nadia_team")
    def test_trying_a_number_says_what_a_scan_would(self):
        first = self._row_of_manager(symbology="code39")
        self.assertEqual((self._try("W00012345").verdict, self._try("W00012345").pattern_id), ("other_region", first))
        self.assertEqual(self._try("W00012345", "code128").verdict, "foreign")
        self.assertIn("Valid", self._try(self.tickets[0].display_name).sentence)
        self.assertEqual((self._try("").verdict, self._try("").sentence), (False, False))
        self.assertEqual(self.env["a27.scan.reading"].search_count([]), 0)

    @users("nadia_team")
    def test_a_number_that_we_hold_is_never_judged_by_the_table(self):
        self._row_of_manager(regex="[0-9]+", meaning="foreign")
        self.assertEqual(self._try(self.numbers[0]).verdict, "accepted")

    @users("nadia_team")
    def test_a_place_that_was_not_read_may_be_typed_as_another_regions(self):
        self._row_of_manager(symbology="code39")
        self._read_texts(self.mine(self.ticket_return), [""])
        reading = self.mine(self.ticket_return).reading_ids
        reading.action_type("W00012345")
        self.assertEqual((reading.verdict, reading.region), ("other_region", "Wallonie"))

    @users("nadia_team", "luc_reviewer")
    def test_only_a_manager_changes_the_table(self):
        row = self._row_of_manager()
        for model in ("a27.number.pattern", "a27.number.range"):
            with self.assertRaises(AccessError):
                self.env[model].create({})
        with self.assertRaises(AccessError):
            row.with_user(self.env.user).write({"regex": ".*"})

    @users("sofie_manager")
    def test_a_range_of_older_numbers_has_two_ends(self):
        for first, last in (("B000200", "B000100"), ("B1", "B000100")):
            with self.subTest(first=first), self.assertRaisesRegex(ValidationError, "is no range"):
                self.env["a27.number.range"].create(
                    {"partner_id": self.cpas.id, "first_number": first, "last_number": last}
                )
