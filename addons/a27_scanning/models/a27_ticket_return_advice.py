from odoo import api, fields, models

from article27.scan import Advice, advise


class TicketReturn(models.Model):
    """What to do better next time, shown when the scans of a return read poorly."""

    _inherit = "a27.ticket.return"

    scan_advice = fields.Text(compute="_compute_scan_advice")

    @api.depends_context("lang")
    @api.depends("document_ids.page_ids", "reading_ids")
    def _compute_scan_advice(self):
        sides, counts = self._longer_sides(), self._counts_of_bars()
        sentences = {
            Advice.RESOLUTION: self.env._("The pages have little detail: scan them at 300 dpi."),
            Advice.CARE: self.env._(
                "Many places could not be read: scan in levels of grey (neither black and white nor colour), lay the "
                "tickets flat and beside each other, and wipe the glass of the scanner."
            ),
        }
        for record in self:
            advice = advise(sides.get(record, ()), *counts.get(record, (0, 0)))
            record.scan_advice = "\n".join(sentences[one] for one in advice) or False

    def _longer_sides(self):
        """Return -> the longer sides of its pages, in pixels."""
        # Numbers entered by hand have a page without a size.
        pages = self.env["a27.scan.page"].search([("document_id.return_id", "in", self.ids), ("width", ">", 0)])
        return {
            record: [max(page.width, page.height) for page in found]
            for record, found in pages.grouped(lambda page: page.document_id.return_id).items()
        }

    def _counts_of_bars(self):
        """Return -> how many places the machine read, and how many it did not."""
        counts = {}
        for record, method, count in self.env["a27.scan.reading"]._read_group(
            [("return_id", "in", self.ids)], ["return_id", "method"], ["__count"]
        ):
            read, unread = counts.get(record, (0, 0))
            counts[record] = (read + count, unread) if method else (read, unread + count)
        return counts
