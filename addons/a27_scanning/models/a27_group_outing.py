from datetime import timedelta

from odoo import api, fields, models

# Without a period on the return: a venue sends back what it took in the two months before.
USED_WITHIN_DAYS = 62


class GroupOuting(models.Model):
    """A group that goes out together, noted beforehand or once it warns: its many tickets are no surprise."""

    _name = "a27.group.outing"
    _description = "Group Outing"
    _rec_name = "day"
    _order = "day desc, id desc"

    day = fields.Date(required=True, default=fields.Date.context_today)
    partner_id = fields.Many2one(
        "res.partner",
        string="Social Partner",
        required=True,
        ondelete="restrict",
        index=True,
        domain=[("a27_is_social", "=", True)],
    )
    venue_id = fields.Many2one(
        "res.partner",
        required=True,
        ondelete="restrict",
        index=True,
        domain=[("a27_is_cultural", "=", True)],
    )
    count = fields.Integer(string="About so many People")
    note = fields.Char(help="Never the names of the people.")

    @api.model_create_multi
    def create(self, vals_list):
        outings = super().create(vals_list)
        outings._silence()
        return outings

    def write(self, vals):
        result = super().write(vals)
        self._silence()
        return result

    def _silence(self):
        """Look again at what warns of these partners: an outing may also be noted afterwards."""
        warnings = self.env["a27.scan.warning"]
        open_ones = [
            ("state", "=", "open"),
            ("kind", "in", ("burst", "group")),
            ("partner_id", "in", self.partner_id.ids),
        ]
        warnings._watch(warnings.search(open_ones).return_ids)

    @api.model
    def _is_noted(self, partner, first, last, venue=None):
        """Whether `partner` noted an outing, to `venue` where one is given, that its tickets used up to `last` may come
        from; they were used from `first` on, where that is known."""
        domain = [("partner_id", "=", partner.id), ("day", "<=", last)]
        domain.append(("day", ">=", first or last - timedelta(days=USED_WITHIN_DAYS)))
        if venue:
            domain.append(("venue_id", "=", venue.id))
        return bool(self.search_count(domain, limit=1))
