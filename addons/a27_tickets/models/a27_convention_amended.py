from odoo import models
from odoo.exceptions import UserError


class Convention(models.Model):
    """What a signed amendment does to its convention."""

    _inherit = "a27.convention"

    def _check_quota_change(self, change):
        """Refuse to sign less than what the partner holds; tickets that are not delivered can be cancelled first."""
        allowed = self.quota + change + self.override
        if allowed >= self.allocated:
            return
        raise UserError(
            self.env._(
                "Convention %(name)s would allow %(allowed)s tickets, and %(generated)s were generated, of which "
                "%(delivered)s were delivered. Take away less, or first cancel tickets that were not delivered.",
                name=self.display_name,
                allowed=allowed,
                generated=self.allocated,
                delivered=self.delivered_count,
            )
        )

    def _log_amendments(self, amendments):
        for amendment in amendments:
            self.message_post(
                body=self.env._(
                    "Amendment signed: %(change)+d tickets, %(quota)s allowed. %(reason)s",
                    change=amendment.quantity,
                    quota=self.quota,
                    reason=amendment.reason,
                )
            )
        for request in self.request_ids.filtered(lambda request: request.state == "waiting"):
            request.activity_schedule(
                "mail.mail_activity_data_todo",
                summary=self.env._("An amendment was signed: %s tickets left", self.remaining),
                user_id=(self.user_id or self.env.user).id,
            )
