from datetime import timedelta

from odoo import models
from odoo.tools import format_date

from article27 import Verdict


class Ticket(models.Model):
    """Where a ticket stands today, in a sentence for a colleague, and what there is to do."""

    _inherit = "a27.ticket"

    def action_view_life(self):
        """Button: the page "Find a ticket" with this number."""
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id("a27_tickets.a27_ticket_find_action")
        return {**action, "params": {"text": self.number}}

    def _standing(self, verdict):
        """Two sentences: what is the matter with this ticket, whose `verdict` it is; and what to do, or nothing."""
        self.ensure_one()
        tell = {
            Verdict.ACCEPTED: self._tell_in_circulation,
            Verdict.NOT_PRINTED: self._tell_not_printed,
            Verdict.NOT_DELIVERED: self._tell_not_delivered,
            Verdict.ALREADY_RETURNED: self._tell_used,
            Verdict.STOLEN: self._tell_stolen,
            Verdict.REPLACED: self._tell_replaced,
            Verdict.BROUGHT_BACK: self._tell_brought_back,
            Verdict.CANCELLED: self._tell_cancelled,
            Verdict.EXPIRED: self._tell_expired,
        }
        return tell[verdict]()

    def _tell_in_circulation(self):
        return (
            self.env._(
                "In circulation: delivered to %(partner)s on %(day)s.",
                partner=self.partner_id.name,
                day=format_date(self.env, self.batch_id.delivered_on),
            ),
            self.env._("The venues may send it back until %s.", self._last_day()),
        )

    def _tell_not_printed(self):
        return (
            self.env._("Generated for %s, but not printed.", self.partner_id.name),
            self.env._("Print batch %s, or confirm its print.", self.batch_id.name),
        )

    def _tell_not_delivered(self):
        return (
            self.env._("Printed for %s, but not delivered.", self.partner_id.name),
            self.env._("If the partner holds it, record the delivery of batch %s.", self.batch_id.name),
        )

    def _tell_used(self):
        if self.loss or self.is_brought_back:
            advice = self.env._("It had been taken out of circulation: see below when and why.")
        else:
            advice = ""
        if self.state == "reimbursed":
            return self.env._("Used, accepted and reimbursed."), advice
        return self.env._("Used and accepted."), advice

    def _tell_stolen(self):
        advice = self.env._("If a venue sends it back, it acted in good faith: a reviewer decides.")
        if self.replaced_by_id:
            advice += " " + self.env._("%s replaces it.", self.replaced_by_id.display_name)
        return self.env._("Reported stolen on %s: it counts no longer.", self._day_cancelled()), advice

    def _tell_replaced(self):
        return (
            self.env._("Counts no longer: %s replaces it.", self.replaced_by_id.display_name),
            self.env._("If a venue sends it back, it acted in good faith: a reviewer decides."),
        )

    def _tell_brought_back(self):
        return (
            self.env._(
                "Brought back unused by %(partner)s on %(day)s: it counts no longer.",
                partner=self.partner_id.name,
                day=format_date(self.env, self.brought_back_on),
            ),
            "",
        )

    def _tell_cancelled(self):
        loss = dict(self._fields["loss"]._description_selection(self.env)).get(self.loss, "")
        return (
            self.env._("Cancelled on %(day)s (%(why)s).", day=self._day_cancelled(), why=loss.lower()),
            self.env._("It has no replacement."),
        )

    def _tell_expired(self):
        return (
            self.env._("Out of date: the venues could send it back until %s.", self._last_day()),
            self.env._("A reviewer may accept it all the same."),
        )

    def _day_cancelled(self):
        return format_date(self.env, self.cancelled_at)

    def _last_day(self):
        """The end of the convention and the days of grace, as `_is_past_grace` counts them."""
        grace = self.env["a27.settings"]._get("grace_days")
        convention = self.convention_id
        return format_date(self.env, (convention.ended_on or convention.date_end) + timedelta(days=grace))
