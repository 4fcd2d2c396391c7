from odoo import api, fields, models
from odoo.fields import Domain

OPEN_STATES = ("received", "scanning", "to_check")
TEAM = "a27_partners.group_a27_user"


class ResPartner(models.Model):
    """The figures of a cultural partner's card: its last return, and the returns that wait for us."""

    _inherit = "res.partner"

    a27_return_ids = fields.One2many("a27.ticket.return", "venue_id", string="Returns", groups=TEAM)
    a27_last_return_on = fields.Date(string="Last Return", compute="_compute_a27_returns", groups=TEAM)
    a27_open_return_count = fields.Integer(string="Returns to Finish", compute="_compute_a27_returns", groups=TEAM)

    @api.depends("a27_return_ids.received_on", "a27_return_ids.state")
    def _compute_a27_returns(self):
        returns = self.env["a27.ticket.return"]
        ours = Domain("venue_id", "in", self.ids)
        last = dict(returns._read_group(ours, ["venue_id"], ["received_on:max"]))
        waiting = dict(returns._read_group(ours & Domain("state", "in", OPEN_STATES), ["venue_id"], ["__count"]))
        for partner in self:
            partner.a27_last_return_on = last.get(partner, False)
            partner.a27_open_return_count = waiting.get(partner, 0)

    @api.model
    def _a27_question_fields(self):
        return [*super()._a27_question_fields(), "a27_open_return_count"]

    def action_a27_view_returns(self):
        return self._a27_view_returns([], self.env._("Returns"))

    def action_a27_view_open_returns(self):
        return self._a27_view_returns([("state", "in", OPEN_STATES)], self.env._("Returns to finish"))

    def _a27_view_returns(self, domain, name):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": "a27.ticket.return",
            "view_mode": "list,form",
            "domain": [("venue_id", "=", self.id), *domain],
            "context": {"default_venue_id": self.id},
        }

    def _a27_without_dealings_since(self, day):
        """Override of `a27_partners`: a return is a dealing."""
        domain = Domain("venue_id", "in", self.ids)
        if day:
            domain &= Domain("received_on", ">=", day)
        # Superuser: whoever applies the retention, also somebody who may not see returns.
        dealings = self.env["a27.ticket.return"].sudo()._read_group(domain, ["venue_id"])
        return super()._a27_without_dealings_since(day) - self.browse().union(*(venue for [venue] in dealings))
