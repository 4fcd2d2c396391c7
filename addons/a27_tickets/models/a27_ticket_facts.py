from dataclasses import replace

from odoo import models


class Ticket(models.Model):
    """What a scan asks beside the losses: brought back unused, and too late after the end of the convention."""

    _inherit = "a27.ticket"

    def _facts(self, received_on=None):
        """Override of a27_ticket_loss. `received_on` is the day on which a venue sent the ticket back."""
        return replace(
            super()._facts(),
            is_brought_back=self.is_brought_back,
            is_expired=bool(received_on) and self.convention_id._is_past_grace(received_on),
        )
