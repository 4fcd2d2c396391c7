from odoo import api, fields, models


class LabelChoiceMixin(models.AbstractModel):
    """On which printer and sheet labels come out, and from which label on."""

    _name = "a27.label.choice.mixin"
    _description = "Choice of printer and sheet"

    printer_id = fields.Many2one("a27.printer", default=lambda self: self._default_printer())
    sheet_id = fields.Many2one(
        "a27.label.sheet", required=True, compute="_compute_sheet_id", store=True, readonly=False, precompute=True
    )
    start = fields.Integer(
        string="Start at Label",
        required=True,
        compute="_compute_start",
        store=True,
        readonly=False,
        precompute=True,
        help="For a sheet that was begun: its first free label.",
    )

    @api.model
    def _default_printer(self):
        """The printer that this person used last, else the first of the list."""
        last = self.env["a27.print.job"].search(
            [("create_uid", "=", self.env.uid), ("printer_id.active", "=", True)], limit=1
        )
        return last.printer_id or self.env["a27.printer"].search([], limit=1)

    @api.depends("printer_id")
    def _compute_sheet_id(self):
        for choice in self:
            usual = choice.printer_id.sheet_id
            choice.sheet_id = usual or choice.sheet_id or self.env["a27.label.sheet"].search([], limit=1)

    @api.depends("printer_id", "sheet_id")
    def _compute_start(self):
        for choice in self:
            choice.start = choice.printer_id._next_label(choice.sheet_id)
