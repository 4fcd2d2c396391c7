from odoo import api, fields, models


class TicketKeyRotate(models.TransientModel):
    """Asks before a new key is made. It shows versions only, never a key."""

    _name = "a27.ticket.key.rotate"
    _description = "New Ticket Key"

    current_version = fields.Integer(compute="_compute_current_version")

    @api.depends_context("uid")
    def _compute_current_version(self):
        for wizard in self:
            wizard.current_version = self.env["a27.ticket.key"]._keyring().current

    def action_rotate(self):
        self.ensure_one()
        version = self.env["a27.ticket.key"]._rotate()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._(
                    "New numbers begin with %(version)s from now on. Older tickets stay valid.", version=version
                ),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }
