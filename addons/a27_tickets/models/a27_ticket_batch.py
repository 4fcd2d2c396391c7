from odoo import api, fields, models
from odoo.exceptions import UserError

from article27 import group, make_many

MOST_IN_ONE_BATCH = 10_000


class TicketBatch(models.Model):
    """Tickets that were generated in one act, and are printed and delivered together."""

    _name = "a27.ticket.batch"
    _description = "Batch of Tickets"
    _inherit = ["mail.thread"]
    _keeps_messages = True  # see mail_message_history of a27_partners
    _mail_post_access = "read"  # nobody writes a batch, and all may leave a note on it
    _order = "id desc"

    name = fields.Char(string="Reference", required=True, readonly=True)
    convention_id = fields.Many2one("a27.convention", required=True, readonly=True, ondelete="restrict", index=True)
    partner_id = fields.Many2one(
        "res.partner", string="Social Partner", required=True, readonly=True, ondelete="restrict", index=True
    )
    place_id = fields.Many2one(
        "res.partner", string="Antenna", readonly=True, ondelete="restrict", index="btree_not_null"
    )
    ticket_ids = fields.One2many("a27.ticket", "batch_id", string="Tickets", readonly=True)
    ticket_count = fields.Integer(string="Number of Tickets", readonly=True)
    first_number = fields.Char(compute="_compute_numbers")
    last_number = fields.Char(compute="_compute_numbers")
    state = fields.Selection(
        [("generated", "Generated"), ("printed", "Printed"), ("delivered", "Delivered")],
        string="Status",
        required=True,
        readonly=True,
        default="generated",
        index=True,
        tracking=True,
        group_expand=True,
    )
    job_ids = fields.One2many("a27.print.job", "batch_id", string="Print Jobs", readonly=True)

    @api.depends("ticket_ids")
    def _compute_numbers(self):
        ends = {
            batch: (first, last)
            for batch, first, last in self.env["a27.ticket"]._read_group(
                [("batch_id", "in", self.ids)], ["batch_id"], ["number:min", "number:max"]
            )
        }
        for batch in self:
            batch.first_number, batch.last_number = (group(end or "") for end in ends.get(batch, ("", "")))

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("Batches of tickets are never deleted: their history stays."))

    @api.model
    def _generate(self, convention, count, place=None):
        """Make `count` tickets of `convention`, for its antenna `place` where one is given: all of them or none.

        Raises UserError when the quota does not allow it.
        """
        convention.check_access("write")
        self._check_count(count)
        self._check_place(convention.partner_id, place)
        convention._allocate(count, place)
        today = fields.Date.context_today(self)
        # Superuser: nobody has the right to create tickets, so that none is made beside the quota.
        batch = self.sudo().create(
            {
                "name": self.env["ir.sequence"].next_by_code("a27.ticket.batch", sequence_date=today),
                "convention_id": convention.id,
                "partner_id": convention.partner_id.id,
                "place_id": place.id if place else False,
                "ticket_count": count,
                # Explicitly, or the user's own defaults would decide.
                "state": "generated",
            }
        )
        batch._insert_tickets(today.year % 100, count)
        return batch.sudo(self.env.su)

    @api.model
    def _check_count(self, count):
        if not 1 <= count <= MOST_IN_ONE_BATCH:
            raise UserError(
                self.env._(
                    "A batch has between 1 and %(most)s tickets, not %(count)s.", most=MOST_IN_ONE_BATCH, count=count
                )
            )

    @api.model
    def _check_place(self, partner, place):
        if place and (place.parent_id != partner or place.type != "other"):
            raise UserError(
                self.env._(
                    "%(place)s is not an antenna of %(partner)s. Choose one of its antennas.",
                    place=place.display_name,
                    partner=partner.display_name,
                )
            )

    def _insert_tickets(self, year, count):
        first = self.env["a27.ticket.series"]._take(year, count)
        numbers = make_many(self.env["a27.ticket.key"]._keyring(), year, first, count)
        common = {
            "batch_id": self.id,
            "convention_id": self.convention_id.id,
            "partner_id": self.partner_id.id,
            "place_id": self.place_id.id,
            "state": "generated",
        }
        self.env["a27.ticket"].create([{"number": number, **common} for number in numbers])

    def action_view_tickets(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Tickets"),
            "res_model": "a27.ticket",
            "view_mode": "list,form",
            "domain": [("batch_id", "in", self.ids)],
        }
