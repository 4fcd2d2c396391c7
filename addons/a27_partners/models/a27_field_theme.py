from odoo import api, fields, models
from odoo.exceptions import UserError


class FieldTheme(models.Model):
    """A foldable section of the partner's screen, which holds fields that staff added."""

    _name = "a27.field.theme"
    _description = "Theme of Fields"
    _inherit = "a27.list.mixin"

    field_ids = fields.One2many("a27.custom.field", "theme_id", string="Fields")

    def write(self, vals):
        """Override: screens show themes by name and order; an archived theme keeps its fields."""
        result = super().write(vals)
        if vals.keys() & {"name", "sequence"}:
            self.env["a27.custom.field"]._announce_views()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_only_empty(self):
        for theme in self.with_context(active_test=False):
            if theme.field_ids:
                raise UserError(
                    self.env._(
                        "The theme “%(theme)s” still has fields: %(fields)s. Move them to another theme first.",
                        theme=theme.name,
                        fields=", ".join(theme.field_ids.mapped("display_name")),
                    )
                )
