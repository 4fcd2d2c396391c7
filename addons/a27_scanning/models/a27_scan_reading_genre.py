from odoo import api, fields, models

SHOW_DOMAIN = "[('venue_id', '=', venue_id)]"


class TicketReturn(models.Model):
    """The show of a whole return, and its genre: the show's, else the venue's main discipline.

    Once the return is closed, another discipline of the venue no longer changes what it was counted as; a corrected
    genre of the show does.
    """

    _inherit = "a27.ticket.return"

    show_id = fields.Many2one(
        "a27.show",
        ondelete="restrict",
        index="btree_not_null",
        domain=SHOW_DOMAIN,
        help="When all tickets of the return are for one show. Files and single readings may have another.",
    )
    genre_id = fields.Many2one(
        "a27.discipline", compute="_compute_genre_id", store=True, readonly=True, index="btree_not_null"
    )

    @api.depends("show_id.genre_id", "venue_id.a27_discipline_id")
    def _compute_genre_id(self):
        for record in self:
            kept = record.genre_id if record.closed_on and not record.show_id else record.genre_id.browse()
            record.genre_id = record.show_id.genre_id or kept or record.venue_id.a27_discipline_id

    @api.constrains("show_id", "venue_id")
    def _check_show_of_venue(self):
        for record in self:
            shows = record.show_id | record.document_ids.show_id | record.reading_ids.show_id
            shows._check_played_at(record.venue_id)

    def _check_show_settable(self, show):
        self._keep_open()
        for record in self:
            show._check_played_at(record.venue_id)


class ScanDocument(models.Model):
    _inherit = "a27.scan.document"

    show_id = fields.Many2one("a27.show", readonly=True, ondelete="restrict", index="btree_not_null")

    def _set_show(self, show):
        """The show of whole files; empty: that of the return."""
        self.return_id._check_show_settable(show)
        # Superuser: nobody may write documents by hand.
        self.filtered("return_id").sudo().show_id = show


class ScanReading(models.Model):
    """What a ticket was used for: the reading's own show, else its file's, else its return's; `genre_id` is what the
    statistics count by."""

    _inherit = "a27.scan.reading"

    show_id = fields.Many2one("a27.show", readonly=True, ondelete="restrict", index="btree_not_null")
    genre_id = fields.Many2one("a27.discipline", compute="_compute_genre_id", store=True, precompute=True)

    @api.depends("show_id.genre_id", "document_id.show_id.genre_id", "document_id.return_id", "return_id.genre_id")
    def _compute_genre_id(self):
        for reading in self:
            reading.genre_id = reading._used_show().genre_id or reading.return_id.genre_id

    def _used_show(self):
        """A reading that was moved to another return no longer follows the file that stayed behind."""
        self.ensure_one()
        stayed = self.document_id.return_id == self.return_id
        of_file = self.document_id.show_id if stayed else self.show_id.browse()
        return self.show_id or of_file or self.return_id.show_id

    def _set_show(self, show):
        """The show of selected readings; empty: that of their file or return."""
        self.return_id._check_show_settable(show)
        # Superuser: nobody may write readings by hand.
        self.filtered("return_id").sudo().show_id = show
