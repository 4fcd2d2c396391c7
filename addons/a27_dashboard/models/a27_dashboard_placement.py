from odoo import api, fields, models

from .a27_dashboard_tile import SIZES


class DashboardPlacement(models.Model):
    """A tile on a page: where, how wide, under which title."""

    _name = "a27.dashboard.placement"
    _description = "Tile on a Page"
    _order = "page_id, sequence, id"

    page_id = fields.Many2one("a27.dashboard.page", required=True, ondelete="cascade", index=True)
    tile_id = fields.Many2one("a27.dashboard.tile", required=True, ondelete="cascade", index=True)
    sequence = fields.Integer(default=10)
    title = fields.Char(help="Replaces the title of the tile.")
    size = fields.Selection(SIZES, required=True, default="medium")

    @api.constrains("tile_id")
    def _check_tile(self):
        """A number that was guessed must not show the title of another user's tile. Odoo checks as superuser."""
        self.sudo(False).tile_id.check_access("read")

    @api.constrains("page_id")
    def _check_page(self):
        """Odoo looks at rules before a change only: a tile must not move to another user's page."""
        self.sudo(False).check_access("write")
