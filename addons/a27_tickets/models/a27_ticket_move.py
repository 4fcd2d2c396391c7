from collections import Counter

from odoo import api, fields, models
from odoo.exceptions import UserError

from article27.ranges import ranges


class Ticket(models.Model):
    """Tickets that were not delivered yet may move from one antenna to another, or to none."""

    _inherit = "a27.ticket"

    def _move_to_place(self, place, reason=None):
        """Move all of these tickets to the antenna `place` (empty: to the organisation itself), or none. The places in
        the quota, and the shares, move along. Raises UserError."""
        self.convention_id.check_access("write")
        self._check_undistributed()
        for partner in self.partner_id:
            self.env["a27.ticket.batch"]._check_place(partner, place)
        moving = self.filtered(lambda ticket: ticket.place_id != place)
        if not moving:
            raise UserError(self.env._("These tickets are already there."))
        for (batch, old_place), tickets in moving.grouped(lambda one: (one.batch_id, one.place_id)).items():
            tickets._change_shares(batch.convention_id, old_place, place)
            tickets._record_transfers(batch, old_place, place, reason)
        # Superuser: nobody has the right to write tickets and batches.
        moving.sudo().place_id = place
        places = self._read_group([("batch_id", "in", moving.batch_id.ids)], ["batch_id", "place_id"])
        spread = Counter(batch for batch, _place in places)
        moving.batch_id.filtered(lambda batch: spread[batch] == 1).sudo().place_id = place

    def _check_undistributed(self):
        gone = self.filtered(lambda ticket: ticket.state not in ("generated", "printed"))
        if not self or gone:
            raise UserError(
                self.env._(
                    "Only tickets that were not delivered move to another antenna: %s of these cannot.", len(gone)
                )
            )

    def _change_shares(self, convention, old_place, place):
        counted = len(self.filtered("in_quota"))
        if convention._share_of(old_place) or convention._share_of(place):
            convention._check_share(counted, place)
            convention._change_allocated(-counted, old_place)
            convention._change_allocated(counted, place)

    def _record_transfers(self, batch, old_place, place, reason):
        # Superuser: nobody has the right to write the history.
        self.env["a27.ticket.transfer"].sudo().create(
            [
                {
                    "batch_id": batch.id,
                    "convention_id": batch.convention_id.id,
                    "first_number": run.first,
                    "last_number": run.last,
                    "count": run.count,
                    "from_place_id": old_place.id,
                    "to_place_id": place.id,
                    "reason": reason,
                }
                for run in ranges(self.mapped("number"))
            ]
        )


class TicketBatch(models.Model):
    _inherit = "a27.ticket.batch"

    transfer_ids = fields.One2many("a27.ticket.transfer", "batch_id", string="Moves between Antennas", readonly=True)
    transfer_count = fields.Integer(string="Number of Moves", compute="_compute_transfer_count")

    @api.depends("transfer_ids")
    def _compute_transfer_count(self):
        for batch in self:
            batch.transfer_count = len(batch.transfer_ids)

    def action_view_transfers(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Moves between antennas"),
            "res_model": "a27.ticket.transfer",
            "view_mode": "list",
            "domain": [("batch_id", "in", self.ids)],
        }
