from odoo import fields, models
from odoo.exceptions import UserError


class PaymentItem(models.Model):
    """A return in a payment, also in one that was cancelled: what was to be paid, and with what. No group may write."""

    _name = "a27.payment.item"
    _description = "Return in a Payment"
    _order = "payment_id, id"
    _rec_name = "return_id"

    payment_id = fields.Many2one("a27.payment", required=True, readonly=True, ondelete="restrict", index=True)
    transfer_id = fields.Many2one("a27.payment.transfer", readonly=True, ondelete="restrict", index="btree_not_null")
    return_id = fields.Many2one("a27.ticket.return", required=True, readonly=True, ondelete="restrict", index=True)
    venue_id = fields.Many2one(related="return_id.venue_id")
    ticket_count = fields.Integer(related="return_id.accepted_count", string="Accepted Tickets")
    currency_id = fields.Many2one(related="payment_id.currency_id")
    amount = fields.Monetary(readonly=True)
    is_live = fields.Boolean(readonly=True)

    _live_once = models.UniqueIndex("(return_id) WHERE is_live", "This return is in a payment already.")

    def action_remove(self):
        """Button: take returns out of a payment that is in preparation."""
        self.payment_id.check_access("write")
        self.payment_id._check_draft()
        # Superuser: no group may write items; the right to this act is checked above.
        items = self.sudo()
        transfers = items.transfer_id
        items.return_id.payment_id = False
        items.unlink()
        transfers.filtered(lambda transfer: not transfer.amount).unlink()

    def _check_unchanged(self):
        """Raises UserError. Nothing may change a return in a payment; money is worth a second look."""
        for item in self:
            if item.return_id.state != "closed" or item.currency_id.compare_amounts(
                item.amount, item.return_id.amount_total
            ):
                raise UserError(
                    self.env._(
                        "%s changed since it was put into the payment. Take it out.", item.return_id.display_name
                    )
                )
