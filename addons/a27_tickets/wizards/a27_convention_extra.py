from odoo import fields, models


class ConventionExtra(models.TransientModel):
    """Asks a manager how many tickets are allowed beyond the quota, and why."""

    _name = "a27.convention.extra"
    _description = "Allow Extra Tickets"

    convention_id = fields.Many2one("a27.convention", required=True)
    quota = fields.Integer(related="convention_id.quota")
    override = fields.Integer(related="convention_id.override", string="Extra so far")
    remaining = fields.Integer(related="convention_id.remaining")
    count = fields.Integer(string="Extra Tickets", required=True, help="Below 0 takes some back.")
    reason = fields.Char(string="Why", required=True)

    def action_allow(self):
        self.ensure_one()
        self.convention_id._allow_extra(self.count, self.reason)
        return {"type": "ir.actions.act_window_close"}
