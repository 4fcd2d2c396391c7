from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

# What a batch says of its delivery.
DELIVERY = ("delivered_on", "delivery_mode", "delivered_to_id", "delivered_by_id", "delivered_at", "receipt")


class TicketBatch(models.Model):
    """A batch leaves: collected or posted, with a receipt to sign; the act can be undone while nothing came back."""

    _inherit = "a27.ticket.batch"

    delivered_on = fields.Date(readonly=True, tracking=True)
    delivery_mode = fields.Selection([("collected", "Collected"), ("posted", "Posted")], readonly=True)
    delivered_to_id = fields.Many2one("res.partner", string="Collected by", readonly=True, ondelete="restrict")
    delivered_by_id = fields.Many2one("res.users", string="Delivered by", readonly=True)
    delivered_at = fields.Datetime(string="Delivery Recorded at", readonly=True)
    request_ids = fields.One2many("a27.ticket.request", "batch_id", string="Requests", readonly=True)
    undone_delivery_ids = fields.One2many("a27.undone.delivery", "batch_id", string="Undone Deliveries", readonly=True)
    movement_ids = fields.One2many("a27.paper.movement", "batch_id", string="Paper Tickets", readonly=True)

    def _deliver(self, mode, day, relay=None, paper=0):
        """Hand over, with `paper` blank tickets from the stock: the open print jobs are confirmed by it, the tickets
        become valid at the venues."""
        self.convention_id.check_access("write")
        if day > fields.Date.context_today(self):
            raise UserError(
                self.env._(
                    "Tickets are delivered today or earlier, not on %s. Change the date.", format_date(self.env, day)
                )
            )
        for batch in self.filtered(lambda batch: batch.state == "delivered"):
            raise UserError(
                self.env._(
                    "Batch %(name)s was already delivered on %(day)s.",
                    name=batch.name,
                    day=format_date(self.env, batch.delivered_on),
                )
            )
        self._check_relay(relay)
        self.job_ids.filtered(lambda job: job.state == "prepared")._confirm()
        self.ticket_ids._move_to("delivered")
        # Superuser: batches change by acts alone.
        self.sudo().write(
            {
                "state": "delivered",
                "delivered_on": day,
                "delivery_mode": mode,
                "delivered_to_id": relay.id if relay else False,
                "delivered_by_id": self.env.uid,
                "delivered_at": self.env.cr.now(),  # as create_date: one clock for the life of a ticket
            }
        )
        for batch in self:
            self.env["a27.paper.movement"]._hand_over(batch.partner_id, paper, day, batch=batch)
            batch._keep_receipt()

    def _check_relay(self, relay):
        for batch in self:
            if relay and relay.commercial_partner_id != batch.partner_id:
                raise UserError(
                    self.env._(
                        "%(relay)s does not belong to %(partner)s. Choose one of its relays.",
                        relay=relay.display_name,
                        partner=batch.partner_id.display_name,
                    )
                )

    def _undo_delivery(self, reason):
        """The tickets go back to where they were before, the paper to the stock; the delivery and its receipt stay as
        history."""
        self.ensure_one()
        self.convention_id.check_access("write")
        self._check_undoable(reason)
        receipt = self._receipt_file()
        sentence = self.env._(
            "The delivery of %(day)s is undone: %(reason)s", day=format_date(self.env, self.delivered_on), reason=reason
        )
        self._keep_undone(reason)
        self._take_tickets_back()
        self.env["a27.paper.movement"]._take_back(self, reason)
        # Superuser: batches change by acts alone.
        self.sudo().write({**dict.fromkeys(DELIVERY, False), "state": "printed" if self.print_count else "generated"})
        self.sudo().message_post(author_id=self.env.user.partner_id.id, body=sentence, attachments=receipt)

    def _check_undoable(self, reason):
        if self.state != "delivered":
            raise UserError(self.env._("Batch %s is not delivered.", self.name))
        if not (reason or "").strip():
            raise UserError(self.env._("Say why the delivery is undone."))
        back = self.env["a27.ticket"].search_count(
            [
                ("batch_id", "=", self.id),
                "|",
                ("state", "in", ("returned", "reimbursed")),
                ("is_brought_back", "=", True),
            ]
        )
        if back:
            raise UserError(
                self.env._(
                    "%(count)s tickets of batch %(name)s already came back, so its delivery is not undone.",
                    count=back,
                    name=self.name,
                )
            )

    def _keep_undone(self, reason):
        said = self._convert_to_write({name: self[name] for name in DELIVERY})
        # Superuser: no group may write this history.
        self.env["a27.undone.delivery"].sudo().create({**said, "batch_id": self.id, "reason": reason.strip()})

    def _take_tickets_back(self):
        """Printed again, or generated where no label was ever printed."""
        tickets = self.ticket_ids.filtered(lambda ticket: ticket.state == "delivered")
        printed = self.env["a27.print.job"]._printed_before(tickets)
        # Superuser: nobody has the right to write tickets.
        (tickets & printed).sudo().write({"state": "printed"})
        (tickets - printed).sudo().write({"state": "generated"})
