from odoo import api, fields, models


class AmountType(models.TransientModel):
    """Asks for another amount per ticket, and why."""

    _name = "a27.amount.type"
    _description = "Type Another Amount"

    line_id = fields.Many2one(
        "a27.reimbursement.line", required=True, default=lambda self: self.env.context.get("active_id")
    )
    currency_id = fields.Many2one(related="line_id.currency_id")
    amount = fields.Monetary(
        string="Per Ticket", compute="_compute_amount", store=True, readonly=False, precompute=True, required=True
    )
    reason = fields.Char(string="Why Another Amount", required=True)

    @api.depends("line_id")
    def _compute_amount(self):
        """What is paid now: a dialog that is confirmed without typing must not make it nothing."""
        for wizard in self:
            wizard.amount = wizard.line_id.unit_amount

    def action_type(self):
        self.ensure_one()
        self.line_id._type_amount(self.amount, self.reason)
        return {"type": "ir.actions.act_window_close"}
