from odoo import api, models

from .a27_dashboard_tile import LISTS
from .a27_dashboard_tile_count import COUNT_LIMIT

LINES = 10


class DashboardTile(models.Model):
    """What the browser needs to draw the tiles of a page."""

    _inherit = "a27.dashboard.tile"

    def _describe(self, period=None, mine=False):
        """Tile -> what the browser needs, for all of `self`, with the numbers of all in one query.

        It runs as the user who looks: a tile holds nothing that this user could not read in a list.
        """
        problems = {tile: tile._problem(period, mine) for tile in self}
        sound = self.filtered(lambda tile: not problems[tile])
        domains = {tile: tile._evaluated_domain(period, mine) for tile in sound}
        counted = sound.filtered(lambda tile: tile.kind in ("counter", *LISTS))
        counts = counted._counts(domains)
        described = {}
        for tile in self:
            problem = problems[tile]
            if tile in counted and tile not in counts:
                problem = self.env._("The filter of this tile no longer fits. Edit its filter, or remove the tile.")
            described[tile] = {
                **tile._describe_definition(),
                "problem": problem,
                "domain": domains.get(tile, []),
                "ignored": tile._ignored_filters(period, mine),
                **(tile._describe_count(counts[tile]) if tile in counts else {}),
            }
        return described

    def _describe_definition(self):
        # Superuser: users may not read actions; of this one they get the numbers of its views, as from every menu.
        action = self.sudo().action_id
        return {
            "tile_id": self.id,
            "name": self.name,
            "source": self.source or "",
            "kind": self.kind,
            "model": self.model,
            "model_name": action.name or self._model_name(),
            "context": self._view_context(),
            "group_by": self._names(self.group_by) if self.kind in LISTS else [],
            "order_by": self._order_terms(),
            "view_id": self.view_id.id,
            "views": action.views if action else [],
            "search_view_id": action.search_view_id.id,
            "empty_text": self.empty_text or "",
            "limit": LINES,
            "is_own": self.user_id == self.env.user,
        }

    def _model_name(self):
        return self.env["ir.model"]._get(self.model).name or self.model

    def _view_context(self):
        """The context from which Odoo's graph and pivot views take their groups, measures and kind."""
        context = {**(self.context or {})}
        if self.kind == "graph":
            context["graph_mode"] = self.graph_mode or "bar"
            context["graph_groupbys"] = self._names(self.group_by)
            if self.measures:
                context["graph_measure"] = self._names(self.measures)[0]
        elif self.kind == "pivot":
            context["pivot_row_groupby"] = self._names(self.group_by)
            context["pivot_column_groupby"] = self._names(self.column_by)
            context["pivot_measures"] = self._names(self.measures) or ["__count"]
        return context

    def _order_terms(self):
        terms = (term.split() for term in self._names(self.order_by))
        return [{"name": name, "asc": "desc" not in [word.lower() for word in rest]} for name, *rest in terms]

    def _ignored_filters(self, period, mine):
        """Those of the page's filters that this tile cannot take."""
        return [
            name
            for name, on, path in (("period", period, self.date_path), ("mine", mine, self.user_path))
            if on and not path
        ]

    def _describe_count(self, count):
        capped = count >= COUNT_LIMIT
        shown = COUNT_LIMIT - 1 if capped else count
        return {"count": shown, "capped": capped, "level": self._level(count)}

    @api.model
    def gallery(self):
        """What a user may add to the page: what the addons ship and managers share, then the user's own."""
        new = self.env["a27.dashboard.page"]._own()._new_tiles()
        labels = dict(self._fields["kind"]._description_selection(self.env))
        return [
            {
                "id": tile.id,
                "name": tile.name,
                "source": tile.source or "",
                "kind": tile.kind,
                "kind_name": labels[tile.kind],
                "model_name": tile._model_name(),
                "is_own": tile.user_id == self.env.user,
                "is_new": tile in new,
            }
            for tile in self._offered([])
        ]

    @api.model
    def _offered(self, domain):
        """Tiles that this user may see and whose records too."""
        return self.search(domain).filtered(
            lambda tile: tile.model in self.env and self.env[tile.model].has_access("read")
        )
