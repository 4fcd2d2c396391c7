from odoo import fields, models


class ReturnReopen(models.TransientModel):
    """Asks a manager why a closed return is reopened."""

    _name = "a27.return.reopen"
    _description = "Reopen a Return"

    return_ids = fields.Many2many(
        "a27.ticket.return", required=True, default=lambda self: self.env.context.get("active_ids")
    )
    reason = fields.Char(required=True)

    def action_reopen(self):
        self.ensure_one()
        self.return_ids._reopen(self.reason)
        return {"type": "ir.actions.act_window_close"}
