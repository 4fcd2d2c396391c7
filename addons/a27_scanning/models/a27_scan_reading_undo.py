from odoo import fields, models
from odoo.exceptions import AccessError, UserError

from article27 import group


class ScanReading(models.Model):
    """A decision is taken back while the return is not closed; the ticket goes back to where it was."""

    _inherit = "a27.scan.reading"

    ticket_state_before = fields.Char(readonly=True, export_string_translation=False)

    def action_undo_decision(self):
        """Button, also on a list: the readings are open again and are judged anew."""
        if not self.env.user.has_group("a27_partners.group_a27_reviewer"):
            raise AccessError(self.env._("Decisions are taken back by a reviewer."))
        self.return_id.check_access("write")
        self.return_id._check_not_closed()
        if self.filtered(lambda reading: reading.state == "open"):
            raise UserError(self.env._("Some of these readings are not decided, so there is nothing to take back."))
        if self.document_id.filtered(lambda document: document.state == "failed"):
            raise UserError(self.env._("The file could not be read, so its readings stay refused. Send it again."))
        self._reopen_decision()
        self._log_undo()

    def _reopen_decision(self):
        self._put_tickets_back()
        # Superuser: no group may write readings; the callers have checked the right to this act.
        self.sudo().write({"state": "open", "reason": False, "settled_by_id": False, "settled_at": False})
        self._judge()
        self._judge_same_numbers()

    def _remember_ticket_states(self):
        """What each ticket is before its reading is accepted."""
        for state, readings in self.grouped(lambda reading: reading.ticket_id.state).items():
            # Superuser: see above.
            readings.sudo().ticket_state_before = state

    def _put_tickets_back(self):
        """A batch that was delivered meanwhile has delivered these tickets too."""
        accepted = self.filtered(lambda reading: reading.state == "accepted" and reading.ticket_id)
        for (state, delivered), readings in accepted.grouped(
            lambda reading: (reading.ticket_state_before, reading.ticket_id.batch_id.state == "delivered")
        ).items():
            late = delivered and state in (False, "generated", "printed")
            # Superuser: nobody has the right to write tickets.
            readings.ticket_id.sudo().state = "delivered" if late else state or "printed"

    def _log_undo(self):
        for record, readings in self.grouped("return_id").items():
            numbers = ", ".join(group(text) for text in readings.mapped("text") if text) or self.env._("Unreadable")
            record.message_post(body=self.env._("Decision taken back: %s", numbers))
