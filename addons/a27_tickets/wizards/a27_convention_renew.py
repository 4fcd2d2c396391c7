from odoo import Command, api, fields, models
from odoo.exceptions import UserError


class ConventionRenew(models.TransientModel):
    """The renewal of one or of many conventions, shown before it is done: the proposed numbers can be changed."""

    _name = "a27.convention.renew"
    _description = "Renew Conventions"

    line_ids = fields.One2many("a27.convention.renew.line", "wizard_id", string="Conventions")

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        if "line_ids" in fields and not values.get("line_ids"):
            values["line_ids"] = [Command.create({"convention_id": one.id}) for one in self._find_conventions()]
        return values

    @api.model
    def _find_conventions(self):
        """Those that were chosen, else all that end soon; never one that is a draft or was renewed."""
        conventions = self.env["a27.convention"]
        if self.env.context.get("active_model") == conventions._name and self.env.context.get("active_ids"):
            chosen = conventions.browse(self.env.context["active_ids"])
        else:
            chosen = conventions.search([("state", "=", "to_renew")], order="date_end, id")
        return chosen.filtered(lambda convention: convention.state != "draft" and not convention.renewal_ids)

    def action_renew(self):
        self.ensure_one()
        if not self.line_ids:
            raise UserError(self.env._("There is no convention to renew: those chosen are drafts or were renewed."))
        renewals = self.env["a27.convention"].union(*(line.convention_id._renew(line.quota) for line in self.line_ids))
        return renewals._get_records_action(name=self.env._("Renewed conventions, to sign"))


class ConventionRenewLine(models.TransientModel):
    _name = "a27.convention.renew.line"
    _description = "Convention to Renew"

    wizard_id = fields.Many2one("a27.convention.renew", required=True, ondelete="cascade")
    convention_id = fields.Many2one("a27.convention", required=True, readonly=True)
    old_quota = fields.Integer(related="convention_id.quota", string="Allowed")
    delivered_count = fields.Integer(related="convention_id.delivered_count", string="Handed over")
    use_rate = fields.Float(related="convention_id.use_rate")
    date_start = fields.Date(string="From", compute="_compute_period")
    date_end = fields.Date(string="Until", compute="_compute_period")
    quota = fields.Integer(
        string="Proposed", compute="_compute_quota", store=True, readonly=False, precompute=True, required=True
    )

    @api.depends("convention_id")
    def _compute_period(self):
        for line in self:
            line.date_start, line.date_end = line.convention_id._renewal_period()

    @api.depends("convention_id")
    def _compute_quota(self):
        for line in self:
            line.quota = line.convention_id.quota
