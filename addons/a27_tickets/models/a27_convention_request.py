from odoo import api, fields, models


class Convention(models.Model):
    _inherit = "a27.convention"

    request_ids = fields.One2many("a27.ticket.request", "convention_id", string="Requests", readonly=True)
    request_count = fields.Integer(string="Number of Requests", compute="_compute_request_count")

    @api.depends("request_ids")
    def _compute_request_count(self):
        counts = dict(
            self.env["a27.ticket.request"]._read_group(
                [("convention_id", "in", self.ids)], ["convention_id"], ["__count"]
            )
        )
        for convention in self:
            convention.request_count = counts.get(convention, 0)
