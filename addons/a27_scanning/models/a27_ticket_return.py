from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL

# What a closed return no longer changes: statistics and payment rest on it.
FROZEN = {
    "name",
    "venue_id",
    "place_id",
    "received_on",
    "period_start",
    "period_end",
    "announced_count",
    "counted_count",
    "show_id",
}
# What verdicts and warnings ask of a return.
JUDGED_BY = {"venue_id", "received_on", "period_start", "period_end"}


class TicketReturn(models.Model):
    """What a venue sends back for a period: an envelope of tickets, its scans and what was read on them."""

    _name = "a27.ticket.return"
    _description = "Return of Tickets"
    _inherit = ["a27.guarded.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "received_on desc, id desc"

    name = fields.Char(
        string="Reference", required=True, readonly=True, copy=False, default=lambda self: self.env._("New")
    )
    venue_id = fields.Many2one(
        "res.partner",
        required=True,
        ondelete="restrict",
        index=True,
        tracking=True,
        domain=[("a27_is_cultural", "=", True)],
    )
    place_id = fields.Many2one(
        "res.partner",
        string="Hall or House",
        ondelete="restrict",
        index="btree_not_null",
        domain="[('parent_id', '=', venue_id), ('type', '=', 'other')]",
    )
    received_on = fields.Date(string="Received on", required=True, default=fields.Date.context_today, tracking=True)
    period_start = fields.Date(string="Used from")
    period_end = fields.Date(string="Used until")
    document_ids = fields.One2many("a27.scan.document", "return_id", string="Scanned Files", readonly=True)
    reading_ids = fields.One2many("a27.scan.reading", "return_id", string="Readings", readonly=True)
    closed_on = fields.Date(readonly=True, copy=False)
    reimbursed_on = fields.Date(readonly=True, copy=False)
    state = fields.Selection(
        [
            ("received", "Received"),
            ("scanning", "Being Read"),
            ("to_check", "To Check"),
            ("closed", "Closed"),
            ("reimbursed", "Reimbursed"),
        ],
        string="Status",
        compute="_compute_state",
        store=True,
        index=True,
        tracking=True,
        group_expand=True,
    )
    _period = models.Constraint("CHECK(period_start <= period_end)", "The period ends after it begins.")

    @api.depends("document_ids.state", "reading_ids", "closed_on", "reimbursed_on")
    def _compute_state(self):
        for record in self:
            record.state = record._current_state()

    def _current_state(self):
        if self.reimbursed_on:
            return "reimbursed"
        if self.closed_on:
            return "closed"
        states = set(self.document_ids.mapped("state"))
        if states & {"waiting", "reading"}:
            return "scanning"
        # Readings alone: they were moved here from another return.
        return "to_check" if states or self.reading_ids else "received"

    def _keep_open(self):
        """For acts that leave something to decide, or change what was: their returns are not closed, and do not become
        so at the same moment. Raises UserError."""
        self.check_access("write")
        self._check_not_closed()
        self._take_turns()

    def _take_turns(self):
        """Write the rows of the returns, as closing does: of two at once the second is repeated, and finds the return
        closed, or not empty."""
        if self:
            self.env.cr.execute(SQL("UPDATE a27_ticket_return SET state = state WHERE id IN %s", self._ids))

    def _follow_later(self):
        """Compute the status once more when this transaction is over.

        Of two jobs that end at once each sees the other's file as still being read, so both leave the status at that.
        """
        for record in self:
            record.with_delay(description=f"{record.name}: status")._job_follow()

    def _job_follow(self):
        self.env.add_to_compute(self._fields["state"], self)

    @api.constrains("venue_id")
    def _check_venue_is_cultural(self):
        for record in self:
            if not record.venue_id.a27_is_cultural:
                raise ValidationError(
                    self.env._(
                        "%(partner)s is not a cultural partner. Choose another one, or tick "
                        '"Cultural partner" on its card.',
                        partner=record.venue_id.display_name,
                    )
                )

    @api.constrains("venue_id", "place_id")
    def _check_place_of_venue(self):
        for record in self.filtered("place_id"):
            if record.place_id.parent_id != record.venue_id or record.place_id.type != "other":
                raise ValidationError(
                    self.env._(
                        "%(place)s is not a hall or house of %(venue)s. Choose one of its places.",
                        place=record.place_id.display_name,
                        venue=record.venue_id.display_name,
                    )
                )

    def _creation_message(self):
        """Override of `mail`."""
        return self.env._("Return recorded")

    @api.depends("name", "venue_id")
    def _compute_display_name(self):
        for record in self:
            record.display_name = f"{record.name} {record.venue_id.name or ''}".strip()

    @api.model
    def _guarded_fields(self):
        return {**super()._guarded_fields(), "closed_on": False, "reimbursed_on": False}

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if not vals.get("name") or vals["name"] == self.env._("New"):
                day = fields.Date.to_date(vals.get("received_on")) or fields.Date.context_today(self)
                vals["name"] = self.env["ir.sequence"].next_by_code("a27.ticket.return", sequence_date=day)
        return super().create(vals_list)

    def write(self, vals):
        if FROZEN & vals.keys():
            self._check_not_closed()
        result = super().write(vals)
        if JUDGED_BY & vals.keys():
            self._readings_changed()
        return result

    def _check_not_closed(self):
        for record in self:
            if record.state in ("closed", "reimbursed"):
                raise UserError(
                    self.env._(
                        "%(name)s is closed: it stays as it is. A manager can reopen it.", name=record.display_name
                    )
                )

    def _check_is_to_check(self):
        self._check_not_closed()
        for record in self:
            if record.state == "scanning":
                raise UserError(self.env._("The files of %s are still being read. Wait a moment.", record.display_name))
            if record.state == "received":
                raise UserError(
                    self.env._("%s has nothing to check yet. Add its files, or enter numbers.", record.display_name)
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_only_without_scans(self):
        for record in self:
            if record.document_ids:
                raise UserError(
                    self.env._(
                        "%(name)s has scanned files, so it stays. Refuse its readings instead.",
                        name=record.display_name,
                    )
                )

    def _add_files(self, attachments):
        """Make one document of each attachment and have them read, each in jobs of its own."""
        self.ensure_one()
        self.check_access("write")
        self._check_not_closed()
        documents = self.env["a27.scan.document"]._create_from(self, attachments)
        documents._enqueue()
        return documents

    def action_accept_clean(self):
        """Accept all readings that raise no question, in one act."""
        self.check_access("write")
        self._check_is_to_check()
        readings = self.reading_ids.filtered(lambda reading: reading.state == "open")
        readings._judge()
        readings.filtered(lambda reading: reading.pile == "accepted")._accept()

    def action_view_open_readings(self):
        action = self.action_view_readings()
        done = Markup('<p class="o_view_nocontent_smiling_face">%s</p>') % self.env._("Nothing is left to decide here")
        return {**action, "context": {"search_default_open": 1}, "help": done}

    def action_view_readings(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Readings"),
            "res_model": "a27.scan.reading",
            "view_mode": "list,form",
            "domain": [("return_id", "=", self.id)],
            "context": {"search_default_group_pile": 1},
        }
