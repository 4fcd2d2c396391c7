from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .a27_convention import OPEN


class Convention(models.Model):
    """The life of a convention: draft, signed, running, to renew, ended.

    People sign, end and reopen it; the nightly job follows its dates in between and ends it after its last day. Tickets
    may be generated from the signature to the end. Reopening brings a convention back to where its dates put it; one
    whose last day is past ends again in the night, unless its period was made longer.
    """

    _inherit = "a27.convention"

    def action_sign(self):
        for convention in self:
            if convention.state != "draft":
                raise UserError(self.env._("Convention %s is already signed.", convention.display_name))
            if convention.quota <= 0:
                raise UserError(
                    self.env._("Give convention %s a number of tickets before it is signed.", convention.display_name)
                )
        self._write_guarded({"state": "signed", "signed_on": fields.Date.context_today(self)})
        self._follow_dates()

    def action_end(self):
        for convention in self:
            if convention.state not in OPEN:
                raise UserError(self.env._("Convention %s is not signed, so it is not ended.", convention.display_name))
        self._write_guarded({"state": "ended", "ended_on": fields.Date.context_today(self)})

    def action_reopen(self):
        if not self.env.user.has_group("a27_partners.group_a27_manager"):
            raise AccessError(self.env._("Only a manager can reopen a convention."))
        for convention in self:
            if convention.state != "ended":
                raise UserError(self.env._("Convention %s has not ended.", convention.display_name))
        self._write_guarded({"state": "signed", "ended_on": False})
        self._follow_dates()

    def _follow_dates(self, may_end=False):
        """Bring signed conventions to the status that their dates give today; return those that are now to renew."""
        today = fields.Date.context_today(self)
        days = self.env["a27.settings"]._get("renew_days")
        moved = self.filtered(lambda convention: convention.state in OPEN).grouped(
            lambda convention: convention._state_on(today, days, may_end)
        )
        newly_due = self.browse()
        for state, conventions in moved.items():
            moving = conventions.filtered(lambda convention, state=state: convention.state != state)
            if state == "to_renew":
                newly_due = moving
            for convention in moving:
                ended = {"ended_on": convention.date_end} if state == "ended" else {}
                convention._write_guarded({"state": state, **ended})
        return newly_due

    def _state_on(self, day, renew_days, may_end):
        if day > self.date_end and may_end:
            return "ended"
        if day >= self.date_end - timedelta(days=renew_days):
            return "to_renew"
        return "running" if day >= self.date_start else "signed"

    @api.model
    def _cron_follow_dates(self):
        due = self.search([("state", "in", OPEN)])._follow_dates(may_end=True)
        due._remind_to_renew()

    def _remind_to_renew(self):
        for convention in self.filtered(lambda convention: not convention.renewal_ids):
            convention.activity_schedule(
                "mail.mail_activity_data_todo",
                date_deadline=convention.date_end,
                summary=self.env._("Renew the convention"),
                user_id=(convention.user_id or convention.create_uid).id,
            )

    def _is_past_grace(self, day):
        """Whether a ticket that a venue sends back on `day` comes too late for this convention."""
        self.ensure_one()
        grace = self.env["a27.settings"]._get("grace_days")
        return day > (self.ended_on or self.date_end) + timedelta(days=grace)
