from odoo import api, fields, models


class Ticket(models.Model):
    """Which labels of a ticket exist on paper."""

    _inherit = "a27.ticket"

    print_line_ids = fields.One2many("a27.print.job.line", "ticket_id", string="Print History", readonly=True)
    print_count = fields.Integer(
        string="Times Printed",
        compute="_compute_print_count",
        help="Every label prepared with this number, also those that were spoiled.",
    )

    @api.depends("print_line_ids")
    def _compute_print_count(self):
        lines = self.env["a27.print.job.line"]
        counts = dict(lines._read_group(lines._on_paper(self), ["ticket_id"], ["__count"]))
        for ticket in self:
            ticket.print_count = counts.get(ticket, 0)
