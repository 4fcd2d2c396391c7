from odoo import api, fields, models

from .res_partner import TEAM


class ResPartner(models.Model):
    """The band at the top of a partner's card: may I hand them more tickets, are they up to date, whom do I call?

    The addons above put their figures into it, each a button that opens its records. What waits for an answer they
    count in a field each, which `_a27_question_fields` names.
    """

    _inherit = "res.partner"

    a27_question_count = fields.Integer(
        string="Open Questions", compute="_compute_a27_question_count", groups="a27_partners.group_a27_user"
    )
    a27_next_activity = fields.Char(string="Next Activity", compute="_compute_a27_next_activity", groups=TEAM)

    @api.model
    def _a27_question_fields(self):
        """Names of whole-number fields that count what waits for an answer of the team."""
        return []

    @api.depends(lambda self: self._a27_question_fields())
    def _compute_a27_question_count(self):
        names = self._a27_question_fields()
        for partner in self:
            partner.a27_question_count = sum(partner[name] for name in names)

    @api.depends("activity_ids.summary", "activity_ids.activity_type_id", "activity_ids.date_deadline")
    def _compute_a27_next_activity(self):
        for partner in self:
            following = partner.activity_ids.sorted("date_deadline")[:1]
            partner.a27_next_activity = following.summary or following.activity_type_id.name

    def action_a27_view_activities(self):
        self.ensure_one()
        family = self | self.with_context(active_test=False).search(self._a27_family_domain(self))
        return {
            "type": "ir.actions.act_window",
            "res_model": "mail.activity",
            "view_mode": "list,form",
            "domain": [("res_model", "=", self._name), ("res_id", "in", family.ids)],
            "context": {"create": False},
            "name": self.env._("Activities"),
        }
