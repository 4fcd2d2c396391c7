from odoo import fields, models
from odoo.exceptions import UserError

ASIDE = ("other_region", "foreign")


class ScanReading(models.Model):
    """The pile "Wallonia, elsewhere": set aside in one act, and another region's tickets are transmitted to it.

    A genuine ticket of another region is none of ours: no statistics, no quota. Whether we pay the venue for it is a
    setting, and what was decided stays when the setting changes.
    """

    _inherit = "a27.scan.reading"

    transmitted_on = fields.Date(string="Transmitted on", readonly=True)
    transmitted_by_id = fields.Many2one("res.users", string="Transmitted by", readonly=True)
    region = fields.Char(related="pattern_id.region", store=True)
    venue_id = fields.Many2one(related="return_id.venue_id")
    received_on = fields.Date(related="return_id.received_on")

    _to_transmit = models.Index("(verdict, transmitted_on) WHERE verdict = 'other_region'")

    def _set_aside(self):
        """Decide all open readings of the pile: other regions' by the setting, other codes refused."""
        self.return_id.check_access("write")
        self.return_id._check_not_closed()
        pile = self.filtered(lambda reading: reading.state == "open" and reading.verdict in ASIDE)
        pile._judge()
        region = pile.filtered(lambda reading: reading.verdict == "other_region")
        reason = self.env._("Ticket of another region, to be transmitted")
        if self.env["a27.settings"]._get("pay_other_region"):
            region._accept(reason)
        else:
            region._settle("refused", reason)
        pile.filtered(lambda reading: reading.verdict == "foreign")._settle("refused", self.env._("Not a ticket"))

    def action_mark_transmitted(self):
        """Button on the list "To transmit"."""
        self.return_id.check_access("write")
        self._check_to_transmit()
        # Superuser: no group may write readings.
        self.filtered(lambda reading: not reading.transmitted_on).sudo().write(
            {"transmitted_on": fields.Date.context_today(self), "transmitted_by_id": self.env.uid}
        )

    def action_unmark_transmitted(self):
        """Button: the parcel did not leave after all."""
        self.return_id.check_access("write")
        self._check_to_transmit()
        # Superuser: see above.
        self.sudo().write({"transmitted_on": False, "transmitted_by_id": False})

    def _check_to_transmit(self):
        if self.filtered(lambda reading: reading.verdict != "other_region"):
            raise UserError(self.env._("Only tickets of another region are transmitted to it."))


class TicketReturn(models.Model):
    _inherit = "a27.ticket.return"

    def action_set_aside(self):
        """Button: what is Walloon or no ticket at all, in one act."""
        self.check_access("write")
        self._check_is_to_check()
        self.reading_ids._set_aside()
