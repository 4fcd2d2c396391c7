from odoo import api, fields, models
from odoo.tools import format_date


class RequestBlackout(models.Model):
    """A period during which no withdrawal request is accepted: the summer closing, the stocktaking."""

    _name = "a27.request.blackout"
    _description = "Period without Withdrawals"
    _order = "date_start desc"

    name = fields.Char(required=True, translate=True)
    date_start = fields.Date(string="From", required=True)
    date_end = fields.Date(string="Until", required=True)

    _period = models.Constraint("CHECK(date_start <= date_end)", "The period ends after it begins.")

    @api.model
    def _find(self, day):
        """The period that `day` falls into, or none."""
        return self.search([("date_start", "<=", day), ("date_end", ">=", day)], limit=1)

    def _sentence(self):
        return self.env._(
            "No request is accepted during %(period)s, from %(start)s to %(end)s.",
            period=self.name,
            start=format_date(self.env, self.date_start),
            end=format_date(self.env, self.date_end),
        )
