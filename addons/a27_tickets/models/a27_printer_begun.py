from odoo import api, fields, models
from odoo.exceptions import ValidationError


class BegunSheet(models.Model):
    """The sheet of a kind that a printer has begun: where the next print starts."""

    _name = "a27.printer.begun"
    _description = "Begun Sheet"
    _order = "printer_id, sheet_id"

    printer_id = fields.Many2one("a27.printer", required=True, ondelete="cascade", index=True)
    sheet_id = fields.Many2one("a27.label.sheet", required=True, ondelete="cascade")
    next_label = fields.Integer(string="Next Free Label", required=True, default=1)

    _sheet_uniq = models.Constraint("UNIQUE(printer_id, sheet_id)", "This printer already has a line for this sheet.")

    @api.constrains("next_label", "sheet_id")
    def _check_next_label(self):
        for begun in self:
            if not 1 <= begun.next_label <= begun.sheet_id.label_count:
                raise ValidationError(
                    self.env._(
                        "Sheet %(sheet)s has labels 1 to %(count)s, so %(label)s is not the next free one.",
                        sheet=begun.sheet_id.name,
                        count=begun.sheet_id.label_count,
                        label=begun.next_label,
                    )
                )
