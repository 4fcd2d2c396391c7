from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

# Where files lie before they are taken.
UPLOADS = ("a27.scan.upload", "a27.scan.intake")


class ScanDocument(models.Model):
    """A file from the scanner. The original is stored unchanged; no group may create or change one by hand."""

    _name = "a27.scan.document"
    _description = "Scanned File"
    _order = "id"

    name = fields.Char(required=True, readonly=True)
    # None until somebody says whose the file is.
    return_id = fields.Many2one("a27.ticket.return", readonly=True, ondelete="restrict", index=True)
    # None where numbers were typed, and once it is purged.
    attachment_id = fields.Many2one("ir.attachment", string="File", readonly=True, ondelete="restrict")
    cover_id = fields.Many2one("a27.scan.cover", string="Cover Sheet", readonly=True, ondelete="restrict")
    origin_id = fields.Many2one(
        "a27.scan.document", readonly=True, ondelete="restrict", help="The file of which this is a part."
    )
    intake_id = fields.Many2one("a27.scan.intake", string="Arrived with", readonly=True, ondelete="restrict")
    state = fields.Selection(
        [("waiting", "Waiting"), ("reading", "Being Read"), ("read", "Read"), ("failed", "Not Readable")],
        string="Status",
        required=True,
        readonly=True,
        default="waiting",
        index=True,
    )
    message = fields.Char(string="What happened", readonly=True)
    page_count = fields.Integer(string="Pages", readonly=True)
    page_ids = fields.One2many("a27.scan.page", "document_id", readonly=True)
    progress = fields.Float(string="Progress (%)", compute="_compute_progress")
    reading_count = fields.Integer(string="Readings Found", compute="_compute_progress")

    dismissed_on = fields.Date(string="Set Aside on", readonly=True)

    @api.depends("page_ids", "page_count")
    def _compute_progress(self):
        pages = self._count_by_document("a27.scan.page")
        readings = self._count_by_document("a27.scan.reading")
        for document in self:
            document.reading_count = readings.get(document, 0)
            document.progress = 100 * pages.get(document, 0) / document.page_count if document.page_count else 0

    def _count_by_document(self, model):
        return dict(self.env[model]._read_group([("document_id", "in", self.ids)], ["document_id"], ["__count"]))

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("Scanned files are not deleted by hand."))

    @api.model
    def _create_from(self, ticket_return, attachments, intake=None):
        """One document per attachment of `attachments`, which the user has uploaded and which are nobody else's."""
        self._check_uploads(attachments)
        for seen in self._find_seen(attachments.mapped("checksum")).values():
            raise UserError(seen._seen_sentence())
        # Superuser: nobody may write documents by hand, lest one be tied to another person's file.
        documents = self.sudo().create(
            [
                {
                    "name": attachment.name,
                    "return_id": ticket_return.id,
                    "attachment_id": attachment.id,
                    "checksum": attachment.checksum,
                    "intake_id": intake and intake.id,
                    # Explicitly, or the user's own defaults would decide.
                    "state": "waiting",
                }
                for attachment in attachments
            ]
        )
        for document in documents:
            # From now on, whoever may see the document may see its file.
            document.attachment_id.write({"res_model": self._name, "res_id": document.id})
        return documents.sudo(self.env.su)

    @api.model
    def _check_uploads(self, attachments):
        """Refuse the files of other records, which would move from there to the document, and of other people."""
        attachments.check_access("read")
        for attachment in attachments.sudo():
            is_own = self.env.su or attachment.create_uid == self.env.user
            is_upload = attachment.res_model in UPLOADS or not attachment.res_id
            if not (is_own and is_upload) or attachment.res_field or attachment.type != "binary":
                raise AccessError(
                    self.env._("%s is the file of another record. Upload it here instead.", attachment.name)
                )

    def action_open_file(self):
        self.ensure_one()
        return {"type": "ir.actions.act_url", "url": f"/web/content/{self.attachment_id.id}", "target": "new"}
