from odoo import api, fields, models
from odoo.tools import LazyTranslate, format_date

from article27 import group, suspects

from .a27_scan_reading_settlement import REPEATS

_lt = LazyTranslate(__name__)

# What it is, and what the person can do. The keys are the stable codes of article27.verdict.
SENTENCES = {
    "accepted": _lt("Valid. Nothing to do: it is accepted with the other valid ones."),
    "twice_on_page": _lt(
        "The same number stands twice on this page. It counts once: refuse this one, and look whether it is a copy."
    ),
    "twice_in_return": _lt("Already in this return (%(place)s). It counts once: refuse this one."),
    "already_returned": _lt("Already returned: %(place)s. It counts once: compare both, then refuse this one."),
    "cancelled": _lt("Cancelled on %(day)s (%(reason)s). A reviewer decides whether the venue is paid."),
    "replaced": _lt(
        "Replaced on %(day)s by %(number)s (%(reason)s). The venue could not know: a reviewer decides whether it is "
        "paid."
    ),
    "stolen": _lt(
        "Reported stolen on %(day)s (%(reason)s). The venue could not know: a reviewer decides whether it is paid."
    ),
    "not_printed": _lt(
        "The print of batch %(batch)s was not confirmed: our paperwork is late, not the venue. Settle the batch."
    ),
    "not_delivered": _lt(
        "The delivery of batch %(batch)s was not recorded: our paperwork is late, not the venue. Settle the batch."
    ),
    "expired": _lt(
        "Too late: convention %(convention)s ended on %(day)s, and the days of grace are over. A reviewer decides "
        "whether the venue is paid."
    ),
    "brought_back": _lt(
        "Brought back unused by its social partner on %(day)s, and yet at a venue. Ask how; a reviewer decides whether "
        "the venue is paid."
    ),
    "check_wrong": _lt(
        "The digits contradict each other: misread, or a suspect number. Look at the ticket and type what stands "
        "there. %(suspects)s"
    ),
    "unknown": _lt("The digits are right, but this number was never issued. Tell the manager before anything else."),
    "other_region": _lt("A ticket of %(region)s, to be transmitted there. %(payment)s"),
    "older": _lt("An older ticket (%(pattern)s), %(partner)s. A reviewer accepts it if it is genuine."),
    "foreign": _lt("Another code, not a ticket (%(pattern)s). Set it aside."),
    "unreadable": _lt(
        "Bars that could not be read. Type the number below them; if there is none, a reviewer refuses it."
    ),
}


class ScanReading(models.Model):
    """The verdict as a sentence. For the team only: it names partners."""

    _inherit = "a27.scan.reading"

    earlier_id = fields.Many2one(
        "a27.scan.reading",
        string="The same Number before",
        compute="_compute_earlier_id",
        help="What this one repeats.",
    )
    earlier_return_id = fields.Many2one("a27.ticket.return", string="Return before", compute="_compute_earlier_id")
    suspect_numbers = fields.Char(string="Could be", compute="_compute_suspect_numbers")
    sentence = fields.Char(string="What it is", compute="_compute_sentence")

    @api.depends("verdict", "text", "state", "return_id")
    def _compute_earlier_id(self):
        repeats = self.filtered(lambda reading: reading.verdict in REPEATS)
        accepted = repeats._find_accepted()
        on_page, in_return = repeats._find_first_places()
        for reading in self:
            found = {
                "twice_on_page": on_page.get((reading.page_id.id, reading.text)),
                "twice_in_return": in_return.get((reading.return_id.id, reading.text)),
                "already_returned": accepted.get(reading.text),
            }.get(reading.verdict)
            reading.earlier_id = found if found and found != reading else False
            reading.earlier_return_id = reading.earlier_id.return_id

    @api.depends("verdict", "text")
    def _compute_suspect_numbers(self):
        """Numbers that one slip would explain, where the digits contradict each other."""
        misread = self.filtered(lambda reading: reading.verdict == "check_wrong")
        keyring = self.env["a27.ticket.key"]._keyring() if misread else None
        for reading in self:
            slips = suspects(reading.text, keyring) if reading in misread else []
            reading.suspect_numbers = ", ".join(group(slip.number) for slip in slips)

    @api.depends_context("lang")
    @api.depends("verdict", "state", "ticket_id", "pattern_id", "partner_id", "earlier_id", "suspect_numbers")
    def _compute_sentence(self):
        for reading in self:
            reading.sentence = reading._verdict_sentence()

    def _verdict_sentence(self):
        """The sentence for the stable code `verdict`, in the language of the user; "" before the verdict is given."""
        self.ensure_one()
        if self.verdict not in SENTENCES:
            return ""
        if self.verdict == self.state == "accepted":
            return self.env._("Valid")
        sentence = self.env._(SENTENCES[self.verdict])
        return (sentence % {**self._ticket_details(), **self._number_details()}).strip()

    def _ticket_details(self):
        ticket = self.ticket_id
        losses = dict(ticket._fields["loss"]._description_selection(self.env))
        days = {
            "expired": ticket.convention_id.ended_on or ticket.convention_id.date_end,
            "brought_back": ticket.brought_back_on,
        }
        return {
            "day": format_date(self.env, days.get(self.verdict) or ticket.cancelled_at),
            "reason": ticket.loss_note or losses.get(ticket.loss, "").lower(),
            "number": ticket.replaced_by_id.display_name or "",
            "batch": ticket.batch_id.name or "",
            "convention": ticket.convention_id.display_name or "",
        }

    def _number_details(self):
        pays = self.env["a27.settings"]._get("pay_other_region")
        return {
            "place": self.earlier_id._place_sentence(self.verdict)
            if self.earlier_id
            else self.env._("so long ago that where and when was purged"),
            "suspects": self.env._("Could be: %s.", self.suspect_numbers) if self.suspect_numbers else "",
            "region": self.pattern_id.region or self.pattern_id.name or "",
            "payment": self.env._("The venue is paid.") if pays else self.env._("The venue is not paid by us."),
            "pattern": self.pattern_id.name or self.env._("unknown kind"),
            "partner": self.partner_id.display_name or self.env._("partner unknown"),
        }

    def _place_sentence(self, verdict):
        """Where this reading stands, for one that repeats it."""
        self.ensure_one()
        if verdict != "already_returned":
            return self.env._("%(file)s, page %(page)s", file=self.document_id.name, page=self.page_id.number)
        return self.env._(
            "%(venue)s, %(name)s, accepted on %(day)s by %(who)s",
            venue=self.return_id.venue_id.name,
            name=self.return_id.name,
            day=format_date(self.env, self.settled_at),
            who=self.settled_by_id.name,
        )
