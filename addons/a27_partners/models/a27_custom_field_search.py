from datetime import datetime

from odoo import api, models
from odoo.fields import Domain
from odoo.tools.misc import get_lang


class CustomField(models.Model):
    """What one types into the search box, looked for in all added fields that one may see."""

    _inherit = "a27.custom.field"

    @api.model
    def _domain_of_text(self, text):
        partners = self.env["res.partner"]
        # Superuser: rights to the column decide, whoever may see its definition.
        fields_ = (
            self.sudo()
            .search([])
            .filtered(
                lambda field: (
                    field.technical_name in partners._fields
                    and partners._has_field_access(partners._fields[field.technical_name], "read")
                )
            )
        )
        number, date = self._parse_number(text), self._parse_date(text)
        return Domain.OR(field._domain_of_typed(text, number, date) for field in fields_)

    def _domain_of_typed(self, text, number, date):
        """A choice is found by its label, a number by its value, a yes by the label of its field."""
        name = self.technical_name
        match self.type:
            case "choice":
                keys = [choice.value for choice in self.choice_ids if choice._is_called(text)]
                return Domain(name, "in", keys)
            case "choices":
                return Domain(name, "in", self.choice_ids.filtered(lambda choice: choice._is_called(text)).ids)
            case "yes_no":
                return Domain(name, "=", True) if self._is_called(text) else Domain.FALSE
            case "integer" | "decimal" | "amount":
                return Domain(name, "=", number) if number else Domain.FALSE
            case "date":
                return Domain(name, "=", date) if date else Domain.FALSE
        return Domain(name, "ilike", text)

    @api.model
    def _parse_number(self, text):
        try:
            return float(text.replace(" ", "").replace(",", "."))
        except ValueError:
            return None

    @api.model
    def _parse_date(self, text):
        try:
            return datetime.strptime(text.strip(), get_lang(self.env).date_format).date()
        except ValueError:
            return None
