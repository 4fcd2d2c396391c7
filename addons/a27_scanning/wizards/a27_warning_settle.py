from odoo import fields, models


class WarningSettle(models.TransientModel):
    """Asks a reviewer what a warning comes to, and why."""

    _name = "a27.warning.settle"
    _description = "Settle Warnings"

    warning_ids = fields.Many2many(
        "a27.scan.warning", required=True, default=lambda self: self.env.context.get("active_ids")
    )
    decision = fields.Selection(
        [("paid", "Good faith: the venue is paid"), ("not_paid", "Not paid: the acceptance is taken back")],
        required=True,
        default="paid",
    )
    reason = fields.Char(required=True)

    def action_settle(self):
        self.ensure_one()
        self.warning_ids._settle(self.decision, self.reason)
        return {"type": "ir.actions.act_window_close"}
