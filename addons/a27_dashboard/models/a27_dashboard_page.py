from odoo import Command, api, fields, models


class DashboardPage(models.Model):
    """The first page of a user, or the one from which the users of a role start.

    A user who has arranged nothing sees the page of the role; where a manager has made none, the tiles that the addons
    put on the first page. With the first change the user gets a page of their own; reset takes it away again.
    """

    _name = "a27.dashboard.page"
    _description = "Dashboard Page"

    user_id = fields.Many2one("res.users", ondelete="cascade", index="btree_not_null")
    group_id = fields.Many2one("res.groups", string="Role", ondelete="cascade", index="btree_not_null")
    placement_ids = fields.One2many("a27.dashboard.placement", "page_id", string="Tiles")
    gallery_seen_at = fields.Datetime(default=fields.Datetime.now, copy=False)

    _user_uniq = models.UniqueIndex("(user_id) WHERE user_id IS NOT NULL", "A user has one page.")
    _group_uniq = models.UniqueIndex("(group_id) WHERE group_id IS NOT NULL", "A role has one page.")
    _one_owner = models.Constraint(
        "CHECK((user_id IS NULL) != (group_id IS NULL))", "A page is either a user's or a role's."
    )

    @api.constrains("user_id", "group_id")
    def _check_owner(self):
        """Odoo looks at rules before a change only, and as superuser here: a page must not be given to another."""
        self.sudo(False).check_access("write")

    @api.depends("user_id", "group_id")
    def _compute_display_name(self):
        for page in self:
            page.display_name = page.user_id.name or page.group_id.name

    @api.model
    def load(self, period=None, mine=False):
        """All that the browser needs for the first drawing: the tiles in their order, with their numbers."""
        own = self._own()
        layout = own._layout() if own else self._role_layout()
        tiles = self.env["a27.dashboard.tile"].union(*(tile for tile, _title, _size in layout))
        described = tiles._describe(period, mine)
        return {
            "tiles": [{**described[tile], "title": title or "", "size": size} for tile, title, size in layout],
            "is_own": bool(own),
            "new_count": len(own._new_tiles()),
            "roles": self._roles(),
        }

    @api.model
    def save_layout(self, layout):
        """Make `layout` the user's own page: a list of {tile_id, title, size} in their order."""
        page = self._own() or self.create({"user_id": self.env.uid})
        page.placement_ids = [Command.clear(), *self._placement_commands(layout)]

    @api.model
    def reset(self):
        """Back to the page of the role; the user's own tiles stay in the gallery."""
        self._own().unlink()

    @api.model
    def see_gallery(self):
        """The user has looked into the gallery: its tiles are no longer new."""
        self._own().gallery_seen_at = fields.Datetime.now()

    @api.model
    def add_tile(self, values):
        """Make a tile of the user's from `values` and put it at the end of the user's page. Returns its id."""
        values = {**values, "user_id": self.env.uid}
        tile = self.env["a27.dashboard.tile"].create(self.env["a27.dashboard.tile"]._complete(values))
        layout = [
            {"tile_id": shown.id, "title": title, "size": size}
            for shown, title, size in (self._own()._layout() if self._own() else self._role_layout())
        ]
        self.save_layout([*layout, {"tile_id": tile.id, "title": False, "size": tile.size}])
        return tile.id

    def _new_tiles(self):
        """Tiles that came since the user of this page last looked into the gallery, with an addon for example. Whoever
        has arranged nothing finds them on the page anyway."""
        if not self:
            return self.env["a27.dashboard.tile"]
        shared = [("user_id", "=", False), ("origin_id", "=", False), ("create_date", ">", self.gallery_seen_at)]
        return self.env["a27.dashboard.tile"]._offered(shared) - self.placement_ids.tile_id

    @api.model
    def _own(self):
        return self.search([("user_id", "=", self.env.uid)], limit=1)

    def _layout(self):
        """(tile, title, size) of each placement whose tile the user may see."""
        placements = self.placement_ids
        seen = placements.tile_id._filtered_access("read")
        return [(line.tile_id, line.title, line.size) for line in placements if line.tile_id in seen]

    @api.model
    def _placement_commands(self, layout):
        return [
            Command.create(
                {"tile_id": line["tile_id"], "title": line.get("title"), "size": line["size"], "sequence": index}
            )
            for index, line in enumerate(layout)
        ]
