from odoo import api, fields, models


class TicketBatch(models.Model):
    """What of a batch is still to be confirmed at the printer, and the batches that replace lost tickets."""

    _inherit = "a27.ticket.batch"

    open_job_count = fields.Integer(string="Prints to Confirm", compute="_compute_open_job_count")
    print_count = fields.Integer(
        string="Prints", compute="_compute_open_job_count", help="Confirmed or to confirm, without those discarded."
    )
    origin_id = fields.Many2one(
        "a27.ticket.batch",
        string="Replaces Tickets of",
        readonly=True,
        ondelete="restrict",
        index="btree_not_null",
    )
    replacement_ids = fields.One2many("a27.ticket.batch", "origin_id", string="Replacements", readonly=True)

    @api.depends("job_ids.state")
    def _compute_open_job_count(self):
        counts = {
            (batch, state): count
            for batch, state, count in self.env["a27.print.job"]._read_group(
                [("batch_id", "in", self.ids)], ["batch_id", "state"], ["__count"]
            )
        }
        for batch in self:
            batch.open_job_count = counts.get((batch, "prepared"), 0)
            batch.print_count = batch.open_job_count + counts.get((batch, "confirmed"), 0)

    def action_view_open_jobs(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Prints to confirm"),
            "res_model": "a27.print.job",
            "view_mode": "list,form",
            "domain": [("batch_id", "=", self.id), ("state", "=", "prepared")],
        }

    def _make_replacements(self, tickets):
        """A batch of new numbers, one for each of the `tickets` of this batch, in their place in the quota."""
        self.ensure_one()
        self.convention_id._check_generation_allowed()
        today = fields.Date.context_today(self)
        # Superuser: as for _generate.
        batch = self.sudo().create(
            {
                "name": self.env["ir.sequence"].next_by_code("a27.ticket.batch", sequence_date=today),
                "convention_id": self.convention_id.id,
                "partner_id": self.partner_id.id,
                "place_id": self.place_id.id,
                "ticket_count": len(tickets),
                "origin_id": self.id,
                # Explicitly, or the user's own defaults would decide.
                "state": "generated",
            }
        )
        batch._insert_tickets(today.year % 100, len(tickets))
        for old, new in zip(tickets.sudo(), batch.ticket_ids.sorted("number"), strict=True):
            old.replaced_by_id = new
            # The old one may have moved to another antenna since its batch was made.
            new.write({"replaces_id": old.id, "place_id": old.place_id.id})
        return batch.sudo(self.env.su)

    def _tickets_ranked(self, first, last):
        """The tickets of these ranks, counted from 1 in the order of their numbers."""
        return self.ticket_ids.sorted("number")[max(first, 1) - 1 : max(last, 0)]
