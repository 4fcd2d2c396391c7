from odoo import fields, models
from odoo.exceptions import AccessError, UserError


class TicketRequest(models.Model):
    """The decision on a request: accepted in whole or in part, put on the waiting list, or refused."""

    _inherit = "a27.ticket.request"

    def action_wait(self):
        """Button: the quota is short, the request waits until there is room."""
        self._check_undecided()
        self._write_guarded({"state": "waiting"})

    def action_resubmit(self):
        """Button: a refusal is taken back, or the waiting is over."""
        for request in self:
            if request.state not in ("waiting", "refused"):
                raise UserError(self.env._("Request %s is not waiting and was not refused.", request.name))
        self._write_guarded(
            {"state": "submitted", "refusal_reason": False, "decided_by_id": False, "decided_on": False}
        )

    def _refuse(self, reason):
        self._check_undecided()
        if not (reason or "").strip():
            raise UserError(self.env._("Say why the request is refused."))
        self._write_guarded({"state": "refused", "refusal_reason": reason.strip(), **self._prepare_decision_values()})

    def _accept(self, labels, paper, override_reason=None):
        """Accept `labels` and `paper` tickets of what was asked; the labels' numbers are generated in one batch.

        `override_reason` lets a manager accept during a period without withdrawals. Raises UserError, also when the
        quota is short.
        """
        self.ensure_one()
        self.check_access("write")
        self._check_undecided()
        self._check_accepted(labels, paper)
        self._check_blackout(override_reason)
        batch = self._generate_batch(labels) if labels else self.batch_id
        is_whole = (labels, paper) == (self.label_quantity, self.paper_quantity)
        self._write_guarded(
            {
                "state": "accepted" if is_whole else "partly",
                "accepted_labels": labels,
                "accepted_paper": paper,
                "batch_id": batch.id,
                **self._prepare_decision_values(),
            }
        )
        self.activity_unlink(["mail.mail_activity_data_todo"])
        self._log_acceptance(override_reason)

    def _prepare_decision_values(self):
        return {"decided_by_id": self.env.uid, "decided_on": fields.Date.context_today(self)}

    def _check_accepted(self, labels, paper):
        if not (0 <= labels <= self.label_quantity and 0 <= paper <= self.paper_quantity):
            raise UserError(
                self.env._(
                    "Request %(name)s asks for %(labels)s labels and %(paper)s paper tickets: accept so many or fewer.",
                    name=self.name,
                    labels=self.label_quantity,
                    paper=self.paper_quantity,
                )
            )
        if not labels and not paper:
            raise UserError(self.env._("Nothing is accepted: refuse the request, or put it on the waiting list."))

    def _check_blackout(self, override_reason):
        period = self.env["a27.request.blackout"]._find(fields.Date.context_today(self))
        if not period:
            return
        if not (override_reason or "").strip():
            raise UserError(
                period._sentence()
                + " "
                + self.env._("Accept it afterwards; a manager may accept it now, with a reason.")
            )
        if not self.env.user.has_group("a27_partners.group_a27_manager"):
            raise AccessError(period._sentence() + " " + self.env._("Only a manager accepts a request all the same."))

    def _generate_batch(self, labels):
        if not self.convention_id:
            raise UserError(
                self.env._(
                    "%(partner)s has no signed convention, so no labels are made. Choose or sign one first.",
                    partner=self.partner_id.display_name,
                )
            )
        return self.env["a27.ticket.batch"]._generate(self.convention_id, labels, self.place_id or None)

    def _log_acceptance(self, override_reason):
        sentence = self.env._(
            "Accepted: %(labels)s of %(asked_labels)s labels, %(paper)s of %(asked_paper)s paper tickets.",
            labels=self.accepted_labels,
            asked_labels=self.label_quantity,
            paper=self.accepted_paper,
            asked_paper=self.paper_quantity,
        )
        period = self.env["a27.request.blackout"]._find(fields.Date.context_today(self))
        if period:
            sentence += " " + self.env._(
                "Accepted during %(period)s all the same: %(reason)s", period=period.name, reason=override_reason
            )
        self.message_post(body=sentence)

    def action_view_batch(self):
        return self.batch_id._get_records_action()
