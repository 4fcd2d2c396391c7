from odoo import api, fields, models

from article27.papers.cover import CoverSheet, make_code, parse_code


class ScanCover(models.Model):
    """A cover sheet (bordereau): in a pile of scans, the pages after it are of its venue and period.

    Printed for a return that is there already, or before anything has come back: then its first scan makes the return.
    Its code holds its id, so that it can be printed again at any time.
    """

    _name = "a27.scan.cover"
    _description = "Cover Sheet"
    _order = "id desc"

    venue_id = fields.Many2one("res.partner", required=True, readonly=True, ondelete="restrict", index=True)
    place_id = fields.Many2one("res.partner", readonly=True, ondelete="restrict")
    period_start = fields.Date(readonly=True)
    period_end = fields.Date(readonly=True)
    return_id = fields.Many2one("a27.ticket.return", readonly=True, ondelete="set null", index="btree_not_null")
    code = fields.Char(compute="_compute_code")

    _sheet_uniq = models.UniqueIndex(
        "(venue_id, COALESCE(place_id, 0), COALESCE(period_start, '-infinity'), COALESCE(period_end, 'infinity'))"
        " WHERE return_id IS NULL",
        "This venue has a cover sheet of this period already.",
    )

    def _compute_code(self):
        for cover in self:
            cover.code = make_code(cover.id) if cover.id else False

    @api.depends("venue_id", "code")
    def _compute_display_name(self):
        for cover in self:
            cover.display_name = f"{cover.venue_id.name} {cover.code}"

    @api.model
    def _find(self, texts):
        """Text -> cover sheet, for those of `texts` (as they were read) that stand on one of ours."""
        serials = {text: serial for text in texts if (serial := parse_code(text)) is not None}
        # A serial may have more digits than an id has.
        found = self.search([("id", "in", [serial for serial in serials.values() if serial < 2**31])])
        by_id = {cover.id: cover for cover in found}
        return {text: by_id[serial] for text, serial in serials.items() if serial in by_id}

    @api.model
    def _for_returns(self, returns):
        """The cover sheets of returns, made where there is none."""
        returns.check_access("write")
        known = self.search([("return_id", "in", returns.ids)]).grouped("return_id")
        # Superuser: cover sheets change by acts alone.
        new = self.sudo().create(
            [
                {
                    "return_id": record.id,
                    "venue_id": record.venue_id.id,
                    "place_id": record.place_id.id,
                    "period_start": record.period_start,
                    "period_end": record.period_end,
                }
                for record in returns
                if record not in known
            ]
        )
        return self.union(*known.values(), new.sudo(self.env.su))

    @api.model
    def _for_venues(self, venues, period_start, period_end):
        """One cover sheet a venue for what it will send of a period, printed before already or new."""
        self.env["a27.ticket.return"].check_access("create")
        period = [("period_start", "=", period_start), ("period_end", "=", period_end)]
        known = self.search(
            [("venue_id", "in", venues.ids), ("place_id", "=", False), ("return_id", "=", False), *period]
        )
        missing = venues - known.venue_id
        # Superuser: cover sheets change by acts alone.
        new = self.sudo().create(
            [{"venue_id": venue.id, "period_start": period_start, "period_end": period_end} for venue in missing]
        )
        return (known | new.sudo(self.env.su)).sorted(lambda cover: (cover.venue_id.name or "").lower())

    def _open_return(self):
        """The return of this sheet to which files can still be added, made when there is none."""
        self.ensure_one()
        if self.return_id and self.return_id.state not in ("closed", "reimbursed"):
            return self.return_id
        record = self.env["a27.ticket.return"].create(self._prepare_return_values())
        # Superuser: cover sheets change by acts alone.
        self.sudo().return_id = record
        return record

    def _prepare_return_values(self):
        return {
            "venue_id": self.venue_id.id,
            "place_id": self.place_id.id,
            "period_start": self.period_start,
            "period_end": self.period_end,
        }

    def _prepare_sheet(self):
        """What is printed, in the language of the venue."""
        cover = self.with_context(lang=self.venue_id.lang or self.env.lang)
        return CoverSheet(
            code=cover.code,
            title=cover.env._("Cover sheet for tickets"),
            venue=cover.venue_id.name,
            facts=cover._prepare_facts(),
            lines=[cover.env._("How many tickets"), cover.env._("Show, if all are of one")],
            hint=cover.env._("Lay this sheet on top of the tickets, and send or scan them together."),
        )

    def _prepare_facts(self):
        facts = [
            (self.env._("Hall or house"), self.place_id.name),
            (self.env._("Period"), self._period_text()),
            (self.env._("Reference"), self.return_id.name),
        ]
        return [(label, value) for label, value in facts if value]

    def _period_text(self):
        days = [
            self.env["ir.qweb.field.date"].value_to_html(day, {}) for day in (self.period_start, self.period_end) if day
        ]
        return " - ".join(days)
