from odoo import api, fields, models
from odoo.exceptions import UserError


class UndoneDelivery(models.Model):
    """A delivery that was undone: what its batch said of it, and why it no longer does. No group may write it."""

    _name = "a27.undone.delivery"
    _description = "Undone Delivery"
    _order = "id desc"
    _rec_name = "batch_id"

    batch_id = fields.Many2one("a27.ticket.batch", required=True, readonly=True, ondelete="restrict", index=True)
    delivered_on = fields.Date(required=True, readonly=True)
    delivery_mode = fields.Selection([("collected", "Collected"), ("posted", "Posted")], readonly=True)
    delivered_to_id = fields.Many2one("res.partner", string="Collected by", readonly=True, ondelete="restrict")
    delivered_by_id = fields.Many2one("res.users", string="Delivered by", readonly=True)
    delivered_at = fields.Datetime(string="Delivery Recorded at", readonly=True)
    receipt = fields.Binary(attachment=True, readonly=True)
    receipt_name = fields.Char(related="batch_id.receipt_name")
    reason = fields.Char(string="Why", required=True, readonly=True)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("The history of deliveries is never deleted."))
