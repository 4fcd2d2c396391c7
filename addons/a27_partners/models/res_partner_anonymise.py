import secrets

from odoo import fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from article27 import mentions

from .res_partner import TEAM

# Columns of a person that are emptied; the fields that the team added come on top.
PERSONAL = (
    "email",
    "phone",
    "function",
    "comment",
    "website",
    "image_1920",
    "ref",
    "vat",
    "company_registry",
    "a27_acronym",
    "a27_bce_number",
    "a27_other_names",
    "company_name",
    "barcode",
    "category_id",
    "properties",
    "partner_latitude",
    "partner_longitude",
)
ADDRESS = ("street", "street2", "zip", "city", "state_id", "country_id")


class ResPartner(models.Model):
    """A contact whose name is to be forgotten: GDPR article 17.

    The record stays, without a name, because conventions, receipts and figures hang on it and the law wants those kept.
    What said who the person was goes for good: columns, photo, files, messages, tracked values, the user's login, the
    logs of mails and connections.
    """

    _inherit = "res.partner"

    a27_anonymised_on = fields.Date(string="Anonymised on", readonly=True, copy=False, groups=TEAM)

    def write(self, vals):
        """Override of `res.partner`: a contact that is only said to be anonymised would never be."""
        if "a27_anonymised_on" in vals and not self.env.su:
            raise AccessError(self.env._("A contact is anonymised by its button, and then merged with nobody."))
        return super().write(vals)

    def action_a27_anonymise(self):
        self._a27_check_anonymisable()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Anonymise %s", self.name),
            "res_model": "a27.contact.anonymise",
            "view_mode": "form",
            "target": "new",
            "context": {"default_contact_id": self.id},
        }

    def _a27_check_anonymisable(self):
        self._a27_check_gdpr_act()
        if self.a27_anonymised_on:
            raise UserError(self.env._("This contact is already anonymised."))
        colleagues = self._a27_users().filtered(lambda user: not user.share)
        if colleagues:
            raise UserError(self.env._("%s works here: a colleague is not anonymised.", colleagues[:1].name))

    def _a27_anonymise(self):
        """Forget who this contact is. There is no way back."""
        self._a27_check_anonymisable()
        # Superuser: it is a decision of a reviewer, checked above, and reaches what no group may delete: messages,
        # tracked values and logs of this contact.
        self.sudo()._a27_forget()
        self.message_post(body=self.env._("The contact is anonymised."))

    def _a27_forget(self):
        found = self._a27_mentions()
        self._track_discard()
        self._a27_close_access()
        self._a27_forget_users()
        self._a27_forget_messages()
        self.with_context(tracking_disable=True).write(self._prepare_anonymous_values())
        self.env.flush_all()
        self.env["a27.search.word"]._gc_unused()
        self.env["mail.message"]._a27_blot_out(found, self.name)
        self.env["a27.search.word"]._gc_unused()

    def _a27_mentions(self):
        """The pattern of what may stand in other people's messages. A first name alone is somebody else's too."""
        logins = [login for login in self._a27_users().mapped("login") if "@" in login]
        texts = [self.name, self.email, self.email_normalized, *logins]
        return mentions.any_of([*map(mentions.words, texts), mentions.phone(self.phone)])

    def _prepare_anonymous_values(self):
        added = [name for name, field in self._fields.items() if field.manual and field.store and not field.required]
        emptied = [*PERSONAL, *added, *(() if self.parent_id else ADDRESS)]
        return {
            **dict.fromkeys(emptied, False),
            "category_id": [fields.Command.clear()],
            "name": self.env._("Anonymised contact %s", self.id),
            "active": False,
            "a27_anonymised_on": fields.Date.context_today(self),
        }

    def _a27_forget_users(self):
        users = self._a27_users()
        for user in users:
            user.write({"login": f"anonymised-{user.id}", "password": secrets.token_urlsafe(32), "signature": False})
        for model in ("res.device.log", "res.users.log", "res.users.apikeys"):
            owner = "create_uid" if model == "res.users.log" else "user_id"
            self.env[model].search([(owner, "in", users.ids)]).unlink()

    def _a27_forget_messages(self):
        """Whatever stands on the contact's own card goes; what the contact wrote elsewhere loses its text."""
        own = Domain("res_model", "=", self._name) & Domain("res_id", "in", self.ids)
        on_card = Domain("model", "=", self._name) & Domain("res_id", "in", self.ids)
        self._a27_forget_mails()
        self.env["mail.notification"].search([("res_partner_id", "in", self.ids)]).unlink()
        self.env["mail.message"].search(on_card).unlink()
        written = self.env["mail.message"].search([("author_id", "in", self.ids)])
        written.write({"body": self.env._("[removed]"), "subject": False, "email_from": False, "reply_to": False})
        self.env["ir.attachment"].search(own & Domain("res_field", "in", (False, "image_1920"))).unlink()
        self.env["mail.activity"].with_context(active_test=False).search(own).unlink()
        self.env["mail.followers"].search(Domain("partner_id", "in", self.ids) | own).unlink()
        self.env["mail.blacklist"].with_context(active_test=False).search(
            [("email", "=", self.email_normalized or False)]
        ).unlink()
        # Not its own `unlink`: that archives an account, with its number and the holder's name.
        models.BaseModel.unlink(self.with_context(active_test=False).bank_ids)

    def _a27_forget_mails(self):
        """Mails to this contact alone go, with what they said; of others it is no longer a recipient."""
        domain = Domain("recipient_ids", "in", self.ids)
        if self.email_normalized:
            domain |= Domain("email_to", "ilike", self.email_normalized)
        mails = self.env["mail.mail"].search(domain)
        shared = mails.filtered(lambda mail: mail.recipient_ids - self)
        (mails - shared).unlink()
        shared.write({"recipient_ids": [fields.Command.unlink(contact.id) for contact in self]})
