from odoo import api, fields, models
from odoo.exceptions import UserError


class ScanIntake(models.Model):
    """An arrival of files by mail or in the drop folder: what came, from whom, and what became of it."""

    _name = "a27.scan.intake"
    _description = "Arrival of Scans"
    _inherit = ["mail.thread"]
    _order = "id desc"

    name = fields.Char(string="Subject", required=True, readonly=True)
    source = fields.Selection([("mail", "Mail"), ("folder", "Drop folder")], required=True, readonly=True)
    email_from = fields.Char(string="From", readonly=True)
    message = fields.Char(string="What happened", readonly=True)
    is_refused = fields.Boolean(string="Refused", readonly=True)
    document_ids = fields.One2many("a27.scan.document", "intake_id", string="Files", readonly=True)

    def _creation_message(self):
        """Override of `mail`."""
        return self.env._("Scans arrived")

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("The list of arrivals stays as it is."))

    def _take(self, attachments):
        """Make one file, still without a venue, of each attachment and have them read; say what was refused and why."""
        documents = self.env["a27.scan.document"]
        seen = documents._find_seen(attachments.mapped("checksum"))
        sentences = [document._seen_sentence() for document in seen.values()]
        fresh = {one.checksum: one for one in attachments if one.checksum not in seen}.values()
        for attachment in fresh:
            documents |= documents._create_from(self.env["a27.ticket.return"], attachment, intake=self)
        documents._enqueue()
        (attachments - documents.attachment_id).unlink()
        if not attachments:
            sentences.append(self.env._("There was no file in it."))
        self.write({"message": " ".join(sentences), "is_refused": not documents})
        return documents
