from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from ..models.a27_convention import OPEN


class ConventionAmend(models.TransientModel):
    """The same change for many conventions, shown before it is done.

    No convention goes below what was already delivered. It makes drafts: they count once they are signed, and can be
    discarded until then.
    """

    _name = "a27.convention.amend"
    _description = "Amend Conventions"

    percent = fields.Float(
        string="Change in %", required=True, default=-10, help="-10: a tenth less. 20: a fifth more."
    )
    date = fields.Date(required=True, default=fields.Date.context_today)
    reason = fields.Char(string="Why", required=True)
    line_ids = fields.One2many("a27.convention.amend.line", "wizard_id", string="Conventions")

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        if "line_ids" in fields and self.env.context.get("active_model") == "a27.convention":
            chosen = self.env["a27.convention"].browse(self.env.context.get("active_ids", []))
            values["line_ids"] = [
                Command.create({"convention_id": convention.id}) for convention in chosen if convention.state in OPEN
            ]
        return values

    def action_amend(self):
        self.ensure_one()
        changed = self.line_ids.filtered("difference")
        if not changed:
            raise UserError(self.env._("No convention changes: choose signed conventions and another percentage."))
        amendments = self.env["a27.convention.amendment"].create(
            [
                {
                    "convention_id": line.convention_id.id,
                    "date": self.date,
                    "quantity": line.difference,
                    "reason": self.reason,
                }
                for line in changed
            ]
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Amendments to sign"),
            "res_model": amendments._name,
            "view_mode": "list",
            "domain": [("id", "in", amendments.ids)],
        }


class ConventionAmendLine(models.TransientModel):
    _name = "a27.convention.amend.line"
    _description = "Convention to Amend"

    wizard_id = fields.Many2one("a27.convention.amend", required=True, ondelete="cascade")
    convention_id = fields.Many2one("a27.convention", required=True, readonly=True)
    quota = fields.Integer(related="convention_id.quota", string="Allowed")
    allocated = fields.Integer(related="convention_id.allocated", string="Made")
    delivered_count = fields.Integer(related="convention_id.delivered_count", string="Handed over")
    new_quota = fields.Integer(
        string="Allowed then", compute="_compute_new_quota", store=True, readonly=False, precompute=True
    )
    difference = fields.Integer(compute="_compute_difference")
    to_cancel = fields.Integer(
        string="To Cancel first",
        compute="_compute_difference",
        help="Tickets that were generated and not delivered, and have no place any more.",
    )

    @api.depends("convention_id", "wizard_id.percent")
    def _compute_new_quota(self):
        for line in self:
            wanted = round(line.convention_id.quota * (1 + line.wizard_id.percent / 100))
            line.new_quota = max(wanted, line._floor())

    @api.depends("convention_id", "new_quota")
    def _compute_difference(self):
        for line in self:
            line.difference = max(line.new_quota, line._floor()) - line.convention_id.quota
            allowed = line.convention_id.quota + line.difference + line.convention_id.override
            line.to_cancel = max(line.convention_id.allocated - allowed, 0)

    def _floor(self):
        """What was delivered, as far as it is more than nothing and the convention allowed it."""
        convention = self.convention_id
        held = min(convention.delivered_count, convention.allocated)
        return max(0, min(held - convention.override, convention.quota))
