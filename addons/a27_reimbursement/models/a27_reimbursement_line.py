from decimal import Decimal

from odoo import fields, models
from odoo.exceptions import UserError

from article27.money.reimbursement import amount_of


class ReimbursementLine(models.Model):
    """The accepted tickets of a return for one show, or of one genre, and what they come to.

    No group may write lines: they follow the readings until the return is closed. A person may type another amount per
    ticket, with a reason, which stays while the line does.
    """

    _name = "a27.reimbursement.line"
    _description = "Line of Reimbursement"
    _order = "return_id, id"
    _rec_name = "return_id"

    return_id = fields.Many2one("a27.ticket.return", required=True, readonly=True, ondelete="cascade")
    venue_id = fields.Many2one(related="return_id.venue_id", store=True, index=True)
    used_on = fields.Date(readonly=True, required=True, help="The day that decides the rate and the period.")
    show_id = fields.Many2one("a27.show", readonly=True, ondelete="restrict")
    genre_id = fields.Many2one("a27.discipline", readonly=True, ondelete="restrict")
    ticket_count = fields.Integer(string="Tickets", readonly=True)
    # What it is paid
    rate_id = fields.Many2one("a27.reimbursement.rate", readonly=True, ondelete="restrict", index="btree_not_null")
    is_typed = fields.Boolean(string="Typed", readonly=True)
    typed_amount = fields.Monetary(readonly=True)
    typed_reason = fields.Char(string="Why Another Amount", readonly=True)
    typed_by_id = fields.Many2one("res.users", string="Typed by", readonly=True)
    is_priced = fields.Boolean(readonly=True)
    unit_amount = fields.Monetary(string="Per Ticket", readonly=True)
    amount = fields.Monetary(readonly=True)
    is_cut = fields.Boolean(string="Cut by a Ceiling", readonly=True)
    currency_id = fields.Many2one(
        "res.currency", required=True, readonly=True, default=lambda self: self.env.ref("base.EUR")
    )

    _return = models.Index("(return_id)")

    def _type_amount(self, amount, reason):
        """Pay the line's tickets `amount` each, or by the rate again with None; until the return closes."""
        self.ensure_one()
        self.return_id._keep_open()
        self.return_id._check_names_no_number(reason)
        if amount is not None and not (reason or "").strip():
            raise UserError(self.env._("Say why these tickets are paid another amount: the reason is kept."))
        if amount is not None and amount < 0:
            raise UserError(self.env._("An amount is 0 or more."))
        # Superuser: no group may write lines; the right to this act is checked above.
        self.sudo().write(
            {
                "is_typed": amount is not None,
                "typed_amount": amount or 0,
                "typed_reason": reason if amount is not None else False,
                "typed_by_id": self.env.uid if amount is not None else False,
            }
        )
        self.return_id._refresh_amounts()

    def action_back_to_rate(self):
        self._type_amount(None, False)

    def _price(self, rate, spent):
        """Set the amounts from `rate` (of the library, or None) and what the venue got under it in its period; return
        what the line adds to that."""
        typed = Decimal(f"{self.typed_amount:.2f}") if self.is_typed else None
        found = amount_of(self.ticket_count, rate, typed, spent)
        # Superuser: no group may write lines.
        self.sudo().write(
            {
                "rate_id": rate.key if rate else False,
                "is_priced": found is not None,
                "unit_amount": float(found.unit) if found else 0,
                "amount": float(found.total) if found else 0,
                "is_cut": bool(found and found.is_cut),
            }
        )
        return found.total if found else Decimal(0)
