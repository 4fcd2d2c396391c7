from odoo import api, fields, models
from odoo.exceptions import UserError


class StatementSend(models.TransientModel):
    """Says what becomes of the statements of the selected returns before it sends them: each in a mail of its own."""

    _name = "a27.statement.send"
    _description = "Send Statements"

    return_ids = fields.Many2many(
        "a27.ticket.return", required=True, default=lambda self: self.env.context.get("active_ids")
    )
    again = fields.Boolean(string="Send these once more")
    ready_count = fields.Integer(compute="_compute_what_happens")
    sent_ids = fields.Many2many("a27.ticket.return", string="Sent before", compute="_compute_what_happens")
    lacking_ids = fields.Many2many("res.partner", string="Without an Address", compute="_compute_what_happens")
    open_ids = fields.Many2many("a27.ticket.return", string="Not Closed", compute="_compute_what_happens")

    @api.depends("return_ids", "again")
    def _compute_what_happens(self):
        for wizard in self:
            closed = wizard.return_ids.filtered("statement_state")
            lacking = closed.filtered(lambda record: not record.venue_id.email_normalized)
            sent = (closed - lacking).filtered(lambda record: record.statement_state == "sent")
            wizard.open_ids = wizard.return_ids - closed
            wizard.lacking_ids = lacking.venue_id
            wizard.sent_ids = sent
            wizard.ready_count = len(closed - lacking - (sent.browse() if wizard.again else sent))

    def action_send(self):
        self.ensure_one()
        sent = self.return_ids._send_statements(self.again)
        if not sent:
            raise UserError(self.env._("Nothing was sent: none of these returns has a statement that can be sent."))
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "title": self.env._("Statements on their way: %s", len(sent)),
                "message": self.env._("Each stands in the messages of its return; so does a mail that comes back."),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }
