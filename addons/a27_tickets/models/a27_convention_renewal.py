from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import Command, api, fields, models
from odoo.exceptions import UserError


class Convention(models.Model):
    """The convention of the next year, as a draft that follows on the present one."""

    _inherit = "a27.convention"

    renewed_from_id = fields.Many2one(
        "a27.convention", string="Renews", readonly=True, copy=False, ondelete="restrict", index="btree_not_null"
    )
    renewal_ids = fields.One2many("a27.convention", "renewed_from_id", string="Renewed by", readonly=True)

    _renewed_once = models.UniqueIndex(
        "(renewed_from_id) WHERE renewed_from_id IS NOT NULL", "This convention was already renewed."
    )

    @api.model
    def _guarded_fields(self):
        return {**super()._guarded_fields(), "renewed_from_id": False}

    def _renew(self, quota):
        """A draft for the period after this one, with `quota` tickets. Raises UserError."""
        self.ensure_one()
        if self.state == "draft":
            raise UserError(self.env._("Convention %s is not signed: sign it before it is renewed.", self.display_name))
        if self.renewal_ids:
            raise UserError(
                self.env._(
                    "Convention %(name)s was already renewed by %(renewal)s.",
                    name=self.display_name,
                    renewal=self.renewal_ids[:1].name,
                )
            )
        renewal = self.create(self._prepare_renewal_values(quota))
        renewal._write_guarded({"renewed_from_id": self.id})
        self.activity_feedback(["mail.mail_activity_data_todo"])
        return renewal

    def _renewal_period(self):
        """As long as a year, from the day after the last one."""
        return self.date_end + timedelta(days=1), self.date_end + relativedelta(years=1)

    def _prepare_renewal_values(self, quota):
        start, end = self._renewal_period()
        return {
            "partner_id": self.partner_id.id,
            "date_start": start,
            "date_end": end,
            "initial_quota": quota,
            "funding_source": self.funding_source,
            "user_id": self.user_id.id,
            # The antennas keep their shares where they still fit.
            "share_ids": [
                Command.create({"place_id": share.place_id.id, "quantity": share.quantity})
                for share in self.share_ids
                if self.share_total <= quota
            ],
        }
