from odoo import fields, models

CURRENCY = "a27_currency_id"


class IrModelFields(models.Model):
    _inherit = "ir.model.fields"

    a27_groups = fields.Char(
        string="Visible for",
        readonly=True,
        help="Groups that may see a field that was added by staff. Odoo itself shows such fields to everybody.",
    )

    def _instanciate_attrs(self, field_data):
        """Override of `base`: added fields are closed to others, as fields that are written in Python can be."""
        amount = field_data["currency_field"] == CURRENCY
        if amount:
            # While addons are loading Odoo leaves amounts out, unless their currency is an added field too, since the
            # addon of their currency may not be there yet. Ours is: it is this one.
            field_data = {**field_data, "currency_field": "x_currency_id"}
        attrs = super()._instanciate_attrs(field_data)
        if attrs and amount:
            attrs["currency_field"] = CURRENCY
        # The column is not there yet while this addon is being installed.
        if attrs and field_data.get("a27_groups"):
            attrs["groups"] = field_data["a27_groups"]
        return attrs
