from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged, users

from article27.labels import SHEETS

from .common import A27TicketsCase


@tagged("post_install", "-at_install")
class TestLabelSheets(A27TicketsCase):
    def test_the_sheets_that_come_along_are_those_of_the_library(self):
        ours = self.env["ir.model.data"].search([("module", "=", "a27_tickets"), ("model", "=", "a27.label.sheet")])
        sheets = self.env["a27.label.sheet"].browse(ours.mapped("res_id"))
        self.assertEqual({sheet.name: sheet._to_library() for sheet in sheets}, SHEETS)

    @users("sofie_manager")
    def test_a_sheet_that_cannot_be_is_refused(self):
        sheet = self.mine(self.sheet)
        for values in (
            {"columns": 4},
            {"rows": 8},
            {"pitch_x": 60},
            {"left": -1},
            {"paper_width": 100},
            {"rows": 0},
            {"label_height": 0},
        ):
            with (
                self.subTest(values=values),
                self.assertRaisesRegex(ValidationError, "sheet L7160 overlap or do not fit its paper"),
            ):
                sheet.write(values)

    @users("sofie_manager")
    def test_labels_too_small_for_the_bars_are_refused_when_printing(self):
        tiny = self.mine(self.sheet).copy({"name": "Tiny", "label_width": 30, "label_height": 20})
        batch = self._generate(self.mine(self.convention), 1)
        with self.assertRaisesRegex(ValidationError, "too small for the barcode"):
            self._print(batch, sheet_id=tiny.id)

    @users("nadia_team", "luc_reviewer")
    def test_only_managers_change_sheets(self):
        sheet = self.mine(self.sheet)
        self.assertEqual(sheet.label_count, 21)
        for change in (lambda: sheet.write({"top": 14}), sheet.unlink, lambda: sheet.copy({"name": "Other"})):
            with self.assertRaises(AccessError):
                change()
