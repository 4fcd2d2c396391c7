from odoo import api, fields, models
from odoo.exceptions import UserError


class Convention(models.Model):
    """Generation for an antenna stops at its share, generation for all others at what the shares leave over."""

    _inherit = "a27.convention"

    share_ids = fields.One2many("a27.convention.share", "convention_id", string="Shares of Antennas")
    share_total = fields.Integer(
        string="Kept for Antennas", compute="_compute_share_total", store=True, precompute=True
    )
    unshared = fields.Integer(
        string="Left outside the Shares", compute="_compute_unshared", help="Tickets left that no antenna has kept."
    )

    _shares_within_quota = models.Constraint(
        # COALESCE: see _allocated_within_quota.
        "CHECK(COALESCE(share_total, 0) <= COALESCE(quota, 0) + COALESCE(override, 0))",
        "The shares of the antennas would add up to more than the convention allows.",
    )

    @api.depends("share_ids.quantity")
    def _compute_share_total(self):
        for convention in self:
            convention.share_total = sum(convention.share_ids.mapped("quantity"))

    @api.depends("remaining", "share_ids.remaining")
    def _compute_unshared(self):
        for convention in self:
            convention.unshared = convention.remaining - sum(convention.share_ids.mapped("remaining"))

    def _share_of(self, place):
        return self.share_ids.filtered(lambda share: place and share.place_id == place)

    def _check_room(self, count, place=None):
        """Override of a27_convention_quota: first the whole, then the part."""
        result = super()._check_room(count, place)
        self._check_share(count, place)
        return result

    def _check_share(self, count, place=None):
        share = self._share_of(place)
        if share and count > share.remaining:
            raise UserError(
                self.env._(
                    "%(place)s has %(left)s tickets left of its %(quantity)s in convention %(name)s, and %(asked)s "
                    "were asked. Ask for fewer, or raise its share.",
                    place=share.place_id.name,
                    left=share.remaining,
                    quantity=share.quantity,
                    name=self.name,
                    asked=count,
                )
            )
        if not share and self.share_ids and count > self.unshared:
            raise UserError(
                self.env._(
                    "Convention %(name)s has %(left)s tickets left outside the shares of its antennas, and %(asked)s "
                    "were asked. Ask for fewer, or lower a share.",
                    name=self.display_name,
                    left=max(self.unshared, 0),
                    asked=count,
                )
            )

    def _change_allocated(self, count, place=None):
        """Override of a27_convention_quota: the antenna's counter moves with the convention's."""
        result = super()._change_allocated(count, place)
        share = self._share_of(place)
        if share:
            share._change_allocated(count)
        return result
