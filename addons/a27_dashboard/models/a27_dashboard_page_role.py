from odoo import Command, api, models
from odoo.exceptions import UserError


class DashboardPage(models.Model):
    """Pages of roles. Rules let managers alone write them, and every user read those of the own groups."""

    _inherit = "a27.dashboard.page"

    @api.model
    def _role_layout(self):
        """The page of the highest role of the user that has one, else the tiles that the addons ship for it."""
        page = self._role_page()
        if page:
            return page._layout()
        tiles = self.env["a27.dashboard.tile"].search([("is_default", "=", True), ("user_id", "=", False)])
        return [(tile, False, tile.size) for tile in tiles]

    @api.model
    def _role_page(self):
        pages = self.search([("group_id", "in", self.env.user.all_group_ids.ids)])
        # Superuser: a plain user may not read groups, and only their order is asked.
        return pages.sorted(lambda page: page.sudo().group_id.sequence, reverse=True)[:1]

    @api.model
    def _roles(self):
        """The roles whose page the user may set: for managers, [{id, name, has_page}]."""
        if not self.env.user.has_group("a27_dashboard.group_dashboard_manager"):
            return []
        # Superuser: managers may not read groups; their names are on their own screens.
        roles = self.env["res.groups"].sudo().search([("a27_is_dashboard_role", "=", True)], order="sequence, id")
        with_page = set(self.search([("group_id", "in", roles.ids)]).group_id.ids)
        return [{"id": role.id, "name": role.name, "has_page": role.id in with_page} for role in roles]

    @api.model
    def set_role_page(self, group_id):
        """Make what the manager sees the page from which the users of the role start."""
        self._check_role(group_id)
        page = self.search([("group_id", "=", group_id)]) or self.create({"group_id": group_id})
        layout = self._own()._layout() if self._own() else self._role_layout()
        shared = [
            {"tile_id": tile._shared_with(group_id).id, "title": title, "size": size} for tile, title, size in layout
        ]
        page.placement_ids = [Command.clear(), *self._placement_commands(shared)]

    @api.model
    def unset_role_page(self, group_id):
        """Back to the tiles that the addons ship."""
        self._check_role(group_id)
        self.search([("group_id", "=", group_id)]).unlink()

    @api.model
    def _check_role(self, group_id):
        if group_id not in [role["id"] for role in self._roles()]:
            raise UserError(self.env._("Only a manager can set the page of a role, and only of a role of this page."))
