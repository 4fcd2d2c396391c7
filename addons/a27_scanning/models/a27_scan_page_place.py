from odoo import api, fields, models
from odoo.fields import Domain


class ScanPage(models.Model):
    """In which return a page is: where its readings are, which may have been moved; a back where its front is; any
    other page without a reading where its file is."""

    _inherit = "a27.scan.page"

    return_ids = fields.Many2many(
        "a27.ticket.return", string="Returns", compute="_compute_return_ids", search="_search_return_ids"
    )
    reading_count = fields.Integer(string="Tickets", compute="_compute_reading_count")
    open_count = fields.Integer(string="Still Open", compute="_compute_reading_count")

    @api.depends("reading_ids.return_id", "front_id.reading_ids.return_id", "document_id.return_id")
    def _compute_return_ids(self):
        of_readings = dict(
            self.env["a27.scan.reading"]._read_group(
                [("page_id", "in", (self | self.front_id).ids)], ["page_id"], ["return_id:recordset"]
            )
        )
        for page in self:
            page.return_ids = of_readings.get(page) or of_readings.get(page.front_id) or page.document_id.return_id

    @api.model
    def _search_return_ids(self, operator, value):
        if operator != "in":
            return NotImplemented
        return [("id", "in", self._of_returns(self.env["a27.ticket.return"].browse(value)).ids)]

    @api.model
    def _of_returns(self, returns):
        """Looks at the pages of these returns alone: to ask all pages for those without a reading takes long."""
        pages = self.search(
            Domain("document_id.return_id", "in", returns.ids) | Domain("reading_ids.return_id", "in", returns.ids)
        )
        pages |= self.search([("front_id", "in", pages.ids)])
        return pages.filtered(lambda page: page.return_ids & returns).sorted()

    @api.depends("reading_ids.state")
    def _compute_reading_count(self):
        counts = {
            (page, state): count
            for page, state, count in self.env["a27.scan.reading"]._read_group(
                [("page_id", "in", self.ids)], ["page_id", "state"], ["__count"]
            )
        }
        for page in self:
            page.open_count = counts.get((page, "open"), 0)
            decided = counts.get((page, "accepted"), 0) + counts.get((page, "refused"), 0)
            page.reading_count = page.open_count + decided

    def action_open_desk(self):
        """At this page; in the first of its returns."""
        self.ensure_one()
        action = self.return_ids[:1].action_open_desk()
        return {**action, "context": {**action["context"], "page_id": self.id}}


class TicketReturn(models.Model):
    _inherit = "a27.ticket.return"

    def action_view_pages(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("a27_scanning.a27_scan_page_action")
        return {**action, "domain": [("return_ids", "in", self.ids), ("front_id", "=", False)]}
