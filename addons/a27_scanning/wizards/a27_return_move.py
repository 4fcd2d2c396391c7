from odoo import fields, models


class ReturnMove(models.TransientModel):
    """Asks to which return files, pages or single readings belong."""

    _name = "a27.return.move"
    _description = "Move to another Return"
    _inherit = "a27.reading.choice.mixin"

    return_id = fields.Many2one(
        "a27.ticket.return", string="To the Return", required=True, domain=[("state", "!=", "reimbursed")]
    )
    reason = fields.Char()

    def action_move(self):
        self.ensure_one()
        self._chosen_readings()._move_to_return(self.return_id, self.document_ids, self.reason)
        return {"type": "ir.actions.act_window_close"}
