from odoo import api, fields, models
from odoo.exceptions import UserError

PAPERWORK = ("not_printed", "not_delivered")


class TicketReturn(models.Model):
    """Doubts that come from our own paperwork: the batch is put right in one act, and its tickets are accepted.

    That a ticket comes back from a venue says that its batch was printed and handed over, whatever was recorded.
    """

    _inherit = "a27.ticket.return"

    late_batch_ids = fields.Many2many("a27.ticket.batch", string="Batches to Settle", compute="_compute_late_batch_ids")

    @api.depends("reading_ids.state", "reading_ids.verdict")
    def _compute_late_batch_ids(self):
        for record in self:
            record.late_batch_ids = record._late_readings().ticket_id.batch_id

    def _late_readings(self):
        return self.env["a27.scan.reading"].search(
            [("return_id", "in", self.ids), ("state", "=", "open"), ("verdict", "in", PAPERWORK)]
        )

    def _settle_paperwork(self, batches, mode, day):
        """Record that `batches` were delivered on `day` by `mode`, and accept what waits for it. Raises UserError."""
        self.ensure_one()
        self.check_access("write")
        self._check_is_to_check()
        readings = self._late_readings().filtered(lambda reading: reading.ticket_id.batch_id in batches)
        if not readings:
            raise UserError(self.env._("No ticket of these batches waits for its paperwork."))
        batches = readings.ticket_id.batch_id
        batches.filtered(lambda batch: batch.state != "delivered")._deliver(mode, day)
        readings.ticket_id._move_to("delivered")
        waiting = self.env["a27.scan.reading"].search(
            [("ticket_id.batch_id", "in", batches.ids), ("state", "=", "open"), ("verdict", "in", PAPERWORK)]
        )
        (waiting | readings)._judge()
        clean = readings.filtered(lambda reading: reading.pile == "accepted")
        clean._accept(self.env._("Batch settled: %s", ", ".join(batches.mapped("name"))))
