from odoo import api, fields, models
from odoo.exceptions import UserError


class TicketReturn(models.Model):
    """The payment that a closed return is in. `payment_id` is a column of the return, so that preparing a payment and
    reopening a return change the same row, and one of two at once is repeated."""

    _inherit = "a27.ticket.return"

    payment_id = fields.Many2one(
        "a27.payment", readonly=True, copy=False, ondelete="restrict", index="btree_not_null", tracking=True
    )

    @api.model
    def _guarded_fields(self):
        return {**super()._guarded_fields(), "payment_id": False}

    def write(self, vals):
        """Override of a27_scanning: a return in a payment is not reopened."""
        if "closed_on" in vals and not vals["closed_on"]:
            self._check_not_in_payment()
        return super().write(vals)

    def _check_movable(self):
        """Override of a27_scanning: nothing moves out of a return in a payment, or into it."""
        self._check_not_in_payment()
        return super()._check_movable()

    def _check_not_in_payment(self):
        for record in self.filtered("payment_id"):
            raise UserError(
                self.env._(
                    "%(name)s is in payment %(payment)s. Take it out of it or cancel the payment first.",
                    name=record.display_name,
                    payment=record.payment_id.display_name,
                )
            )

    def action_prepare_payment(self):
        """Button of the list: one payment of the selected returns."""
        payment = self.env["a27.payment"]._prepare(self)
        return {
            "type": "ir.actions.act_window",
            "res_model": "a27.payment",
            "res_id": payment.id,
            "view_mode": "form",
        }

    def action_view_payment(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "a27.payment",
            "res_id": self.payment_id.id,
            "view_mode": "form",
        }

    def _check_payable(self):
        """Raises UserError."""
        self._check_not_in_payment()
        for record in self:
            if record.state != "closed":
                raise UserError(
                    self.env._(
                        "%s is not closed, or is paid already. Only closed returns are paid.", record.display_name
                    )
                )
            if not record.is_priced and record.accepted_count:
                raise UserError(
                    self.env._(
                        "%s has no amount yet: no rate holds for its venue on its day. Ask a manager to add a rate, "
                        'then choose "Calculate the amounts" on the return.',
                        record.display_name,
                    )
                )
