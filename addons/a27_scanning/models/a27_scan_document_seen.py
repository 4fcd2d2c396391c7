from odoo import api, fields, models
from odoo.tools import format_date


class ScanDocument(models.Model):
    """The same file twice is one file: it is known by its sum, also when the original is purged."""

    _inherit = "a27.scan.document"

    checksum = fields.Char(readonly=True, help="Of the original as it came.")

    # A file that could not be read may be sent again.
    _checksum_uniq = models.UniqueIndex("(checksum) WHERE state <> 'failed'", "This file was added before.")

    @api.model
    def _find_seen(self, checksums):
        """Checksum -> file that was added before, for those of `checksums` that were."""
        known = self.search([("checksum", "in", list(checksums)), ("state", "!=", "failed")])
        return {document.checksum: document for document in known}

    def _open_url(self):
        return f"/odoo/remises/{self.return_id.id}" if self.return_id else "/odoo/fichiers-recus"

    def _seen_sentence(self):
        """Where and when this file was added, for whoever sends it again."""
        self.ensure_one()
        return self.env._(
            "%(name)s was added on %(day)s by %(who)s to %(where)s: it is not added again.",
            name=self.name,
            day=format_date(self.env, fields.Datetime.context_timestamp(self, self.create_date)),
            who=self._sender(),
            where=self.return_id.display_name or self.env._("the files without a venue"),
        )

    def _sender(self):
        """Who or what brought this file, after "by"."""
        words = {"mail": self.env._("mail"), "folder": self.env._("the drop folder")}
        # Superuser: names of colleagues only.
        return words[self.intake_id.source] if self.intake_id else self.sudo().create_uid.name
