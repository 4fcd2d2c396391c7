from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from .a27_convention import OPEN


class Convention(models.Model):
    """The quota: no more tickets are generated than the convention allows.

    `allocated` counts the tickets generated. It is a column, raised by an UPDATE of the convention's row in the
    transaction that inserts the tickets, and a CHECK keeps it within the quota. Counting tickets under a lock instead
    would not do: under REPEATABLE READ the second clerk counts an old snapshot. With the UPDATE the second transaction
    fails to serialise, Odoo repeats it, and the repetition says what is left.
    """

    _inherit = "a27.convention"

    initial_quota = fields.Integer(string="Tickets in the Convention", default=0, tracking=True)
    amendment_ids = fields.One2many("a27.convention.amendment", "convention_id", string="Amendments")
    quota = fields.Integer(
        string="Tickets Allowed", compute="_compute_quota", store=True, precompute=True, tracking=True
    )
    override = fields.Integer(
        string="Extra Tickets",
        help="Tickets that a manager allows beyond the quota.",
        readonly=True,
        default=0,
        tracking=True,
        copy=False,
    )
    allocated = fields.Integer(string="Tickets Generated", readonly=True, default=0, copy=False)
    remaining = fields.Integer(string="Tickets Left", compute="_compute_remaining")
    used_percentage = fields.Float(
        string="Share Generated", compute="_compute_remaining", search="_search_used_percentage"
    )

    _initial_quota_positive = models.Constraint(
        "CHECK(initial_quota >= 0)", "The number of tickets of a convention cannot be negative."
    )
    _override_positive = models.Constraint("CHECK(override >= 0)", "Extra tickets cannot be negative.")
    _allocated_within_quota = models.Constraint(
        # COALESCE: with a NULL in the sum the comparison is NULL, and that passes a CHECK.
        "CHECK(allocated >= 0 AND allocated <= COALESCE(quota, 0) + COALESCE(override, 0))",
        "This would leave the convention with fewer tickets than were already generated.",
    )

    @api.depends("initial_quota", "amendment_ids.quantity", "amendment_ids.state")
    def _compute_quota(self):
        for convention in self:
            signed = convention.amendment_ids.filtered(lambda amendment: amendment.state == "signed")
            convention.quota = convention.initial_quota + sum(signed.mapped("quantity"))

    @api.depends("quota", "override", "allocated")
    def _compute_remaining(self):
        for convention in self:
            allowed = convention.quota + convention.override
            convention.remaining = allowed - convention.allocated
            convention.used_percentage = 100 * convention.allocated / allowed if allowed else 0

    @api.model
    def _search_used_percentage(self, operator, value):
        """Conventions that have used up so much; those without tickets have used up nothing."""
        compare = {">=": SQL(">="), ">": SQL(">"), "<": SQL("<"), "<=": SQL("<=")}.get(operator)
        if not compare:
            return NotImplemented
        return Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                "COALESCE(100.0 * %s / NULLIF(COALESCE(%s, 0) + COALESCE(%s, 0), 0), 0) %s %s",
                *(model._field_to_sql(alias, name, query) for name in ("allocated", "quota", "override")),
                compare,
                value,
            )
        )

    @api.model
    def _guarded_fields(self):
        return {**super()._guarded_fields(), "allocated": 0, "override": 0}

    def write(self, vals):
        if "initial_quota" in vals and any(convention.state != "draft" for convention in self):
            raise UserError(
                self.env._("A signed convention keeps its number of tickets. Add an amendment to change it.")
            )
        return super().write(vals)

    def _allocate(self, count, place=None):
        """Take `count` tickets from the quota for the antenna `place`, or raise a UserError that says what is left."""
        self.ensure_one()
        self._check_generation_allowed()
        self._check_room(count, place)
        self._change_allocated(count, place)

    def _check_room(self, count, place=None):
        if count > self.remaining:
            raise UserError(self._quota_message(count))

    def _give_back(self, count, place=None):
        """Give `count` places in the quota back that tickets of the antenna `place` took."""
        self._change_allocated(-count, place)

    def _change_allocated(self, count, place=None):
        """Raise the counter by `count`, or lower it; the row stays locked until the transaction ends."""
        self.flush_recordset()
        self.env.execute_query(
            SQL("UPDATE a27_convention SET allocated = allocated + %s WHERE id = %s RETURNING id", count, self.id)
        )
        self.invalidate_recordset(["allocated"])
        self.modified(["allocated"])

    def _check_generation_allowed(self):
        if self.state == "ended":
            raise UserError(self.env._("Convention %s has ended: a manager can reopen it.", self.display_name))
        if self.state not in OPEN:
            raise UserError(
                self.env._("Convention %s is not signed: sign it before tickets are generated.", self.display_name)
            )

    def _quota_message(self, count):
        if self.remaining <= 0:
            return self.env._(
                "Convention %(name)s has no tickets left (%(quota)s allowed, all generated). "
                "Add an amendment to allow more.",
                name=self.display_name,
                quota=self.quota + self.override,
            )
        return self.env._(
            "Convention %(name)s has %(left)s tickets left, and %(asked)s were asked. "
            "Ask for %(left)s or fewer, or add an amendment.",
            name=self.display_name,
            left=self.remaining,
            asked=count,
        )

    @api.model
    def _cron_check_quota(self):
        """Compare each counter with the tickets themselves; a difference is written where staff see it."""
        counts = dict(self.env["a27.ticket"]._read_group([("in_quota", "=", True)], ["convention_id"], ["__count"]))
        for convention in self.search([]):
            found = counts.get(convention, 0)
            if convention.allocated != found:
                convention.message_post(
                    body=self.env._(
                        "The counter of this convention says %(counter)s tickets, its tickets are %(found)s. "
                        "Tell the person who looks after the system.",
                        counter=convention.allocated,
                        found=found,
                    )
                )
