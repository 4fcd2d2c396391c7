from odoo import models
from odoo.tools import format_date

from .life_event import LifeEvent


class Ticket(models.Model):
    """The life of one ticket, told from what the acts have kept. What venues send back is told by the addons above."""

    _inherit = "a27.ticket"

    def _life(self):
        """The events of this ticket, in no order."""
        self.ensure_one()
        return [
            *self._life_of_request(),
            self._life_of_generation(),
            *self._life_of_moves(),
            *self._life_of_prints(),
            *self._life_of_delivery(),
            *self._life_of_loss(),
            *self._life_of_bringing_back(),
        ]

    def _life_of_request(self):
        return [
            LifeEvent(
                title=self.env._("Asked for"),
                icon="fa-inbox",
                day=request.requested_on,
                at=request.create_date,
                who=request.create_uid,
                detail=self.env._("Decided by %(who)s on %(day)s.", who=request.decided_by_id.name, day=day)
                if (day := format_date(self.env, request.decided_on))
                else "",
                record=request,
            )
            for request in self.batch_id.request_ids
        ]

    def _life_of_generation(self):
        replaced = self.replaces_id
        return LifeEvent.at_time(
            self.env,
            self.batch_id.create_date,
            title=self.env._("Generated"),
            icon="fa-magic",
            who=self.batch_id.create_uid,
            detail=self.env._("In place of %s.", replaced.display_name) if replaced else "",
            record=self.batch_id,
        )

    def _life_of_moves(self):
        moves = self.env["a27.ticket.transfer"].search(
            [
                ("batch_id", "=", self.batch_id.id),
                ("first_number", "<=", self.number),
                ("last_number", ">=", self.number),
            ]
        )
        organisation = self.partner_id.name
        return [
            LifeEvent.at_time(
                self.env,
                move.create_date,
                title=self.env._("Moved to another antenna"),
                icon="fa-exchange",
                who=move.create_uid,
                detail=self.env._(
                    "From %(origin)s to %(goal)s. %(reason)s",
                    origin=move.from_place_id.name or organisation,
                    goal=move.to_place_id.name or organisation,
                    reason=move.reason or "",
                ).strip(),
            )
            for move in moves
        ]

    def _life_of_prints(self):
        return [
            LifeEvent.at_time(
                self.env,
                line.prepared_at,
                title=self.env._("Reprinted") if line.is_reprint else self.env._("Printed"),
                icon="fa-print",
                who=line.prepared_by_id,
                detail=line._sentence(),
                record=line.job_id,
            )
            for line in self.print_line_ids.filtered(lambda line: line.state != "discarded")
        ]

    def _life_of_delivery(self):
        """The delivery of the batch, and those that were undone; not for a ticket that was taken out before."""
        batch = self.batch_id
        events = []
        for delivery in (*batch.undone_delivery_ids, *batch.filtered("delivered_on")):
            if not (self.cancelled_at and delivery.delivered_at and self.cancelled_at < delivery.delivered_at):
                events.append(self._life_of_leaving(delivery))
        for undone in batch.undone_delivery_ids:
            if not (self.cancelled_at and self.cancelled_at < undone.create_date):
                events.append(self._life_of_undoing(undone))
        return events

    def _life_of_leaving(self, delivery):
        """`delivery` is the batch, or one of its undone deliveries: both say it in the same fields."""
        sent = self.env._("Sent by post.")
        to = self.env._("Collected by %s.", delivery.delivered_to_id.name) if delivery.delivered_to_id else ""
        receipt = f"/web/content/{delivery._name}/{delivery.id}/receipt/{delivery.receipt_name}?download=true"
        return LifeEvent(
            title=self.env._("Delivered"),
            icon="fa-truck" if delivery.delivery_mode == "posted" else "fa-handshake-o",
            day=delivery.delivered_on,
            at=delivery.delivered_at,
            who=delivery.delivered_by_id,
            detail=sent if delivery.delivery_mode == "posted" else to,
            record=self.batch_id,
            url=receipt if delivery.receipt else "",
            url_label=self.env._("Receipt"),
        )

    def _life_of_undoing(self, undone):
        return LifeEvent.at_time(
            self.env,
            undone.create_date,
            title=self.env._("Delivery undone"),
            icon="fa-undo",
            who=undone.create_uid,
            detail=undone.reason,
            record=self.batch_id,
        )

    def _life_of_loss(self):
        if not self.cancelled_at:
            return []
        loss = dict(self._fields["loss"]._description_selection(self.env))[self.loss]
        note = f"{self.loss_note.rstrip('.')}." if self.loss_note else ""
        replacement = self.env._("Replaced by %s.", self.replaced_by_id.display_name) if self.replaced_by_id else ""
        return [
            LifeEvent.at_time(
                self.env,
                self.cancelled_at,
                title=self.env._("Out of circulation: %s", loss.lower()),
                icon="fa-ban",
                who=self.cancelled_by_id,
                detail=f"{note} {replacement}".strip(),
                record=self.replaced_by_id,
            )
        ]

    def _life_of_bringing_back(self):
        if not self.is_brought_back:
            return []
        return [
            LifeEvent(
                title=self.env._("Came back unused"),
                icon="fa-undo",
                day=self.brought_back_on,
                who=self.brought_back_by_id,
                record=self.batch_id,
            )
        ]
