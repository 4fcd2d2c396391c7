from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError


class Settings(models.TransientModel):
    """The settings page of Article 27, for managers.

    Odoo's own settings pages open for system administrators alone, and a manager of the association is none. The values
    are kept where Odoo keeps its own, in the system parameters `<addon of the field>.<field>`. Other addons add fields
    here and their defaults in `_defaults`.
    """

    _name = "a27.settings"
    _description = "Settings"

    retention_contact_months = fields.Integer(
        string="Contacts (Months)",
        help="So many months after a relay left, or after the last convention of its organisation, the relay is "
        "anonymised. 0: never.",
    )
    retention_refused_months = fields.Integer(
        string="Contacts of Refused Applicants (Months)",
        help="So many months after an application ended without any convention, the relays are anonymised. 0: never.",
    )
    retention_mail_months = fields.Integer(
        string="Mail Log (Months)",
        help="So many months after an e-mail was sent, to whom it went and whether it arrived is deleted; the message "
        "itself stays with its record. 0: never.",
    )
    retention_login_months = fields.Integer(
        string="Log of Connections (Months)",
        help="So many months after a user's last connection from a device, what is known of the device is deleted. "
        "0: never.",
    )

    @api.model
    def _defaults(self):
        """Field name -> value of a database in which nobody has changed it; whole numbers and yes or no."""
        return {
            "retention_contact_months": 36,
            "retention_refused_months": 12,
            "retention_mail_months": 24,
            "retention_login_months": 12,
        }

    @api.model
    def _parameter(self, name):
        return f"{self._fields[name]._module}.{name}"

    @api.model
    def _get(self, name):
        """The value in force. Superuser: the team follows the settings without reading system parameters."""
        default = self._defaults()[name]
        kept = self.env["ir.config_parameter"].sudo().get_param(self._parameter(name))
        return type(default)(int(kept)) if kept else default

    @api.model
    def default_get(self, fields):
        self.check_access("read")
        return super().default_get(fields) | {name: self._get(name) for name in self._defaults() if name in fields}

    def _compute_display_name(self):
        self.display_name = self.env._("Settings")

    @api.constrains(lambda self: list(self._defaults()))
    def _check_not_negative(self):
        for settings in self:
            if any(settings[name] < 0 for name in self._defaults()):
                raise ValidationError(self.env._("A number of days or months is 0 or more."))

    def action_save(self):
        self.ensure_one()
        if not self.env.user.has_group("a27_partners.group_a27_manager"):
            raise AccessError(self.env._("Only a manager changes the settings."))
        # Superuser: see the class; the values are whole numbers of these fields alone.
        parameters = self.env["ir.config_parameter"].sudo()
        for name in self._defaults():
            parameters.set_param(self._parameter(name), str(int(self[name])))
        return {"type": "ir.actions.client", "tag": "reload"}
