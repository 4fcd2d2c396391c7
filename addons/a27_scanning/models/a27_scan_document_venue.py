from odoo import fields, models
from odoo.exceptions import UserError


class ScanDocument(models.Model):
    """A file that came without a cover sheet waits until somebody says whose it is, or that it is of no use."""

    _inherit = "a27.scan.document"

    def _assign(self, ticket_return):
        """Give these files, which have no return yet, to an open one, and judge what was read."""
        ticket_return.ensure_one()
        ticket_return._keep_open()
        if self.return_id:
            raise UserError(self.env._("%s belongs to a return already.", self.filtered("return_id")[:1].display_name))
        # Superuser: files and readings change by acts alone.
        self.sudo().return_id = ticket_return
        readings = self.env["a27.scan.reading"].search([("document_id", "in", self.ids)])
        readings.sudo().return_id = ticket_return
        if all(document.state in ("read", "failed") for document in self):
            ticket_return._readings_changed()

    def action_dismiss(self):
        """Take files that could not be read, and that belong to nobody, out of the list; the purge takes them later."""
        self.env["a27.ticket.return"].check_access("write")
        for document in self:
            if document.return_id or document.state != "failed":
                raise UserError(
                    self.env._(
                        "Only a file that could not be read is set aside, and %s was. Say whose it is instead.",
                        document.display_name,
                    )
                )
        # Superuser: files change by acts alone.
        self.sudo().dismissed_on = fields.Date.context_today(self)

    def action_open_return(self):
        self.ensure_one()
        return self.return_id.get_formview_action()
