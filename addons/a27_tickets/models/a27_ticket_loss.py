from odoo import fields, models
from odoo.exceptions import UserError

from article27 import TicketFacts, TicketState

LOSSES = [("lost", "Lost"), ("stolen", "Stolen"), ("torn", "Torn or badly stuck"), ("other", "Other")]


class Ticket(models.Model):
    """Tickets that go out of circulation, with or without a new number in their place.

    The quota counts the tickets generated, less those cancelled before they were delivered, less those replaced. A
    ticket that leaves it for good has `in_quota` false, whatever its status becomes: a replaced one may come back all
    the same and be paid.
    """

    _inherit = "a27.ticket"

    loss = fields.Selection(LOSSES, string="Why cancelled", readonly=True, copy=False)
    loss_note = fields.Char(string="Explanation", readonly=True, copy=False)
    cancelled_by_id = fields.Many2one("res.users", string="Cancelled by", readonly=True, copy=False)
    cancelled_at = fields.Datetime(string="Cancelled on", readonly=True, copy=False)
    replaces_id = fields.Many2one("a27.ticket", readonly=True, ondelete="restrict", copy=False)
    replaced_by_id = fields.Many2one("a27.ticket", readonly=True, ondelete="restrict", copy=False)

    _replaces_uniq = models.UniqueIndex(
        "(replaces_id) WHERE replaces_id IS NOT NULL", "A ticket is replaced by one other ticket only."
    )
    _replaced_by = models.Index("(replaced_by_id) WHERE replaced_by_id IS NOT NULL")

    def _cancel(self, loss, note=None):
        """Take the tickets out of circulation, all or none. Those not yet delivered give their place back to the
        quota. Raises UserError."""
        self._check_cancellable(loss, note)
        undelivered = self.filtered(lambda ticket: ticket.state != "delivered")
        self._take_out(loss, note)
        undelivered._leave_quota()

    def _replace(self, loss, note=None):
        """Cancel the tickets and make a new number for each, all or none; return the batches of the new ones, one for
        each batch that the old ones came from. No quota is used. Raises UserError."""
        self._check_cancellable(loss, note)
        batches = self.batch_id.browse()
        for batch, tickets in self.grouped("batch_id").items():
            batches |= batch._make_replacements(tickets.sorted("number"))
        self._take_out(loss, note)
        # Superuser: see _move_to. Not _leave_quota: the new tickets take the places of the old ones.
        self.sudo().in_quota = False
        return batches

    def _facts(self):
        """What article27.verdict asks of a ticket."""
        self.ensure_one()
        return TicketFacts(
            state=TicketState(self.state),
            is_replaced=bool(self.replaced_by_id),
            is_stolen=self.loss == "stolen",
            is_brought_back=self.is_brought_back,
        )

    def _take_out(self, loss, note):
        self._move_to("cancelled").sudo().write(
            {
                "loss": loss,
                "loss_note": note,
                "cancelled_by_id": self.env.uid,
                "cancelled_at": fields.Datetime.now(),
            }
        )

    def _check_cancellable(self, loss, note):
        self.convention_id.check_access("write")
        if not self:
            raise UserError(self.env._("Choose at least one ticket."))
        if loss not in dict(LOSSES) or (loss == "other" and not (note or "").strip()):
            raise UserError(self.env._("Say why these tickets are cancelled."))
        gone = self.filtered(lambda ticket: ticket.state not in ("generated", "printed", "delivered"))
        if gone:
            raise UserError(
                self.env._(
                    "Nothing was cancelled: %(count)s of these tickets were already cancelled, used or out of date "
                    "(%(numbers)s). Leave them out.",
                    count=len(gone),
                    numbers=self._some_numbers(gone.mapped("display_name")),
                )
            )

    def _some_numbers(self, numbers):
        return ", ".join(numbers[:5]) + ("..." if len(numbers) > 5 else "")
