from odoo import fields, models


class TicketGenerate(models.TransientModel):
    """Asks how many tickets, and for which antenna."""

    _name = "a27.ticket.generate"
    _description = "Generate Tickets"

    convention_id = fields.Many2one("a27.convention", required=True)
    partner_id = fields.Many2one(related="convention_id.partner_id")
    remaining = fields.Integer(related="convention_id.remaining")
    count = fields.Integer(string="How many Tickets", required=True)
    place_id = fields.Many2one(
        "res.partner",
        string="For the Antenna",
        domain="[('parent_id', '=', partner_id), ('type', '=', 'other')]",
    )

    def action_generate(self):
        self.ensure_one()
        batch = self.env["a27.ticket.batch"]._generate(self.convention_id, self.count, self.place_id)
        return batch._get_records_action()
