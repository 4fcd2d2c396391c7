from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import format_date

from article27.money.reimbursement import Period, Rate, Scope, find_clash, rate_for

TARGETS = {"venue": "venue_id", "tariff": "tariff_id", "type": "cultural_type_id", "everybody": None}


class ReimbursementRate(models.Model):
    """What a ticket is worth to a venue, from a day on. article27.money.reimbursement has the rules: the most
    specific rate that holds on the day of use wins. Every amount is data; a ceiling of 0 is none."""

    _name = "a27.reimbursement.rate"
    _description = "Reimbursement Rate"
    _inherit = ["mail.thread"]
    _keeps_messages = True  # see mail_message_history of a27_partners
    _order = "date_start desc, id desc"

    scope = fields.Selection(
        [("everybody", "All venues"), ("type", "A type of place"), ("tariff", "A tariff"), ("venue", "One venue")],
        string="For",
        required=True,
        default="everybody",
        tracking=True,
    )
    venue_id = fields.Many2one(
        "res.partner",
        ondelete="restrict",
        index="btree_not_null",
        domain=[("a27_is_cultural", "=", True)],
        tracking=True,
    )
    tariff_id = fields.Many2one("a27.tariff", ondelete="restrict", tracking=True)
    cultural_type_id = fields.Many2one("a27.cultural.type", string="Type of Place", ondelete="restrict", tracking=True)
    date_start = fields.Date(string="From", required=True, default=fields.Date.context_today, tracking=True)
    date_end = fields.Date(string="Until", tracking=True, help="Its last day. Empty: until further notice.")
    currency_id = fields.Many2one(
        "res.currency", required=True, readonly=True, default=lambda self: self.env.ref("base.EUR")
    )
    amount = fields.Monetary(string="Per Ticket", required=True, tracking=True)
    ticket_ceiling = fields.Monetary(
        string="Ceiling per Ticket", tracking=True, help="No ticket is paid more, also if an amount is typed. 0: none."
    )
    period_ceiling = fields.Monetary(
        string="Ceiling per Period", tracking=True, help="No venue is paid more under this rate in a period. 0: none."
    )
    period = fields.Selection(
        [
            ("month", "Month"),
            ("quarter", "Quarter"),
            ("year", "Calendar year"),
            ("season", "Season (September to August)"),
        ],
        required=True,
        default="year",
        tracking=True,
    )
    last_used_at = fields.Datetime(readonly=True, copy=False)

    _dates = models.Constraint("CHECK(date_start <= date_end)", "A rate ends after it begins.")
    _amounts = models.Constraint(
        "CHECK(amount >= 0 AND ticket_ceiling >= 0 AND period_ceiling >= 0)", "An amount is 0 or more."
    )
    _start_uniq = models.UniqueIndex(
        "(scope, COALESCE(venue_id, tariff_id, cultural_type_id, 0), date_start)",
        "Another rate for the same begins on this day.",
    )

    @api.depends("scope", "venue_id", "tariff_id", "cultural_type_id")
    def _compute_display_name(self):
        for rate in self:
            target = rate._target()
            rate.display_name = target.display_name if target else self.env._("All venues")

    @api.constrains("scope", "venue_id", "tariff_id", "cultural_type_id")
    def _check_target(self):
        for rate in self:
            if rate.scope != "everybody" and not rate._target():
                raise ValidationError(self.env._("Say for which venue, tariff or type of place this rate is."))

    @api.constrains("scope", "venue_id", "tariff_id", "cultural_type_id", "date_start", "date_end")
    def _check_overlap(self):
        others = self.search([("scope", "in", self.mapped("scope"))])
        clash = find_clash(rate._to_library() for rate in others | self)
        if clash:
            first, second = (self.browse(rate.key) for rate in clash)
            raise ValidationError(
                self.env._(
                    "Two rates for %(target)s hold on %(day)s: %(first)s and %(second)s. Let the first end on the day "
                    "before the second begins.",
                    target=first.display_name,
                    day=format_date(self.env, second.date_start),
                    first=first.currency_id.format(first.amount),
                    second=second.currency_id.format(second.amount),
                )
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_only_unused(self):
        # Superuser: whoever may delete a rate, whatever returns that person sees.
        used = self.env["a27.reimbursement.line"].sudo().search([("rate_id", "in", self.ids)], limit=1)
        if used:
            raise UserError(
                self.env._('Returns were paid by the rate "%s". Give it a last day instead.', used.rate_id.display_name)
            )

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._only_its_target(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(self._only_its_target(vals))

    @api.model
    def _only_its_target(self, vals):
        """A rate for a type keeps no venue that was chosen before."""
        if "scope" not in vals:
            return vals
        others = {field for scope, field in TARGETS.items() if field and scope != vals["scope"]}
        return {**vals, **dict.fromkeys(others, False)}

    def _target(self):
        field = TARGETS[self.scope or "everybody"]
        return self[field] if field else None

    def _to_library(self):
        return Rate(
            key=self.id,
            scope=Scope[self.scope.upper()],
            target=self._target().id if self._target() else None,
            start=self.date_start,
            end=self.date_end or None,
            amount=_decimal(self.amount),
            ticket_ceiling=_decimal(self.ticket_ceiling) if self.ticket_ceiling else None,
            period_ceiling=_decimal(self.period_ceiling) if self.period_ceiling else None,
            period=Period(self.period),
        )

    @api.model
    def _for_returns(self, returns):
        """{return: the article27.money.reimbursement.Rate that holds for it, or None}."""
        rates = [rate._to_library() for rate in self.search([])]
        found = {}
        for record in returns:
            venue = record.venue_id
            targets = {
                Scope.VENUE: venue.id,
                Scope.TARIFF: venue.a27_tariff_id.id or None,
                Scope.TYPE: venue.a27_cultural_type_id.id or None,
            }
            known = {scope: target for scope, target in targets.items() if target}
            found[record] = rate_for(rates, known, record._day_of_use())
        return found

    def _touch(self):
        """Make two transactions that spend from one ceiling conflict: the second is repeated and sees the first."""
        # Superuser: the team closes returns and does not write rates.
        self.sudo().last_used_at = fields.Datetime.now()


def _decimal(amount):
    """A monetary field, a float that holds cents, as an exact number."""
    return Decimal(f"{amount:.2f}")
