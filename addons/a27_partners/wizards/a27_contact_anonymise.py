from odoo import api, fields, models
from odoo.exceptions import UserError


class ContactAnonymise(models.TransientModel):
    """The last look at what will be forgotten."""

    _name = "a27.contact.anonymise"
    _description = "Anonymise a Contact"

    contact_id = fields.Many2one("res.partner", required=True, readonly=True, ondelete="cascade")
    message_count = fields.Integer(string="Messages on the card", compute="_compute_counts")
    written_count = fields.Integer(string="Messages written elsewhere", compute="_compute_counts")
    file_count = fields.Integer(string="Files", compute="_compute_counts")
    activity_count = fields.Integer(string="Activities", compute="_compute_counts")
    login = fields.Char(string="Access to the portal", compute="_compute_counts")
    is_sure = fields.Boolean(string="I know that nobody can undo this")

    @api.depends("contact_id")
    def _compute_counts(self):
        for wizard in self:
            # Superuser: counts of what will be deleted, also where this user may not read it.
            contact = wizard.contact_id.sudo()
            on_card = [("model", "=", "res.partner"), ("res_id", "=", contact.id)]
            own = [("res_model", "=", "res.partner"), ("res_id", "=", contact.id)]
            written = [("author_id", "=", contact.id), "!", "&", *on_card]
            wizard.message_count = contact.env["mail.message"].search_count(on_card)
            wizard.written_count = contact.env["mail.message"].search_count(written)
            wizard.file_count = len(contact._a27_own_attachments())
            wizard.activity_count = contact.env["mail.activity"].search_count(own)
            wizard.login = ", ".join(contact._a27_users().mapped("login"))

    def action_anonymise(self):
        self.ensure_one()
        if not self.is_sure:
            raise UserError(self.env._("Tick that you know that nobody can undo this."))
        self.contact_id._a27_anonymise()
        return {"type": "ir.actions.act_window_close"}
