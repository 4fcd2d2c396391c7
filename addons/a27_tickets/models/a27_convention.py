from datetime import date

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

# Statuses in which tickets may be generated.
OPEN = ("signed", "running", "to_renew")
# What the paper says, and what is settled once the convention has ended; quota and amendments have rules of their own.
SIGNED = {"name", "partner_id"}
PERIOD = {"date_start", "date_end"}
SETTLED = SIGNED | PERIOD | {"funding_source"}


class Convention(models.Model):
    """What a social partner and the association sign for a year: so many tickets, in such a period."""

    _name = "a27.convention"
    _description = "Convention"
    _inherit = ["a27.signed.copy.mixin", "a27.guarded.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "date_start desc, id desc"

    name = fields.Char(string="Reference", required=True, copy=False, default=lambda self: self.env._("New"))
    partner_id = fields.Many2one(
        "res.partner",
        string="Social Partner",
        required=True,
        ondelete="restrict",
        index=True,
        tracking=True,
        domain=[("a27_is_social", "=", True)],
    )
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("signed", "Signed"),
            ("running", "Running"),
            ("to_renew", "To Renew"),
            ("ended", "Ended"),
        ],
        string="Status",
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
        group_expand=True,
    )
    date_start = fields.Date(string="From", required=True, default=lambda self: self._default_start(), tracking=True)
    date_end = fields.Date(string="Until", required=True, default=lambda self: self._default_end(), tracking=True)
    signed_on = fields.Date(string="Signed on", readonly=True, copy=False)
    ended_on = fields.Date(string="Ended on", readonly=True, copy=False)
    user_id = fields.Many2one(
        "res.users",
        string="Responsible",
        default=lambda self: self.env.user,
        tracking=True,
        domain=[("share", "=", False)],
        help="Gets the reminder to renew the convention.",
    )
    funding_source = fields.Char(string="Paid by")
    batch_ids = fields.One2many("a27.ticket.batch", "convention_id", string="Batches")
    batch_count = fields.Integer(string="Number of Batches", compute="_compute_batch_count")

    _period = models.Constraint("CHECK(date_start <= date_end)", "A convention ends after it begins.")

    @api.model
    def _default_start(self):
        return date(fields.Date.context_today(self).year, 1, 1)

    @api.model
    def _default_end(self):
        return date(fields.Date.context_today(self).year, 12, 31)

    def _creation_message(self):
        """Override of `mail`."""
        return self.env._("Convention recorded")

    @api.depends("name", "partner_id")
    def _compute_display_name(self):
        for convention in self:
            reference = convention.name if convention._origin else ""  # a new one has no number to show yet
            convention.display_name = f"{reference} {convention.partner_id.name or ''}".strip()

    @api.depends("batch_ids")
    def _compute_batch_count(self):
        counts = dict(
            self.env["a27.ticket.batch"]._read_group(
                [("convention_id", "in", self.ids)], ["convention_id"], ["__count"]
            )
        )
        for convention in self:
            convention.batch_count = counts.get(convention, 0)

    @api.constrains("partner_id")
    def _check_partner_is_social(self):
        for convention in self:
            if not convention.partner_id.a27_is_social:
                raise ValidationError(
                    self.env._(
                        "%(partner)s is not a social partner. Choose another one, or tick "
                        '"Social partner" on its card.',
                        partner=convention.partner_id.display_name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if not vals.get("name") or vals["name"] == self.env._("New"):
                start = fields.Date.to_date(vals.get("date_start")) or self._default_start()
                vals["name"] = self.env["ir.sequence"].next_by_code("a27.convention", sequence_date=start)
        return super().create(vals_list)

    def write(self, vals):
        for convention in self:
            kept = {"draft": set(), "ended": SETTLED}.get(convention.state, SIGNED) & vals.keys()
            if kept:
                raise UserError(convention._kept_message(kept))
            if convention.state != "draft" and PERIOD & vals.keys():
                self._check_may_change_period()
        return super().write(vals)

    def _check_may_change_period(self):
        if not self.env.su and not self.env.user.has_group("a27_partners.group_a27_manager"):
            raise AccessError(self.env._("Only a manager changes the period of a signed convention."))

    def _kept_message(self, names):
        return self.env._(
            "Convention %(name)s was signed, so these stay as they are: %(fields)s.",
            name=self.display_name,
            fields=", ".join(self._fields[name]._description_string(self.env) for name in sorted(names)),
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_only_drafts(self):
        for convention in self:
            if convention.state != "draft":
                raise UserError(
                    self.env._(
                        "Convention %(name)s was signed, so it is not deleted: its history stays.",
                        name=convention.display_name,
                    )
                )

    @api.model
    def _guarded_fields(self):
        return {**super()._guarded_fields(), "state": "draft", "signed_on": False, "ended_on": False}
