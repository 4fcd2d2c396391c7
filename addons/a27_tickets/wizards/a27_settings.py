from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError


class Settings(models.TransientModel):
    """The settings page of Article 27, for managers.

    Odoo's own settings pages open for system administrators alone, and a manager of the association is none. The values
    are kept where Odoo keeps its own, in the system parameters `a27_tickets.<field>`. Other addons add fields here and
    their defaults in `_defaults`.
    """

    _name = "a27.settings"
    _description = "Settings"

    credit_brought_back = fields.Boolean(
        string="Credit Unused Tickets",
        help="Tickets that are brought back unused give their places in the convention back.",
    )
    renew_days = fields.Integer(
        string="Days to Renew",
        help="So many days before its end a convention is to be renewed, and its responsible person is reminded.",
    )
    grace_days = fields.Integer(
        string="Days of Grace",
        help="So many days after the end of a convention its tickets are still accepted from the venues.",
    )

    @api.model
    def _defaults(self):
        """Field name -> value of a database in which nobody has changed it; whole numbers and yes or no."""
        return {"credit_brought_back": True, "renew_days": 60, "grace_days": 90}

    @api.model
    def _get(self, name):
        """The value in force. Superuser: the team follows the settings without reading system parameters."""
        default = self._defaults()[name]
        kept = self.env["ir.config_parameter"].sudo().get_param(f"a27_tickets.{name}")
        return type(default)(int(kept)) if kept else default

    @api.model
    def default_get(self, fields):
        return super().default_get(fields) | {name: self._get(name) for name in self._defaults() if name in fields}

    def _compute_display_name(self):
        self.display_name = self.env._("Settings")

    @api.constrains(lambda self: list(self._defaults()))
    def _check_not_negative(self):
        for settings in self:
            if any(settings[name] < 0 for name in self._defaults()):
                raise ValidationError(self.env._("A number of days is 0 or more."))

    def action_save(self):
        self.ensure_one()
        if not self.env.user.has_group("a27_partners.group_a27_manager"):
            raise AccessError(self.env._("Only a manager changes the settings."))
        # Superuser: see the class; the values are whole numbers of these fields alone.
        parameters = self.env["ir.config_parameter"].sudo()
        for name in self._defaults():
            parameters.set_param(f"a27_tickets.{name}", str(int(self[name])))
        return {"type": "ir.actions.client", "tag": "reload"}
