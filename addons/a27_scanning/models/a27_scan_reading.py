import base64

from odoo import api, fields, models
from odoo.exceptions import UserError

from article27 import group
from article27.number import LENGTH

VERDICTS = [
    ("accepted", "Valid"),
    ("twice_on_page", "Twice on the page"),
    ("twice_in_return", "Twice in this return"),
    ("already_returned", "Already returned"),
    ("cancelled", "Cancelled"),
    ("replaced", "Replaced by a new number"),
    ("stolen", "Reported stolen"),
    ("not_printed", "Print not confirmed"),
    ("not_delivered", "Delivery not recorded"),
    ("expired", "Expired"),
    ("brought_back", "Brought back unused"),
    ("check_wrong", "Misread or suspect number"),
    ("unknown", "Right number, but never issued"),
    ("other_region", "Other region"),
    ("older", "Older ticket"),
    ("foreign", "Not a ticket"),
    ("unreadable", "Unreadable"),
]


class ScanReading(models.Model):
    """One code found on a page, or one place that looks like a code and says nothing.

    No group may create, change or delete readings: jobs store them, acts accept or refuse them.
    """

    _name = "a27.scan.reading"
    _description = "Reading"
    _order = "document_id, page_id, position"

    page_id = fields.Many2one("a27.scan.page", required=True, readonly=True, ondelete="cascade", index=True)
    document_id = fields.Many2one("a27.scan.document", required=True, readonly=True, ondelete="cascade")
    # None until somebody says whose the file is.
    return_id = fields.Many2one("a27.ticket.return", readonly=True, ondelete="restrict", index=True)
    position = fields.Integer(required=True, readonly=True)
    # What was read
    text = fields.Char(string="Read Text", readonly=True)
    symbology = fields.Char(readonly=True)
    method = fields.Char(readonly=True)
    check_result = fields.Char(readonly=True)
    polygon = fields.Json(readonly=True, help="Four corners in pixels of the page, clockwise.")
    crop = fields.Binary(attachment=True, readonly=True)
    # What it means
    ticket_id = fields.Many2one("a27.ticket", readonly=True, ondelete="restrict", index="btree_not_null")
    pattern_id = fields.Many2one("a27.number.pattern", readonly=True, ondelete="restrict")
    range_id = fields.Many2one("a27.number.range", readonly=True, ondelete="restrict")
    partner_id = fields.Many2one(
        "res.partner",
        string="Social Partner",
        compute="_compute_partner_id",
        store=True,
        precompute=True,
        help="To whom the ticket was given, where it is known.",
    )
    verdict = fields.Selection(VERDICTS, readonly=True, index=True)
    pile = fields.Selection(
        [("accepted", "Valid"), ("to_check", "To check"), ("elsewhere", "Wallonia, elsewhere"), ("refused", "Refused")],
        readonly=True,
        group_expand=True,
    )
    # What a person decided
    state = fields.Selection(
        [("open", "Open"), ("accepted", "Accepted"), ("refused", "Refused")],
        string="Decision",
        required=True,
        readonly=True,
        default="open",
    )
    settled_by_id = fields.Many2one("res.users", string="Decided by", readonly=True)
    settled_at = fields.Datetime(string="Decided at", readonly=True)
    reason = fields.Char(readonly=True)

    _position_uniq = models.UniqueIndex("(document_id, page_id, position)", "A reading is stored once.")
    _accepted_once = models.UniqueIndex("(ticket_id) WHERE state = 'accepted'", "This ticket was already accepted.")
    # A number that we did not make has no ticket to remember it. Codes that are no ticket may stand on many.
    _accepted_text_once = models.UniqueIndex(
        "(text) WHERE state = 'accepted' AND ticket_id IS NULL AND text IS NOT NULL AND verdict <> 'foreign'",
        "This number was already accepted.",
    )
    _text = models.Index("(text)")
    # What is still to be decided: few of a million.
    _open = models.Index("(return_id, pile) WHERE state = 'open'")

    @api.depends("ticket_id.partner_id", "range_id.partner_id")
    def _compute_partner_id(self):
        for reading in self:
            reading.partner_id = reading.ticket_id.partner_id or reading.range_id.partner_id

    @api.depends_context("lang")
    @api.depends("text")
    def _compute_display_name(self):
        for reading in self:
            text = reading.text or self.env._("Unreadable")
            # Only ours are printed in groups of four.
            reading.display_name = group(text) if len(text) == LENGTH and text.isdecimal() else text

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        # Handwriting that looks like bars was never a reading.
        if self.filtered(lambda reading: reading.text or not reading.page_id.front_id):
            raise UserError(self.env._("Readings are never deleted. Refuse them instead."))

    @api.model
    def _prepare_values(self, page_record, page, covers):
        """Values of the readings and of the unread regions of `page`, an article27.scan.Page, in this order; the codes
        of cover sheets (`covers`) are no readings."""
        common = {
            "page_id": page_record.id,
            "document_id": page_record.document_id.id,
            "return_id": page_record.document_id.return_id.id,
            # Explicitly, or the user's own defaults would decide.
            "state": "open",
        }
        read = [
            {
                # PostgreSQL stores no NUL, and foreign codes may hold one.
                "text": reading.text.replace("\0", "\N{REPLACEMENT CHARACTER}"),
                "symbology": reading.symbology,
                "method": reading.method,
                "check_result": reading.check,
                "polygon": reading.polygon,
            }
            for reading in page.readings
            if reading.text not in covers
        ]
        unread = [{"polygon": region.polygon, "crop": base64.b64encode(region.crop)} for region in page.unread]
        return [{**common, **values, "position": position} for position, values in enumerate(read + unread)]
