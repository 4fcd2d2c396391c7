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
    pdf = fields.Binary(string="Sheets to Print", readonly=True, attachment=False)

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
            return covers._for_returns(self.return_ids)
        if self.period_start and self.period_end and self.period_start > self.period_end:
            raise UserError(self.env._("The period ends after it begins."))
        return covers._for_venues(self.venue_ids, self.period_start, self.period_end)
