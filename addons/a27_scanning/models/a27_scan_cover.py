from odoo import api, fields, models

from article27.papers.cover import CoverSheet, make_code, parse_code

SAID = ("return_id", "venue_id", "place_id", "period_start", "period_end", "show_id")
OPEN = ("state", "not in", ("closed", "reimbursed"))


class ScanCover(models.Model):
    """A cover sheet (bordereau): in a pile of scans, the pages after it are of its venue and period, and of its show if
    it names one.

    Printed for a return that is there already, or before anything has come back: then its first scan finds or makes the
    return. Its code holds its id, so that it can be printed again at any time. Two of one venue, period and show are no
    harm, as both lead to the same return: they arise where venues are merged, or a return is deleted.
    """

    _name = "a27.scan.cover"
    _description = "Cover Sheet"
    _order = "id desc"

    venue_id = fields.Many2one("res.partner", required=True, readonly=True, ondelete="restrict", index=True)
    place_id = fields.Many2one("res.partner", readonly=True, ondelete="restrict")
    period_start = fields.Date(readonly=True)
    period_end = fields.Date(readonly=True)
    show_id = fields.Many2one("a27.show", readonly=True, ondelete="restrict", index="btree_not_null")
    return_id = fields.Many2one("a27.ticket.return", readonly=True, ondelete="set null", index="btree_not_null")
    code = fields.Char(compute="_compute_code")

    def _compute_code(self):
        for cover in self:
            cover.code = make_code(cover.id) if cover.id else False

    @api.depends("venue_id", "code")
    def _compute_display_name(self):
        for cover in self:
            cover.display_name = f"{cover.venue_id.name} {cover.code}"

    @api.constrains("venue_id", "show_id")
    def _check_show_of_venue(self):
        for cover in self:
            cover.show_id._check_played_at(cover.venue_id)

    @api.model
    def _find(self, texts):
        """Text -> cover sheet, for those of `texts` (as they were read) that stand on one of ours."""
        serials = {text: serial for text in texts if (serial := parse_code(text)) is not None}
        # A serial may have more digits than an id has.
        found = self.search([("id", "in", [serial for serial in serials.values() if serial < 2**31])])
        by_id = {cover.id: cover for cover in found}
        return {text: by_id[serial] for text, serial in serials.items() if serial in by_id}

    @api.model
    def _for_returns(self, returns, show):
        """The sheet of each return as it is now, with its own show or else with `show`."""
        returns.check_access("write")
        return self._find_or_make(
            [
                (
                    record,
                    record.venue_id,
                    record.place_id,
                    record.period_start,
                    record.period_end,
                    record.show_id or show,
                )
                for record in returns
            ]
        )

    @api.model
    def _for_venues(self, venues, period_start, period_end, show):
        """The sheet of each venue, by name, for what it will send of a period, all of it for `show` if there is one."""
        returns, places = self.env["a27.ticket.return"], self.env["res.partner"]
        returns.check_access("create")
        return self._find_or_make(
            [
                (returns, venue, places, period_start, period_end, show)
                for venue in venues.sorted(lambda venue: (venue.name or "").lower())
            ]
        )

    @api.model
    def _find_or_make(self, wanted):
        """The sheets with these values of `SAID`, in their order, printed before already or new."""
        found = self.search([("venue_id", "in", [values[1].id for values in wanted])])
        # The oldest where there are two.
        known = {tuple(cover[name] for name in SAID): cover for cover in found}
        missing = [values for values in wanted if values not in known]
        # Superuser: cover sheets change by acts alone.
        new = self.sudo().create([self._convert_to_write(dict(zip(SAID, values, strict=True))) for values in missing])
        known |= dict(zip(missing, new.sudo(self.env.su), strict=True))
        return self.union(*(known[values] for values in wanted))

    def _open_return(self):
        """The return of this sheet to which files can still be added, made when there is none."""
        self.ensure_one()
        record = self._find_open_return() or self.env["a27.ticket.return"].create(self._prepare_return_values())
        record._take_turns()
        # Those of other shows too: of two files that are read at once, the second finds the return of the first.
        # Superuser: cover sheets change by acts alone.
        self.search([*self._same_period(), ("return_id", "=", self.return_id.id)]).sudo().return_id = record
        return record

    def _find_open_return(self):
        """Its own, else that of the period, else one that was recorded without a period and still waits for scans."""
        returns = self.env["a27.ticket.return"]
        own = self.return_id.filtered_domain([("venue_id", "=", self.venue_id.id), OPEN])
        found = own or returns.search([*self._same_period(), OPEN], limit=1)
        if not found:
            found = returns.search(
                [
                    ("venue_id", "=", self.venue_id.id),
                    ("place_id", "=", self.place_id.id),
                    ("period_start", "=", False),
                    ("period_end", "=", False),
                    ("state", "=", "received"),
                ],
                limit=1,
            )
            found.write({"period_start": self.period_start, "period_end": self.period_end})
        return found

    def _same_period(self):
        return [(name, "=", value) for name, value in self._prepare_return_values().items()]

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
            lines=[(cover.env._("How many tickets"), ""), cover._prepare_show()],
            hint=cover.env._("Lay this sheet on top of the tickets, and send or scan them together."),
        )

    def _prepare_facts(self):
        facts = [
            (self.env._("Hall or house"), self.place_id.name),
            (self.env._("Period"), self._period_text()),
            (self.env._("Reference"), self.return_id.name),
        ]
        return [(label, value) for label, value in facts if value]

    def _prepare_show(self):
        if self.show_id:
            return self.env._("Show"), self.show_id.name
        return self.env._("Show, if all are of one"), ""

    def _period_text(self):
        days = [
            self.env["ir.qweb.field.date"].value_to_html(day, {}) for day in (self.period_start, self.period_end) if day
        ]
        return " - ".join(days)
