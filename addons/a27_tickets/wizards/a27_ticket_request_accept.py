from odoo import api, fields, models


class TicketRequestAccept(models.TransientModel):
    """Asks how much of a request is accepted, beside what the convention has left."""

    _name = "a27.ticket.request.accept"
    _description = "Accept a Request"

    request_id = fields.Many2one("a27.ticket.request", required=True)
    convention_id = fields.Many2one(related="request_id.convention_id")
    label_quantity = fields.Integer(related="request_id.label_quantity")
    paper_quantity = fields.Integer(related="request_id.paper_quantity")
    remaining = fields.Integer(related="request_id.remaining")
    labels = fields.Integer(
        string="Labels Accepted", compute="_compute_accepted", store=True, readonly=False, precompute=True
    )
    paper = fields.Integer(
        string="Paper Tickets Accepted", compute="_compute_accepted", store=True, readonly=False, precompute=True
    )
    is_short = fields.Boolean(compute="_compute_is_short")
    blackout = fields.Char(string="Period without Withdrawals", compute="_compute_blackout")
    override_reason = fields.Char(string="Why all the same")

    @api.depends("request_id")
    def _compute_accepted(self):
        """What was asked, cut to what is left."""
        for wizard in self:
            request = wizard.request_id
            wizard.labels = min(request.label_quantity, max(request.remaining, 0))
            wizard.paper = request.paper_quantity

    @api.depends("request_id")
    def _compute_is_short(self):
        for wizard in self:
            wizard.is_short = wizard.request_id.label_quantity > wizard.request_id.remaining

    @api.depends("request_id")
    def _compute_blackout(self):
        period = self.env["a27.request.blackout"]._find(fields.Date.context_today(self))
        self.blackout = period._sentence() if period else False

    def action_accept(self):
        self.ensure_one()
        self.request_id._accept(self.labels, self.paper, self.override_reason)
        return {"type": "ir.actions.act_window_close"}
