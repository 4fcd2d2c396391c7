from odoo import fields, models
from odoo.exceptions import UserError


class ScanUpload(models.TransientModel):
    """Takes files for one return; without one, cover sheets or a person say later whose they are."""

    _name = "a27.scan.upload"
    _description = "Add Scanned Files"

    return_id = fields.Many2one("a27.ticket.return")
    attachment_ids = fields.Many2many("ir.attachment", string="Files")
    is_uploading = fields.Boolean(store=False, help="Files are still on their way; set by the browser.")

    def action_upload(self):
        self.ensure_one()
        if not self.attachment_ids:
            raise UserError(self.env._("Choose at least one file: PDF, JPG, PNG or TIFF."))
        documents = self.env["a27.scan.document"]
        seen = documents._find_seen(self.attachment_ids.mapped("checksum"))
        # The same file chosen twice is one file.
        chosen = self.attachment_ids.sorted("id")
        fresh = {one.checksum: one for one in chosen if one.checksum not in seen}.values()
        attachments = self.env["ir.attachment"].union(*fresh)
        if attachments and self.return_id:
            documents = self.return_id._add_files(attachments)
        elif attachments:
            documents = documents._create_from(self.return_id, attachments)
            documents._enqueue()
        following = self._show_added(documents)
        return self._tell_seen(seen.values(), following) if seen else following

    def _show_added(self, documents):
        """Where cover sheets will say whose the files are, the list that follows them and their parts."""
        if self.return_id or not documents:
            return {"type": "ir.actions.act_window_close"}
        action = self.env["ir.actions.act_window"]._for_xml_id("a27_scanning.a27_scan_document_action_added")
        return {
            **action,
            "domain": ["|", ("id", "in", documents.ids), ("origin_id", "in", documents.ids)],
            "context": {"active_id": False},  # else the id of this dialog stands in the address as that of a return
        }

    def _tell_seen(self, documents, following):
        """A kind refusal, with links to where the files are; the others of the upload go on."""
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning",
                "sticky": True,
                "title": self.env._("Added before"),
                # Each %s becomes a link, so no file name may hold one.
                "message": " · ".join(f"{one._seen_sentence().replace('%s', '% s')} %s" for one in documents),
                "links": [{"label": self.env._("Open it"), "url": one._open_url()} for one in documents],
                "next": following,
            },
        }
