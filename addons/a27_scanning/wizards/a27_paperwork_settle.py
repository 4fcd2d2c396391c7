from odoo import api, fields, models


class PaperworkSettle(models.TransientModel):
    """Asks how and when batches were handed over whose tickets came back although nobody recorded it."""

    _name = "a27.paperwork.settle"
    _description = "Settle our Paperwork"

    return_id = fields.Many2one("a27.ticket.return", required=True)
    batch_ids = fields.Many2many(
        "a27.ticket.batch", string="Batches", compute="_compute_batch_ids", store=True, readonly=False
    )
    mode = fields.Selection([("collected", "Collected"), ("posted", "Posted")], required=True, default="collected")
    day = fields.Date(
        string="Delivered on", required=True, compute="_compute_day", store=True, readonly=False, precompute=True
    )

    @api.depends("return_id")
    def _compute_batch_ids(self):
        for wizard in self:
            wizard.batch_ids = wizard.return_id.late_batch_ids

    @api.depends("return_id")
    def _compute_day(self):
        """At the latest when the venue sent them back."""
        today = fields.Date.context_today(self)
        for wizard in self:
            wizard.day = min(wizard.return_id.received_on or today, today)

    def action_settle(self):
        self.ensure_one()
        self.return_id._settle_paperwork(self.batch_ids._origin, self.mode, self.day)
        return {"type": "ir.actions.act_window_close"}
