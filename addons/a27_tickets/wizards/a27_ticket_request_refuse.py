from odoo import fields, models


class TicketRequestRefuse(models.TransientModel):
    """Asks why requests are refused."""

    _name = "a27.ticket.request.refuse"
    _description = "Refuse a Request"

    request_ids = fields.Many2many(
        "a27.ticket.request", required=True, default=lambda self: self.env.context.get("active_ids")
    )
    reason = fields.Char(string="Why Refused", required=True)

    def action_refuse(self):
        self.ensure_one()
        self.request_ids._refuse(self.reason)
        return {"type": "ir.actions.act_window_close"}
