import base64

from odoo import api, fields, models


class ScanPage(models.Model):
    """One page of a scanned file; its size in pixels is what the polygons of its readings refer to."""

    _name = "a27.scan.page"
    _description = "Scanned Page"
    _rec_name = "number"
    _order = "document_id, number"

    document_id = fields.Many2one("a27.scan.document", required=True, readonly=True, ondelete="cascade", index=True)
    number = fields.Integer(string="Page", required=True, readonly=True)
    width = fields.Integer(readonly=True)
    height = fields.Integer(readonly=True)
    cover_id = fields.Many2one("a27.scan.cover", string="Cover Sheet", readonly=True, ondelete="restrict")
    front_id = fields.Many2one(
        "a27.scan.page",
        readonly=True,
        ondelete="set null",
        index="btree_not_null",
        help="Of a handwritten back: the page it belongs to.",
    )
    reading_ids = fields.One2many("a27.scan.reading", "page_id", readonly=True)
    image = fields.Binary(attachment=True, readonly=True, help="A small picture of the page, for the screen.")

    _number_uniq = models.UniqueIndex("(document_id, number)", "A page is stored once.")

    @api.depends_context("lang")
    @api.depends("document_id.name", "number")
    def _compute_display_name(self):
        for page in self:
            page.display_name = self.env._(
                "%(file)s, page %(number)s", file=page.document_id.name or "", number=page.number
            )

    @api.model
    def _prepare_values(self, document, page, covers):
        """Values of `page`, an article27.scan.Page; `covers` are the cover sheets found, by their codes."""
        on_page = [covers[reading.text].id for reading in page.readings if reading.text in covers]
        return {
            "cover_id": on_page[0] if on_page else False,
            "document_id": document.id,
            "number": page.number,
            "width": page.width,
            "height": page.height,
            "image": base64.b64encode(page.preview),
        }
