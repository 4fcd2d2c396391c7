from odoo import api, models
from odoo.tools import format_date


class Ticket(models.Model):
    _inherit = "a27.ticket"

    def _tell_used(self):
        """Override of a27_ticket_standing: also where, which the team alone is told."""
        sentence, advice = super()._tell_used()
        used = self.reading_ids.filtered(lambda reading: reading.state == "accepted")
        if not used:
            return sentence, advice or self.env._("Where and when was purged.")
        slip = used.return_id
        named = {"venue": slip._venue_text(), "day": format_date(self.env, used.settled_at)}
        if self.state == "reimbursed":
            return self.env._("Used at %(venue)s, accepted on %(day)s and reimbursed.", **named), advice
        return self.env._("Used at %(venue)s, accepted on %(day)s.", **named), advice


class TicketLookup(models.Model):
    """The life of a number also has its scans, whether or not a ticket of ours has this number."""

    _inherit = "a27.ticket.lookup"

    @api.model
    def _events(self, text, number, ticket):
        """Override of a27_tickets."""
        readings = self.env["a27.scan.reading"].search([("text", "in", (text, number))], limit=100)
        return super()._events(text, number, ticket) + [event for reading in readings for event in reading._life()]
