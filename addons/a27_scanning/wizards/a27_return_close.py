from odoo import fields, models


class ReturnClose(models.TransientModel):
    """Asks why the numbers of a return differ, and closes it."""

    _name = "a27.return.close"
    _description = "Close a Return with a Difference"

    return_id = fields.Many2one("a27.ticket.return", required=True)
    difference_sentence = fields.Char(related="return_id.difference_sentence")
    reason = fields.Char(required=True)

    def action_close(self):
        self.ensure_one()
        self.return_id._close(self.reason)
        return {"type": "ir.actions.act_window_close"}
