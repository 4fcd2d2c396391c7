from odoo import api, fields, models
from odoo.exceptions import UserError

from article27.pasted import read_numbers


class ScanTyped(models.TransientModel):
    """Takes numbers from a hand scanner, which ends each with a line break, or from the keyboard."""

    _name = "a27.scan.typed"
    _description = "Enter Numbers"

    return_id = fields.Many2one("a27.ticket.return", required=True)
    numbers = fields.Text(help="One number a line.")
    preview = fields.Char(compute="_compute_preview")

    @api.depends("numbers")
    def _compute_preview(self):
        for wizard in self:
            try:
                count = len(wizard.return_id._check_typed(wizard._read()))
            except UserError as error:
                wizard.preview = str(error)
            else:
                wizard.preview = self.env._("%s different numbers.", count)

    def action_add(self):
        self.ensure_one()
        self.return_id._add_typed(self._read())
        return {"type": "ir.actions.act_window_close"}

    def _read(self):
        numbers, others = read_numbers(self.numbers or "")
        return [*numbers, *others]
