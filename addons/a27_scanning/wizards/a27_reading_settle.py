from odoo import fields, models


class ReadingSettle(models.TransientModel):
    """Asks for a decision on doubtful readings, and why."""

    _name = "a27.reading.settle"
    _description = "Decide on Readings"

    reading_ids = fields.Many2many("a27.scan.reading", required=True, string="Readings")
    decision = fields.Selection([("accepted", "Accept"), ("refused", "Refuse")], required=True, default="refused")
    reason = fields.Char(required=True)

    def action_settle(self):
        self.ensure_one()
        self.reading_ids._decide(self.decision, self.reason)
        return {"type": "ir.actions.act_window_close"}
