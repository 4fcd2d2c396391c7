from odoo import api, fields, models
from odoo.exceptions import UserError

from article27.titles import season_of, title_key

USES = ("a27.ticket.return", "a27.scan.cover", "a27.scan.document", "a27.scan.reading", "a27.use.total")


class Show(models.Model):
    """A show of a venue in a season. Its genre is typed once; without one, the venue's main discipline counts.

    It is looked up while one types the title on a return; what is new there is created with the venue's discipline.
    """

    _name = "a27.show"
    _description = "Show"
    _inherit = "a27.guarded.mixin"
    _order = "season desc, name, id"

    name = fields.Char(string="Title", required=True)
    venue_id = fields.Many2one(
        "res.partner", required=True, ondelete="restrict", index=True, domain=[("a27_is_cultural", "=", True)]
    )
    season = fields.Char(required=True, default=lambda self: season_of(fields.Date.context_today(self)))
    genre_id = fields.Many2one(
        "a27.discipline",
        compute="_compute_genre_id",
        store=True,
        readonly=False,
        precompute=True,
        ondelete="restrict",
        index="btree_not_null",
    )
    active = fields.Boolean(default=True)
    title_key = fields.Char(compute="_compute_title_key", store=True, precompute=True)

    _title_uniq = models.UniqueIndex(
        "(venue_id, title_key, season)", "This venue already has a show of this title in this season. Choose that one."
    )

    @api.depends("venue_id")
    def _compute_genre_id(self):
        for show in self:
            show.genre_id = show.genre_id or show.venue_id.a27_discipline_id

    @api.depends("name")
    def _compute_title_key(self):
        for show in self:
            show.title_key = title_key(show.name or "")

    @api.depends("name", "season")
    def _compute_display_name(self):
        for show in self:
            show.display_name = f"{show.name or ''} ({show.season or ''})"

    @api.model
    def name_create(self, name):
        """Override of `base`: a title that the venue already has this season is that show, however it is typed."""
        venue = self.env.context.get("default_venue_id")
        season = self.default_get(["season"])["season"]
        known = self.search(
            [("venue_id", "=", venue), ("season", "=", season), ("title_key", "=", title_key(name))], limit=1
        )
        if known:
            return known.id, known.display_name
        return super().name_create(name)

    def write(self, vals):
        for show in self:
            if vals.get("venue_id", show.venue_id.id) != show.venue_id.id and show._is_used():
                raise UserError(
                    self.env._(
                        "%(show)s has tickets that came from %(venue)s, so it stays a show of this venue. Add another "
                        "show for the other one.",
                        show=show.display_name,
                        venue=show.venue_id.display_name,
                    )
                )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_only_unused(self):
        for show in self:
            if show._is_used():
                raise UserError(
                    self.env._(
                        "%s has tickets or cover sheets, so it is not deleted. Archive it instead.", show.display_name
                    )
                )

    def _is_used(self):
        self.ensure_one()
        return any(self.env[model].search_count([("show_id", "=", self.id)], limit=1) for model in USES)

    def _check_played_at(self, venue):
        """Raises UserError for a show of another venue."""
        for show in self._played_elsewhere(venue):
            raise UserError(
                self.env._(
                    "%(show)s is a show of %(other)s, and these tickets come from %(venue)s. Choose one of its shows.",
                    show=show.display_name,
                    other=show.venue_id.display_name,
                    venue=venue.display_name,
                )
            )

    def _played_elsewhere(self, venue):
        return self.filtered(lambda show: show.venue_id != venue)
