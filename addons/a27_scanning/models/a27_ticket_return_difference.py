from odoo import api, fields, models


class TicketReturn(models.Model):
    """Three numbers: what the venue announced, what was counted when the envelope arrived, what the scans hold.

    0 announced or counted means that nobody said. `found_count` is tickets, not readings: a number that was scanned
    twice is one, a code that is no ticket is none, and a place that could not be read is one until somebody refuses it.
    """

    _inherit = "a27.ticket.return"

    announced_count = fields.Integer(string="Announced", help="What the venue says it sends.")
    counted_count = fields.Integer(string="Counted on Arrival", help="Leave it at 0 when nobody counted.")
    found_count = fields.Integer(string="Found", compute="_compute_found_count")
    difference_count = fields.Integer(
        string="Difference",
        compute="_compute_difference_count",
        help="Found less announced; less counted where the venue announced nothing.",
    )
    has_difference = fields.Boolean(compute="_compute_difference_count")
    difference_sentence = fields.Char(string="What differs", compute="_compute_difference_sentence")
    difference_reason = fields.Char(string="Reason of the Difference", readonly=True, copy=False, tracking=True)

    _counts_positive = models.Constraint(
        "CHECK(announced_count >= 0 AND counted_count >= 0)", "A number of tickets is 0 or more."
    )

    @api.depends("reading_ids.text", "reading_ids.verdict", "reading_ids.state", "reading_ids.return_id")
    def _compute_found_count(self):
        readings = self.env["a27.scan.reading"]
        ours = [("return_id", "in", self.ids), ("document_id.state", "!=", "failed")]
        read = dict(
            readings._read_group(
                # Not "!=", which would leave out what is not judged yet.
                [*ours, ("text", "!=", False), "!", ("verdict", "=", "foreign")],
                ["return_id"],
                ["text:count_distinct"],
            )
        )
        unread = dict(
            readings._read_group([*ours, ("text", "=", False), ("state", "!=", "refused")], ["return_id"], ["__count"])
        )
        for record in self:
            record.found_count = read.get(record, 0) + unread.get(record, 0)

    @api.depends("announced_count", "counted_count", "found_count")
    def _compute_difference_count(self):
        for record in self:
            said = record.announced_count or record.counted_count
            record.difference_count = record.found_count - said if said else 0
            record.has_difference = any(
                number != record.found_count for number in (record.announced_count, record.counted_count) if number
            )

    @api.depends_context("lang")
    @api.depends("announced_count", "counted_count", "found_count")
    def _compute_difference_sentence(self):
        for record in self:
            parts = []
            if record.announced_count:
                parts.append(self.env._("%s announced by the venue", record.announced_count))
            if record.counted_count:
                parts.append(self.env._("%s counted on arrival", record.counted_count))
            parts.append(self.env._("%s found on the scans", record.found_count))
            record.difference_sentence = ", ".join(parts) if record.has_difference else False

    @api.model
    def _guarded_fields(self):
        return {**super()._guarded_fields(), "difference_reason": False}
