from odoo import api, fields, models
from odoo.exceptions import UserError

from article27 import group


class TicketTransfer(models.Model):
    """Tickets that moved from one antenna to another before they were delivered: the history, which nobody changes."""

    _name = "a27.ticket.transfer"
    _description = "Move between Antennas"
    _order = "id desc"

    batch_id = fields.Many2one("a27.ticket.batch", required=True, readonly=True, ondelete="restrict", index=True)
    convention_id = fields.Many2one("a27.convention", required=True, readonly=True, ondelete="restrict", index=True)
    first_number = fields.Char(string="From Number", required=True, readonly=True)
    last_number = fields.Char(string="To Number", required=True, readonly=True)
    count = fields.Integer(string="Tickets", required=True, readonly=True)
    from_place_id = fields.Many2one("res.partner", string="From Antenna", readonly=True, ondelete="restrict")
    to_place_id = fields.Many2one("res.partner", string="To Antenna", readonly=True, ondelete="restrict")
    reason = fields.Char(string="Why", readonly=True)

    @api.depends("first_number", "last_number")
    def _compute_display_name(self):
        for transfer in self:
            ends = dict.fromkeys((transfer.first_number, transfer.last_number))  # one number where one ticket moved
            transfer.display_name = " - ".join(group(number or "") for number in ends)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("The history of moves is never deleted."))
