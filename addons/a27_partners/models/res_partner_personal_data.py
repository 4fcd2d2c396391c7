import io
import json
import zipfile

from odoo import fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import html2plaintext

# Told in sections of their own, or of no interest to the person.
TOLD_ELSEWHERE = {"mail.message", "mail.followers", "mail.notification", "mail.mail", "res.users", "res.partner.bank"}
# More records of one kind are counted, not listed.
MOST_LISTED = 200


class ResPartner(models.Model):
    """What is held on a contact, for the contact: GDPR articles 15 and 20.

    A ZIP with a page to read (HTML), the same for a machine (JSON), and the files kept with the contact. It is put
    together on demand and kept nowhere. What is found depends on no list of models: every link to the contact counts.
    """

    _inherit = "res.partner"

    def action_a27_export_personal_data(self):
        self._a27_check_gdpr_act()
        return {
            "type": "ir.actions.act_url",
            "url": f"/a27/personal-data/{self.id}",
            "target": "download",
        }

    def _a27_check_gdpr_act(self):
        self.ensure_one()
        if not self.env.user.has_group("a27_partners.group_a27_reviewer"):
            raise AccessError(self.env._("Requests about personal data are handled by a reviewer or a manager."))
        self.check_access("write")
        if self.is_company or self.type != "contact" or self._is_a27_partner():
            raise UserError(
                self.env._("%s is no person: personal data are those of relays and other contacts.", self.display_name)
            )

    def _a27_personal_data_archive(self):
        """The bytes of the ZIP; the card remembers who took it."""
        self._a27_check_gdpr_act()
        sections = self._a27_personal_data()
        page = self.env["ir.qweb"]._render(
            "a27_partners.personal_data_page",
            {"contact": self, "sections": sections, "today": fields.Date.context_today(self)},
        )
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("donnees.html", str(page))
            archive.writestr("donnees.json", json.dumps(sections, ensure_ascii=False, indent=2, default=str))
            for number, attachment in enumerate(self._a27_own_attachments(), start=1):
                archive.writestr(f"fichiers/{number:03}-{attachment.name.replace('/', '-')}", attachment.raw or b"")
        self.message_post(body=self.env._("What is held on this contact was exported."))
        return out.getvalue()

    def _a27_own_attachments(self):
        # Superuser: the columns' own files (photo) are hidden from searches otherwise.
        files = self.env["ir.attachment"].sudo()
        own = [("res_model", "=", self._name), ("res_id", "=", self.id)]
        return files.search([*own, ("res_field", "in", (False, "image_1920"))])

    def _a27_personal_data(self):
        """Title of a section -> its rows, each a dict of label and value."""
        # Superuser: what is held on a person is told also where the reviewer may not look, of this person alone.
        contact = self.sudo()
        return {
            self.env._("Contact"): contact._a27_personal_fields(),
            self.env._("Access to the portal"): contact._a27_personal_users(),
            self.env._("Bank accounts"): [
                {self.env._("Number"): bank.acc_number, self.env._("Holder"): bank.acc_holder_name}
                for bank in contact.with_context(active_test=False).bank_ids
            ],
            self.env._("Connections"): contact._a27_personal_connections(),
            self.env._("Messages"): contact._a27_personal_messages(),
            self.env._("E-mails sent to the contact"): contact._a27_personal_mails(),
            self.env._("Activities"): contact._a27_personal_activities(),
            self.env._("Follows"): contact._a27_personal_following(),
            self.env._("Mentioned in"): contact._a27_personal_mentions(),
            self.env._("Files"): [
                {self.env._("Name"): one.name, self.env._("Size"): one.file_size} for one in self._a27_own_attachments()
            ],
        }

    def _a27_personal_fields(self):
        """Every filled column, also those that the team added; the address of the organisation is not the person's."""
        skipped = set(self._address_fields()) if self.parent_id else set()
        yes = self.env._("Yes")
        return [
            {
                field._description_string(self.env): yes
                if field.type == "boolean"
                else field.convert_to_export(self[name], self)
            }
            for name, field in sorted(self._fields.items())
            if field.store
            and field.type not in ("one2many", "binary", "image", "json", "properties", "properties_definition")
            and name not in skipped
            and self[name]
        ]

    def _a27_personal_users(self):
        return [
            {
                self.env._("Login"): user.login,
                self.env._("Active"): user.active,
                self.env._("Last connection"): user.login_date,
                self.env._("Groups"): ", ".join(user.group_ids.mapped("full_name")),
            }
            for user in self._a27_users()
        ]

    def _a27_users(self):
        return self.env["res.users"].sudo().with_context(active_test=False).search([("partner_id", "in", self.ids)])

    def _a27_personal_connections(self):
        return [
            {
                self.env._("From"): log.first_activity,
                self.env._("Until"): log.last_activity,
                self.env._("Device"): f"{log.platform or ''} {log.browser or ''}".strip(),
                self.env._("IP address"): log.ip_address,
            }
            for log in self.env["res.device.log"].search([("user_id", "in", self._a27_users().ids)])
        ]

    def _a27_personal_messages(self):
        on_record = [("model", "=", self._name), ("res_id", "=", self.id)]
        found = self.env["mail.message"].search(
            ["|", "|", ("author_id", "=", self.id), ("partner_ids", "in", self.ids), "&", *on_record], order="id"
        )
        return [
            {
                self.env._("Date"): message.date,
                self.env._("From"): message.author_id.name or message.email_from,
                self.env._("On"): message.record_name,
                self.env._("Subject"): message.subject or "",
                self.env._("Text"): html2plaintext(message.body or ""),
                self.env._("Changes"): "; ".join(
                    f"{value.field_id.field_description}: {value.old_value_char or ''} → {value.new_value_char or ''}"
                    for value in message.tracking_value_ids
                ),
            }
            for message in found
        ]

    def _a27_personal_mails(self):
        return [
            {
                self.env._("Date"): notification.mail_message_id.date,
                self.env._("Address"): notification.mail_email_address or self.email,
                self.env._("Subject"): notification.mail_message_id.subject or "",
                self.env._("Status"): notification.notification_status,
            }
            for notification in self.env["mail.notification"].search([("res_partner_id", "=", self.id)], order="id")
        ]

    def _a27_personal_activities(self):
        activities = self.env["mail.activity"].with_context(active_test=False)
        return [
            {
                self.env._("Deadline"): activity.date_deadline,
                self.env._("Summary"): activity.summary or activity.activity_type_id.name,
                self.env._("Note"): html2plaintext(activity.note or ""),
                self.env._("Feedback"): activity.feedback or "",
            }
            for activity in activities.search([("res_model", "=", self._name), ("res_id", "=", self.id)])
        ]

    def _a27_personal_following(self):
        return [
            {self.env._("Record"): self.env[row.res_model].browse(row.res_id).exists().display_name or ""}
            for row in self.env["mail.followers"].search([("partner_id", "=", self.id)])
        ]

    def _a27_personal_mentions(self):
        """Every record of any model with a link to the contact, as `Collected by` on a batch of tickets."""
        rows = []
        for model in self.env.values():
            if model._abstract or model._transient or not model._auto or model._name in TOLD_ELSEWHERE:
                continue
            for field in model._fields.values():
                if field.comodel_name != self._name or not field.store or field.type not in ("many2one", "many2many"):
                    continue
                found = model.sudo().with_context(active_test=False).search([(field.name, "in", self.ids)])
                rows += [
                    {
                        self.env._("Kind"): model._description,
                        self.env._("Record"): record.display_name,
                        self.env._("As"): field._description_string(self.env),
                    }
                    for record in found[:MOST_LISTED]
                    if record != self
                ]
                if len(found) > MOST_LISTED:
                    rows.append({self.env._("Kind"): model._description, self.env._("More"): len(found) - MOST_LISTED})
        return rows
