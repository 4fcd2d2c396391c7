from odoo import api, fields, models


class TicketDeliver(models.TransientModel):
    """Asks how and when a batch left, who took it, and how many paper tickets went with it."""

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
    paper = fields.Integer(
        string="Paper Tickets", compute="_compute_paper", store=True, readonly=False, precompute=True
    )
    stock = fields.Integer(string="Paper Tickets in Stock", compute="_compute_stock")

    @api.depends("batch_id")
    def _compute_paper(self):
        """What was accepted, else one for each number."""
        for wizard in self:
            requests = wizard.batch_id.request_ids
            wizard.paper = sum(requests.mapped("accepted_paper")) if requests else wizard.batch_id.ticket_count

    @api.depends("batch_id")
    def _compute_stock(self):
        self.stock = self.env["a27.paper.movement"]._stock()

    def action_deliver(self):
        self.ensure_one()
        relay = self.relay_id if self.mode == "collected" else None
        self.batch_id._deliver(self.mode, self.day, relay, self.paper)
        return {"type": "ir.actions.act_window_close"}
