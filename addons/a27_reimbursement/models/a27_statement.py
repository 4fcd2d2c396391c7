from odoo import api, fields, models
from odoo.exceptions import UserError


class ReturnStatement(models.Model):
    """The PDF that a venue gets about a return, as it was when the return was closed. Reopening and closing makes a new
    version and leaves the old ones; no group may write or delete them."""

    _name = "a27.statement"
    _description = "Statement of a Return"
    _order = "return_id, version desc"

    name = fields.Char(required=True, readonly=True)
    return_id = fields.Many2one("a27.ticket.return", required=True, readonly=True, ondelete="restrict")
    version = fields.Integer(required=True, readonly=True)
    attachment_id = fields.Many2one("ir.attachment", string="PDF", required=True, readonly=True, ondelete="restrict")
    lang = fields.Char(string="Language", readonly=True)
    amount = fields.Monetary(readonly=True)
    currency_id = fields.Many2one(related="return_id.currency_id")
    sent_at = fields.Datetime(string="Sent on", readonly=True)
    sent_by_id = fields.Many2one("res.users", string="Sent by", readonly=True)

    _version_uniq = models.UniqueIndex("(return_id, version)", "This version of the statement exists already.")

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("Statements are never deleted."))

    def action_download(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self.attachment_id.id}?download=true",
            "target": "download",
        }

    @api.model
    def _store(self, record, version, pdf):
        """Keep `pdf`, bytes, as the statement of the return `record`; `self` is in the venue's language."""
        # Superuser: no group may write statements.
        statement = self.sudo().create(
            {
                "name": self._file_name(record, version),
                "return_id": record.id,
                "version": version,
                "lang": self.env.lang,
                "amount": record.amount_total,
                "attachment_id": self.env["ir.attachment"]
                .sudo()
                .create({"name": self._file_name(record, version), "raw": pdf, "mimetype": "application/pdf"})
                .id,
            }
        )
        # From now on, whoever may see the statement may see its file, and nobody may change it.
        statement.attachment_id.write({"res_model": self._name, "res_id": statement.id})
        return statement

    @api.model
    def _file_name(self, record, version):
        suffix = f" v{version}" if version > 1 else ""
        return self.env._("Statement %s.pdf", f"{record.name.replace('/', '-')}{suffix}")

    def _mark_sent(self):
        # Superuser: no group may write statements; what is written is who and when.
        self.sudo().write({"sent_at": fields.Datetime.now(), "sent_by_id": self.env.uid})
