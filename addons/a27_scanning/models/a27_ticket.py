from odoo import fields, models


class Ticket(models.Model):
    _inherit = "a27.ticket"

    reading_ids = fields.One2many("a27.scan.reading", "ticket_id", string="Scans", readonly=True)
