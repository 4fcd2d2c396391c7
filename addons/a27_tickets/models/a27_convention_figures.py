from odoo import api, fields, models


class Convention(models.Model):
    """What became of the tickets of a convention. Counts by status, served by the indexes of a27.ticket."""

    _inherit = "a27.convention"

    delivered_count = fields.Integer(
        string="Tickets Delivered",
        compute="_compute_ticket_counts",
        help="All that were handed over, also those that came back since.",
    )
    returned_count = fields.Integer(
        string="Tickets Returned", compute="_compute_ticket_counts", help="Used, and sent back by the venues."
    )
    brought_back_count = fields.Integer(string="Brought Back Unused", compute="_compute_ticket_counts")
    use_rate = fields.Float(
        string="Rate of Use",
        compute="_compute_ticket_counts",
        help="Of a hundred tickets delivered so many were used.",
    )

    @api.depends("batch_ids.ticket_ids.state", "batch_ids.ticket_ids.is_brought_back")
    def _compute_ticket_counts(self):
        tickets = self.env["a27.ticket"]
        ours = [("convention_id", "in", self.ids)]
        counts = {
            (convention.id, state): count
            for convention, state, count in tickets._read_group(ours, ["convention_id", "state"], ["__count"])
        }
        # One that was brought back and yet returned by a venue was used.
        back = dict(
            tickets._read_group(
                [*ours, ("is_brought_back", "=", True), ("state", "=", "cancelled")], ["convention_id"], ["__count"]
            )
        )
        for convention in self:
            returned = sum(counts.get((convention.id, state), 0) for state in ("returned", "reimbursed"))
            convention.brought_back_count = back.get(convention, 0)
            convention.returned_count = returned
            delivered = returned + counts.get((convention.id, "delivered"), 0) + convention.brought_back_count
            convention.delivered_count = delivered
            convention.use_rate = 100 * returned / delivered if delivered else 0
