from odoo import models
from odoo.exceptions import AccessError, UserError


class Convention(models.Model):
    """Tickets that a manager allows beyond the quota, with a reason that is kept."""

    _inherit = "a27.convention"

    def _allow_extra(self, count, reason):
        """Allow `count` more extra tickets; below 0 takes some back that were not generated. Raises UserError."""
        self.ensure_one()
        self.check_access("write")
        if not self.env.user.has_group("a27_partners.group_a27_manager"):
            raise AccessError(self.env._("Only a manager allows tickets beyond the quota. Add an amendment instead."))
        if not count or not (reason or "").strip():
            raise UserError(self.env._("Say how many extra tickets you allow, and why."))
        if count < 0 and -count > min(self.override, self.remaining):
            raise UserError(
                self.env._(
                    "Convention %(name)s has %(extra)s extra tickets, and %(left)s tickets left: take back no more.",
                    name=self.display_name,
                    extra=self.override,
                    left=self.remaining,
                )
            )
        self._write_guarded({"override": self.override + count})
        self.message_post(
            body=self.env._(
                "Extra tickets: %(count)+d, %(extra)s beyond the quota of %(quota)s. %(reason)s",
                count=count,
                extra=self.override,
                quota=self.quota,
                reason=reason.strip(),
            )
        )
