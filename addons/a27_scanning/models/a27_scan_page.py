from odoo import fields, models


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

    _number_uniq = models.UniqueIndex("(document_id, number)", "A page is stored once.")
