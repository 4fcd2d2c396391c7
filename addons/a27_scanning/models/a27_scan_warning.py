from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import LazyTranslate, format_date

from article27 import group

_lt = LazyTranslate(__name__)

KINDS = [
    ("two_venues", "Same number at two venues"),
    ("surplus", "More returned than delivered"),
    ("burst", "Many within a few days"),
    ("group", "Many at one venue on one day"),
]
SENTENCES = {
    "two_venues": _lt(
        "%(number)s came back from %(venues)s. One of them is suspected to be a copy: compare both pictures."
    ),
    "surplus": _lt(
        "%(partner)s: tickets that came back: %(count)s, delivered: %(limit)s. Suspected: a delivery that nobody "
        "recorded, or copies."
    ),
    "burst": _lt(
        "%(count)s tickets of %(partner)s came back from %(first)s to %(last)s. Suspected: an event unknown to us, or "
        "tickets that were passed on."
    ),
    "group": _lt(
        "%(count)s tickets of %(partner)s at %(venues)s on %(last)s. A group outing? Note it: then none of it warns."
    ),
}


class ScanWarning(models.Model):
    """A pattern over many readings that a person should look at. It suspects; it never concludes.

    The venue acted in good faith and is paid: a warning holds nothing up. A reviewer settles it with a reason, and only
    the decision "not paid" takes the acceptance of its readings back.
    """

    _name = "a27.scan.warning"
    _description = "Pattern Warning"
    _rec_name = "sentence"
    _order = "id desc"

    kind = fields.Selection(KINDS, required=True, readonly=True)
    key = fields.Char(required=True, readonly=True)
    state = fields.Selection(
        [("open", "Open"), ("settled", "Settled")], string="Status", required=True, readonly=True, default="open"
    )
    sentence = fields.Char(string="What is suspected", compute="_compute_sentence")
    return_ids = fields.Many2many("a27.ticket.return", string="Returns", readonly=True)
    reading_ids = fields.Many2many("a27.scan.reading", string="Readings", readonly=True)
    venue_ids = fields.Many2many("res.partner", string="Venues", compute="_compute_venue_ids")
    partner_id = fields.Many2one("res.partner", string="Social Partner", readonly=True, ondelete="restrict", index=True)
    first_day = fields.Date(readonly=True)
    last_day = fields.Date(readonly=True)
    count = fields.Integer(string="Tickets", readonly=True)
    limit = fields.Integer(readonly=True)
    # What a person decided
    decision = fields.Selection([("paid", "Good faith: the venue is paid"), ("not_paid", "Not paid")], readonly=True)
    reason = fields.Char(readonly=True)
    settled_by_id = fields.Many2one("res.users", string="Decided by", readonly=True)
    settled_at = fields.Datetime(string="Decided at", readonly=True)

    # Not unique: two clerks may find the same at the same moment. A warning too many is settled with the other one; a
    # refused acceptance or a failed job would be worse.
    _key = models.Index("(key)")

    @api.depends("return_ids")
    def _compute_venue_ids(self):
        for warning in self:
            warning.venue_ids = warning.return_ids.venue_id

    @api.depends_context("lang")
    @api.depends("kind", "reading_ids", "return_ids", "partner_id", "count", "limit", "first_day", "last_day")
    def _compute_sentence(self):
        for warning in self:
            details = {
                "number": group(warning.reading_ids[:1].text or ""),
                "venues": ", ".join(warning.venue_ids.mapped("name")),
                "partner": warning.partner_id.name,
                "count": warning.count,
                "limit": warning.limit,
                "first": format_date(self.env, warning.first_day),
                "last": format_date(self.env, warning.last_day),
            }
            sentence = self.env._(SENTENCES[warning.kind])
            warning.sentence = sentence % details

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("Warnings are never deleted. Settle them instead."))

    def _settle(self, decision, reason):
        """A reviewer decides, and says why. "not_paid" refuses the accepted readings, while their return is open."""
        if not self.env.user.has_group("a27_partners.group_a27_reviewer"):
            raise AccessError(self.env._("Warnings are settled by a reviewer. Leave them open."))
        if not (reason or "").strip():
            raise UserError(self.env._("Say why you decide so: the reason is kept."))
        if self.filtered(lambda warning: warning.state != "open"):
            raise UserError(self.env._("Some of these warnings are already settled."))
        if decision == "not_paid":
            self._withhold(reason.strip())
        # Superuser: no group may write warnings by hand; the right to this act was checked.
        self.sudo().write(
            {
                "state": "settled",
                "decision": decision,
                "reason": reason.strip(),
                "settled_by_id": self.env.uid,
                "settled_at": fields.Datetime.now(),
            }
        )

    def _withhold(self, reason):
        if self.filtered(lambda warning: not warning.reading_ids):
            raise UserError(
                self.env._(
                    "Such a warning is about many tickets and names none of them. Refuse the doubtful ones in their "
                    "return, then settle it: the others are paid in good faith."
                )
            )
        accepted = self.reading_ids.filtered(lambda reading: reading.state == "accepted")
        accepted.return_id._keep_open()
        accepted._put_tickets_back()
        accepted._settle("refused", reason)
        accepted._judge_same_numbers()

    def action_view_readings(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Readings"),
            "res_model": "a27.scan.reading",
            "view_mode": "list,form",
            "domain": [("id", "in", self.reading_ids.ids)],
        }


class ScanReading(models.Model):
    _inherit = "a27.scan.reading"

    warning_ids = fields.Many2many("a27.scan.warning", string="Warnings", readonly=True)


class TicketReturn(models.Model):
    _inherit = "a27.ticket.return"

    # The same table as the warnings' own returns, so whoever may write returns could empty it.
    warning_ids = fields.Many2many("a27.scan.warning", string="Warnings", readonly=True, copy=False)
    open_warning_count = fields.Integer(string="Open Warnings", compute="_compute_open_warning_count")

    @api.depends("warning_ids.state")
    def _compute_open_warning_count(self):
        counts = dict(
            self.env["a27.scan.warning"]._read_group(
                [("return_ids", "in", self.ids), ("state", "=", "open")], ["return_ids"], ["__count"]
            )
        )
        for record in self:
            record.open_warning_count = counts.get(record, 0)

    @api.model
    def _guarded_fields(self):
        return {**super()._guarded_fields(), "warning_ids": []}

    def action_view_warnings(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Warnings"),
            "res_model": "a27.scan.warning",
            "view_mode": "list,form",
            "domain": [("return_ids", "in", self.ids)],
        }
