from odoo import fields, models
from odoo.exceptions import AccessError, UserError


class ScanReading(models.Model):
    """A decision is taken back while the return is open: by whoever decided, or by a reviewer."""

    _inherit = "a27.scan.reading"

    ticket_state_before = fields.Char(string="Status of the Ticket before", readonly=True)

    def _accept(self, reason=False):
        """Override of a27_scan_reading_settlement: remembers what the tickets were."""
        for state, readings in self.filtered("ticket_id").grouped(lambda reading: reading.ticket_id.state).items():
            # Superuser: no group may write readings.
            readings.sudo().ticket_state_before = state
        return super()._accept(reason)

    def action_take_back(self):
        """Open decided readings again; their tickets are what they were. Raises UserError."""
        self.return_id._keep_open()
        self._check_decided_by_me()
        self._put_tickets_back()
        # Superuser: no group may write readings.
        self.sudo().write(
            {
                "state": "open",
                "reason": False,
                "settled_by_id": False,
                "settled_at": False,
                "ticket_state_before": False,
            }
        )
        self._judge()
        self._judge_same_numbers()
        self._log_taking_back()

    def _check_decided_by_me(self):
        if not self or self.filtered(lambda reading: not reading.settled_by_id):
            raise UserError(self.env._("Nobody decided on these readings, so there is nothing to take back."))
        if self.settled_by_id == self.env.user or self.env.user.has_group("a27_partners.group_a27_reviewer"):
            return
        raise AccessError(
            self.env._(
                "%s decided on these readings. Ask them, or a reviewer, to take it back.", self.settled_by_id[:1].name
            )
        )

    def _put_tickets_back(self):
        """What they were before; a batch that was delivered meanwhile has delivered these tickets too."""
        accepted = self.filtered(lambda reading: reading.ticket_id and reading.state == "accepted")
        for (state, is_delivered), readings in accepted.grouped(
            lambda reading: (reading.ticket_state_before, reading.ticket_id.batch_id.state == "delivered")
        ).items():
            if is_delivered and state in ("generated", "printed"):
                state = "delivered"
            # Superuser: nobody has the right to write tickets.
            readings.ticket_id.sudo().state = state

    def _log_taking_back(self):
        for record, readings in self.grouped("return_id").items():
            record.message_post(body=self.env._("Decisions taken back: %s", ", ".join(readings.mapped("display_name"))))
