from odoo import api, fields, models
from odoo.exceptions import ValidationError

from article27 import LabelTooSmallError, SheetError
from article27.labels import LabelSheet, is_fine, module_width

GEOMETRY = (
    "paper_width",
    "paper_height",
    "columns",
    "rows",
    "label_width",
    "label_height",
    "left",
    "top",
    "pitch_x",
    "pitch_y",
)


class Sheet(models.Model):
    """Paper with pre-cut labels. Lengths in mm, from the top left corner; article27.labels does the arithmetic."""

    _name = "a27.label.sheet"
    _description = "Label Sheet"
    _order = "sequence, name"

    name = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    paper_width = fields.Float(required=True, default=210, digits=(6, 2))
    paper_height = fields.Float(required=True, default=297, digits=(6, 2))
    columns = fields.Integer(required=True)
    rows = fields.Integer(required=True)
    label_width = fields.Float(required=True, digits=(6, 2))
    label_height = fields.Float(required=True, digits=(6, 2))
    left = fields.Float(string="Left Margin", digits=(6, 2))
    top = fields.Float(string="Top Margin", digits=(6, 2))
    pitch_x = fields.Float(
        string="Horizontal Pitch",
        required=True,
        digits=(6, 2),
        help="From the left edge of a label to the left edge of the next one.",
    )
    pitch_y = fields.Float(
        string="Vertical Pitch",
        required=True,
        digits=(6, 2),
        help="From the upper edge of a label to the upper edge of the one below.",
    )
    label_count = fields.Integer(string="Labels per Sheet", compute="_compute_label_count")
    barcode = fields.Selection(
        [("good", "Easy to read"), ("fine", "Very fine"), ("too_small", "Does not fit")], compute="_compute_barcode"
    )
    module_width = fields.Float(string="Narrowest Bar (mm)", compute="_compute_barcode", digits=(4, 3))

    _name_uniq = models.Constraint("UNIQUE(name)", "There is already a label sheet of this name.")

    @api.depends("columns", "rows")
    def _compute_label_count(self):
        for sheet in self:
            sheet.label_count = sheet.columns * sheet.rows

    @api.depends(*GEOMETRY)
    def _compute_barcode(self):
        for sheet in self:
            try:
                library_sheet = sheet._to_library()
                sheet.barcode = "fine" if is_fine(library_sheet) else "good"
                sheet.module_width = module_width(library_sheet)
            except LabelTooSmallError:
                sheet.barcode, sheet.module_width = "too_small", 0
            except SheetError:  # a form that is being filled in
                sheet.barcode, sheet.module_width = False, 0

    @api.constrains(*GEOMETRY)
    def _check_geometry(self):
        for sheet in self:
            try:
                sheet._to_library()
            except SheetError as error:
                raise ValidationError(
                    self.env._(
                        "The labels of sheet %(name)s overlap or do not fit its paper. Measure the sheet again.",
                        name=sheet.name,
                    )
                ) from error

    def _to_library(self):
        """The sheet as article27.labels knows it. Raises article27.SheetError."""
        self.ensure_one()
        return LabelSheet(code=self.name or "", **{field: self[field] for field in GEOMETRY})
