import base64
import io
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.date_utils import end_of, start_of

from article27.papers.cover import draw_cover_sheets


class ScanCoverPrint(models.TransientModel):
    """Prints a cover sheet a page: of returns chosen in a list, or of venues, for what they will send of a period."""

    _name = "a27.scan.cover.print"
    _description = "Print Cover Sheets"

    return_ids = fields.Many2many("a27.ticket.return", default=lambda self: self._default_returns())
    venue_ids = fields.Many2many(
        "res.partner",
        string="Venues",
        domain=[("a27_is_cultural", "=", True)],
        default=lambda self: self._default_venues(),
    )
    period_start = fields.Date(string="From", default=lambda self: self._last_quarter()[0])
    period_end = fields.Date(string="Until", default=lambda self: self._last_quarter()[1])
    venue_id = fields.Many2one("res.partner", compute="_compute_venue_id")
    is_show_of_returns = fields.Boolean(compute="_compute_venue_id", export_string_translation=False)
    show_id = fields.Many2one(
        "a27.show",
        compute="_compute_show_id",
        store=True,
        readonly=False,
        domain="[('venue_id', '=', venue_id)]",
        help="When all tickets under the sheet are for one show: their files have it, and its genre, by themselves.",
    )
    pdf = fields.Binary(string="Sheets to Print", readonly=True, attachment=False)

    @api.depends("return_ids", "venue_ids")
    def _compute_venue_id(self):
        """The venue, where there is one alone: only then a show can be chosen."""
        for wizard in self:
            returns = wizard.return_ids._origin
            venues = returns.venue_id or wizard.venue_ids._origin
            wizard.venue_id = venues if len(venues) == 1 else False
            wizard.is_show_of_returns = returns and all(record.show_id for record in returns)

    @api.depends("return_ids", "venue_id")
    def _compute_show_id(self):
        for wizard in self:
            of_returns = wizard.return_ids._origin.show_id
            if wizard.is_show_of_returns:
                wizard.show_id = of_returns if len(of_returns) == 1 else False
            elif wizard.show_id.venue_id != wizard.venue_id:
                wizard.show_id = False

    @api.model
    def _default_returns(self):
        chosen = self.env.context.get("active_model") == "a27.ticket.return"
        return self.env["a27.ticket.return"].browse((chosen and self.env.context.get("active_ids")) or [])

    @api.model
    def _default_venues(self):
        if self._default_returns():
            return self.env["res.partner"]
        return self.env["res.partner"].search([("a27_cultural_stage", "=", "active")])

    @api.model
    def _last_quarter(self):
        end = start_of(fields.Date.context_today(self), "quarter") - timedelta(days=1)
        return start_of(end, "quarter"), end_of(end, "quarter")

    def action_print(self):
        """Button: the PDF, downloaded."""
        self.ensure_one()
        covers = self._find_covers()
        if not covers:
            raise UserError(self.env._("Choose at least one venue."))
        out = io.BytesIO()
        draw_cover_sheets([cover._prepare_sheet() for cover in covers], out)
        self.pdf = base64.b64encode(out.getvalue())
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/a27.scan.cover.print/{self.id}/pdf/bordereaux.pdf?download=true",
            "target": "new",  # with "download" the dialog would stay open
            "close": True,
        }

    def _find_covers(self):
        covers = self.env["a27.scan.cover"]
        if self.return_ids:
            return covers._for_returns(self.return_ids, self.show_id)
        if self.period_start and self.period_end and self.period_start > self.period_end:
            raise UserError(self.env._("The period ends after it begins."))
        return covers._for_venues(self.venue_ids, self.period_start, self.period_end, self.show_id)
