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
        batch = self.batch_id
        is_gone_before = self.cancelled_at and batch.delivered_at and self.cancelled_at < batch.delivered_at
        if not batch.delivered_on or is_gone_before:
            return []
        sent = self.env._("Sent by post.")
        to = self.env._("Collected by %s.", batch.delivered_to_id.name) if batch.delivered_to_id else ""
        return [
            LifeEvent(
                title=self.env._("Delivered"),
                icon="fa-truck" if batch.delivery_mode == "posted" else "fa-handshake-o",
                day=batch.delivered_on,
                at=batch.delivered_at,
                who=batch.delivered_by_id,
                detail=sent if batch.delivery_mode == "posted" else to,
                record=batch,
                url=batch.action_download_receipt()["url"] if batch.receipt_name and batch.receipt else "",
                url_label=self.env._("Receipt"),
            )
        ]

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
