from collections import Counter, defaultdict

from odoo import api, fields, models


class TicketReturn(models.Model):
    """How many readings a return has, by pile and by decision: one grouped query for all."""

    _inherit = "a27.ticket.return"

    reading_count = fields.Integer(string="Readings Found", compute="_compute_reading_counts")
    open_count = fields.Integer(string="Still Open", compute="_compute_reading_counts")
    clean_count = fields.Integer(string="Ready to Accept", compute="_compute_reading_counts")
    accepted_count = fields.Integer(string="Accepted Tickets", compute="_compute_reading_counts")
    to_check_count = fields.Integer(string="To Check", compute="_compute_reading_counts")
    elsewhere_count = fields.Integer(string="Wallonia, elsewhere", compute="_compute_reading_counts")
    to_refuse_count = fields.Integer(string="To Refuse", compute="_compute_reading_counts")
    refused_count = fields.Integer(string="Refused Readings", compute="_compute_reading_counts")

    @api.depends("reading_ids.state", "reading_ids.pile")
    def _compute_reading_counts(self):
        found = defaultdict(Counter)
        for record, pile, state, count in self.env["a27.scan.reading"]._read_group(
            [("return_id", "in", self.ids)], ["return_id", "pile", "state"], ["__count"]
        ):
            found[record.id].update({(pile, state): count, state: count})
        for record in self:
            counts = found[record.id]
            record.reading_count = counts["open"] + counts["accepted"] + counts["refused"]
            record.open_count = counts["open"]
            record.clean_count = counts["accepted", "open"]
            record.accepted_count = counts["accepted"]
            record.to_check_count = counts["to_check", "open"]
            record.elsewhere_count = counts["elsewhere", "open"]
            record.to_refuse_count = counts["refused", "open"]
            record.refused_count = counts["refused"]
