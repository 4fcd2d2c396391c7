from odoo import api, fields, models

SIZES = [("small", "Quarter of the width"), ("medium", "Half of the width"), ("large", "Whole width")]
# Kinds that show rows, and so have a number of records worth telling.
LISTS = ("list", "todo")


class DashboardTile(models.Model):
    """What a tile shows: records of a model behind a filter, as a counter, rows, a graph or a cross table.

    Addons ship tiles as data (no owner); a user's own tiles come from the lists that the user adds to the page. Where a
    tile stands, how wide and under which title, is a placement's business.
    """

    _name = "a27.dashboard.tile"
    _description = "Dashboard Tile"
    _order = "sequence, id"

    name = fields.Char(string="Title", required=True, translate=True)
    source = fields.Char(
        string="What It Shows", translate=True, help="Says in words which records the filter lets through."
    )
    kind = fields.Selection(
        [
            ("counter", "Counter"),
            ("list", "List"),
            ("todo", "To-do list"),
            ("graph", "Graph"),
            ("pivot", "Cross table"),
        ],
        required=True,
        default="list",
    )
    user_id = fields.Many2one(
        "res.users", string="Owner", ondelete="cascade", index="btree_not_null", help="Empty: it is for everybody."
    )
    origin_id = fields.Many2one(
        "a27.dashboard.tile", string="Shared Copy of", readonly=True, ondelete="set null", index="btree_not_null"
    )
    group_ids = fields.Many2many("res.groups", string="Only for", help="Nobody else finds it in the gallery.")

    # Which records
    model = fields.Char(required=True, help="Technical name of the model.")
    domain = fields.Char(string="Filter", required=True, default="[]")
    date_path = fields.Char(string="Date", help="The field that the period of the page is about.")
    user_path = fields.Char(string="Followed by", help='The field that "My partners" is about.')

    # How they are shown
    view_id = fields.Many2one("ir.ui.view", ondelete="set null")
    action_id = fields.Many2one(
        "ir.actions.act_window", string="Opens", ondelete="set null", help="The screen that opens from the title."
    )
    context = fields.Json(help="What the view expects in its context.")
    group_by = fields.Char(string="Rows", help="Fields, separated by commas.")
    column_by = fields.Char(string="Columns", help="Fields, separated by commas.")
    measures = fields.Char(help="Fields, separated by commas; __count is the number of records.")
    order_by = fields.Char(string="Order")
    graph_mode = fields.Selection([("bar", "Bars"), ("line", "Lines"), ("pie", "Pie")], default="bar")
    empty_text = fields.Char(string="When There Is Nothing", translate=True)

    # From which number on a counter warns
    threshold_sense = fields.Selection(
        [("more", "The more, the worse"), ("less", "The less, the worse")], string="Warns when", default="more"
    )
    warning_at = fields.Integer(string="To Watch from", help="0: never.")
    danger_at = fields.Integer(string="Urgent from", help="0: never.")

    # Where it stands on a page that nobody has arranged yet
    is_default = fields.Boolean(string="On the First Page")
    sequence = fields.Integer(default=100)
    size = fields.Selection(SIZES, required=True, default="medium")

    @api.constrains("user_id")
    def _check_owner(self):
        """Odoo looks at rules before a change only, and as superuser here: a tile must not be given to another."""
        self.sudo(False).check_access("write")

    @api.constrains("origin_id")
    def _check_origin(self):
        """A number that was guessed must not show the title of another user's tile. Odoo checks as superuser."""
        self.sudo(False).origin_id.check_access("read")

    def _level(self, count):
        """`ok`, `warning` or `danger`, for the sign and the colour of `count`."""
        self.ensure_one()
        for level, limit in (("danger", self.danger_at), ("warning", self.warning_at)):
            if limit and (count <= limit if self.threshold_sense == "less" else count >= limit):
                return level
        return "ok"
