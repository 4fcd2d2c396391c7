from odoo import fields, models


class TicketUndoDelivery(models.TransientModel):
    """Asks why a delivery is undone."""

    _name = "a27.ticket.undo.delivery"
    _description = "Undo a Delivery"

    batch_id = fields.Many2one("a27.ticket.batch", required=True)
    reason = fields.Char(string="Why", required=True)

    def action_undo(self):
        self.ensure_one()
        self.batch_id._undo_delivery(self.reason)
        return {"type": "ir.actions.act_window_close"}
