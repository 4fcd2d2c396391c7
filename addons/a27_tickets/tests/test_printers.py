import base64

from psycopg2.errors import ForeignKeyViolation

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import HttpCase, tagged, users
from odoo.tools import mute_logger

from .common import A27TicketsCase, texts_of


@tagged("post_install", "-at_install")
class TestPrinters(A27TicketsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.printer = cls.env["a27.printer"].create(
            {"name": "Reception", "offset_x": 1.5, "offset_y": -1, "sheet_id": cls.sheet.id}
        )

    def _wizard(self, batch, **values):
        return self.env["a27.ticket.print"].create({"batch_id": batch.id, **values})

    @users("nadia_team")
    def test_the_job_keeps_the_shift_that_the_printer_had(self):
        batch = self._generate(self.mine(self.convention), 2)
        printer = self.mine(self.printer)
        job = self._print(batch, printer_id=printer.id)
        printer.write({"offset_x": 0, "offset_y": 0})
        self.assertEqual((job.printer_id, job.offset_x, job.offset_y), (printer, 1.5, -1))

    @users("nadia_team")
    def test_a_print_goes_on_where_the_last_one_on_that_printer_and_sheet_ended(self):
        convention, printer = self.mine(self.convention), self.mine(self.printer)
        wide = self.env.ref("a27_tickets.label_sheet_l7163")
        self._print(self._generate(convention, 25), printer_id=printer.id)
        wizard = self._wizard(self._generate(convention, 3), printer_id=printer.id)
        self.assertEqual((wizard.sheet_id, wizard.start), (self.sheet, 5))
        wizard.action_print()
        again = self._wizard(self._generate(convention, 14), printer_id=printer.id)
        self.assertEqual(again.start, 8)
        again.sheet_id = wide
        self.assertEqual(again.start, 1)
        again.action_print()
        self.assertEqual(
            {begun.sheet_id.name: begun.next_label for begun in printer.begun_ids}, {"L7160": 8, "L7163": 1}
        )

    @users("nadia_team")
    def test_the_printer_used_last_is_proposed(self):
        convention = self.mine(self.convention)
        self._print(self._generate(convention, 1), printer_id=self.printer.id)
        self._print(self._generate(convention.with_user(self.luc), 1), printer_id=False)
        self.assertEqual(self._wizard(self._generate(convention, 1)).printer_id, self.printer)
        self.printer.active = False
        self.assertNotEqual(self._wizard(self._generate(convention, 1)).printer_id, self.printer)

    @users("nadia_team")
    def test_without_a_printer_nothing_is_shifted_or_remembered(self):
        job = self._print(self._generate(self.mine(self.convention), 2), printer_id=False)
        self.assertEqual((job.printer_id.id, job.start, job.offset_x, job.offset_y), (False, 1, 0, 0))

    @users("nadia_team")
    def test_the_team_corrects_a_printer_and_a_manager_removes_one(self):
        printer = self.mine(self.printer)
        printer.write({"begun_ids": [(0, 0, {"sheet_id": self.sheet.id, "next_label": 4})]})
        with self.assertRaisesRegex(ValidationError, "labels 1 to 21, so 22"):
            printer.begun_ids.next_label = 22
        for offset in ({"offset_x": 5.1}, {"offset_y": -6}):
            with self.subTest(offset=offset), self.assertRaisesRegex(ValidationError, "5 mm at the most"):
                printer.write(offset)
        with self.assertRaises(AccessError):
            printer.unlink()
        printer.with_user(self.sofie).unlink()

    @users("sofie_manager")
    def test_a_printer_with_a_history_stays(self):
        self._print(self._generate(self.mine(self.convention), 1), printer_id=self.printer.id)
        with mute_logger("odoo.sql_db"), self.assertRaises(ForeignKeyViolation):
            self.mine(self.printer).unlink()

    @users("sofie_manager")
    def test_fine_and_tiny_labels_are_told(self):
        found = {
            sheet.name: sheet.barcode for sheet in self.env["a27.label.sheet"].search([]) if sheet.barcode != "good"
        }
        self.assertEqual(found, {"L7651": "fine"})
        tiny = self.mine(self.sheet).copy({"name": "Tiny", "label_width": 30, "label_height": 20})
        self.assertEqual((tiny.barcode, tiny.module_width), ("too_small", 0))
        self.assertAlmostEqual(self.mine(self.sheet).module_width, 0.381, 3)
        self.assertFalse(self.env["a27.label.sheet"].new({"columns": 3}).barcode)

    @users("nadia_team")
    def test_a_roll_has_one_label_a_page_of_its_own_size(self):
        roll = self.env.ref("a27_tickets.label_sheet_99012")
        job = self._print(self._generate(self.mine(self.convention), 3), sheet_id=roll.id)
        self.assertEqual(
            (job.page_count, job.line_ids.mapped("page"), job.line_ids.mapped("position")), (3, [1, 2, 3], [1, 1, 1])
        )

    @users("nadia_team")
    def test_the_calibration_page_is_of_this_printer(self):
        [text] = texts_of(base64.b64decode(self.mine(self.printer).calibration_pdf))
        self.assertIn("Reception - L7160", text)
        self.assertIn("fold the page in four", text)


@tagged("post_install", "-at_install")
class TestCalibrationDownload(HttpCase, A27TicketsCase):
    def test_the_calibration_page_is_downloaded_by_the_team_only(self):
        url = self.env.ref("a27_tickets.printer_office").action_calibrate()["url"]
        for login, expected in (("nadia_team", True), ("piet_portal", False), (None, False)):
            self.authenticate(login, login)
            with self.subTest(login=login):
                self.assertEqual(self.url_open(url).content.startswith(b"%PDF"), expected)
