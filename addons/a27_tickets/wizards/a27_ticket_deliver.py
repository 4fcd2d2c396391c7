from odoo import fields, models


class TicketDeliver(models.TransientModel):
    """Asks how and when a batch left, and who took it."""

    _name = "a27.ticket.deliver"
    _description = "Deliver Tickets"

    batch_id = fields.Many2one("a27.ticket.batch", required=True)
    partner_id = fields.Many2one(related="batch_id.partner_id")
    mode = fields.Selection([("collected", "Collected"), ("posted", "Posted")], required=True, default="collected")
    day = fields.Date(string="Date", required=True, default=fields.Date.context_today)
    relay_id = fields.Many2one(
        "res.partner",
        string="Collected by",
        domain="[('parent_id', '=', partner_id), ('type', '=', 'contact')]",
    )

    def action_deliver(self):
        self.ensure_one()
        self.batch_id._deliver(self.mode, self.day, self.relay_id if self.mode == "collected" else None)
        return {"type": "ir.actions.act_window_close"}
