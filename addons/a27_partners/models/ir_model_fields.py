from odoo import fields, models


class IrModelFields(models.Model):
    _inherit = "ir.model.fields"

    a27_groups = fields.Char(
        string="Visible for",
        readonly=True,
        help="Groups that may see a field that was added by staff. Odoo itself shows such fields to everybody.",
    )

    def _instanciate_attrs(self, field_data):
        """Override of `base`: added fields are closed to others, as fields that are written in Python can be."""
        attrs = super()._instanciate_attrs(field_data)
        # The column is not there yet while this addon is being installed.
        if attrs and field_data.get("a27_groups"):
            attrs["groups"] = field_data["a27_groups"]
        return attrs
