from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..tools import expression

# Name of a period -> (first day, first day after it) in the language of relative dates of Odoo's domains.
PERIODS = {
    "month": ("=1d", "=1d +1m"),
    "last_month": ("=1d -1m", "=1d"),
    "year": ("=1m =1d", "=1m =1d +1y"),
    "last_year": ("=1m =1d -1y", "=1m =1d"),
}


class DashboardTile(models.Model):
    """Which records a tile shows, today and to the one who looks."""

    _inherit = "a27.dashboard.tile"

    @api.constrains("domain")
    def _check_domain(self):
        for tile in self:
            try:
                expression.check(tile.domain)
            except ValueError as error:
                raise ValidationError(
                    self.env._('The filter of "%s" cannot be understood. Choose its conditions again.', tile.name)
                ) from error

    def _evaluated_domain(self, period=None, mine=False):
        """The filter and those of the page together, as the plain list that the web client sends. Raises ValueError."""
        self.ensure_one()
        domain = expression.evaluate(self.domain, self.env)
        added = self._period_domain(period) + self._mine_domain(mine)
        return list(Domain(domain) & Domain(added)) if added else domain

    def _period_domain(self, period):
        bounds = self.date_path and self._period_bounds(period)
        if not bounds:
            return []
        # "today" is a day, "now" a moment of the user's time zone.
        start = "now" if self._path_type(self.date_path) == "datetime" else "today"
        first, after = (f"{start} {bound}" for bound in bounds)
        return [(self.date_path, ">=", first), (self.date_path, "<", after)]

    def _period_bounds(self, period):
        if period == "quarter":
            month = fields.Date.context_today(self).month
            first = (month - 1) // 3 * 3 + 1
            return f"=1d ={first}m", f"=1d ={first}m +3m"
        return PERIODS.get(period)

    def _mine_domain(self, mine):
        return [(self.user_path, "=", self.env.uid)] if mine and self.user_path else []

    def _path_type(self, path):
        """Type of the field at the end of a dotted path, or None."""
        model = self.env.get(self.model)
        field = None
        for name in path.split("."):
            field = model._fields.get(name) if model is not None else None
            model = self.env.get(field.comodel_name) if field is not None and field.comodel_name else None
        return field.type if field is not None else None
