import base64
import io

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from article27 import OffsetError
from article27.labels import draw_calibration_sheet, next_free_label
from article27.labels.placement import check_offset


class Printer(models.Model):
    """A printer that labels come from: how far it prints beside the mark, and which sheets it has begun."""

    _name = "a27.printer"
    _description = "Printer"
    _order = "sequence, name"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    offset_x = fields.Float(
        string="Shift to the Right (mm)", digits=(4, 1), help="Below 0 it shifts to the left. 5 mm at the most."
    )
    offset_y = fields.Float(string="Shift Down (mm)", digits=(4, 1), help="Below 0 it shifts up. 5 mm at the most.")
    sheet_id = fields.Many2one(
        "a27.label.sheet",
        string="Usual Sheet",
        required=True,
        ondelete="restrict",
        default=lambda self: self.env["a27.label.sheet"].search([], limit=1),
    )
    begun_ids = fields.One2many("a27.printer.begun", "printer_id", string="Begun Sheets")
    calibration_pdf = fields.Binary(string="Calibration Page", compute="_compute_calibration_pdf")

    @api.depends_context("lang")
    @api.depends("name", "sheet_id", "offset_x", "offset_y")
    def _compute_calibration_pdf(self):
        for printer in self:
            printer.calibration_pdf = base64.b64encode(printer._draw_calibration())

    @api.constrains("offset_x", "offset_y")
    def _check_offset(self):
        for printer in self:
            try:
                check_offset(printer._offset())
            except OffsetError as error:
                raise ValidationError(self.env["a27.print.job"]._label_message(error)) from error

    def action_calibrate(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/a27.printer/{self.id}/calibration_pdf/calibration.pdf?download=true",
            "target": "download",
        }

    def _offset(self):
        """(to the right, down) in mm; (0, 0) for no printer."""
        return self.offset_x, self.offset_y

    def _draw_calibration(self):
        out = io.BytesIO()
        notes = [
            f"{self.name} - {self.sheet_id.name}",
            self.env._("Print at 100 % and fold the page in four, edge on edge."),
            self.env._("Where the folds meet the rulers stand the millimetres"),
            self.env._("to add to the shifts: to the right, and down."),
        ]
        draw_calibration_sheet(self.sheet_id._to_library(), out, notes=notes, offset=self._offset())
        return out.getvalue()

    def _next_label(self, sheet):
        """The first free label of the `sheet` that lies in this printer."""
        return self.begun_ids.filtered(lambda begun: begun.sheet_id == sheet).next_label or 1

    def _remember(self, sheet, count, start):
        """Keep the label after the `count` just prepared, also before somebody confirms them: the next print must not
        fall on the same labels."""
        if not self:
            return
        next_label = next_free_label(sheet._to_library(), count, start)
        begun = self.begun_ids.filtered(lambda begun: begun.sheet_id == sheet)
        if begun:
            begun.next_label = next_label
        else:
            begun.create({"printer_id": self.id, "sheet_id": sheet.id, "next_label": next_label})

    def _forget(self, sheet, count, start):
        """Undo `_remember` for labels that were not printed, unless the printer has gone on since."""
        begun = self.begun_ids.filtered(lambda begun: begun.sheet_id == sheet)
        if begun.next_label == next_free_label(sheet._to_library(), count, start):
            begun.next_label = start
