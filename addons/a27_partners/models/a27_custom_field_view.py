from lxml import etree

from odoo import api, models

from .a27_custom_field import VISIBILITY
from .ir_model_fields import CURRENCY

# Where fields stand -> the kinds of partner that they are for.
SCOPES = {"partner": ("both", "social", "cultural"), "place": ("place",), "relay": ("relay",)}
# Kind -> when a partner or a list is not of that kind.
NOT_OF_KIND = {"social": "not a27_is_social", "cultural": "not a27_is_cultural"}
NOT_IN_LIST = {
    "social": "not context.get('default_a27_is_social')",
    "cultural": "not context.get('default_a27_is_cultural')",
}
REQUIRED_OF_KIND = {
    "both": "a27_is_social or a27_is_cultural",
    "social": "a27_is_social",
    "cultural": "a27_is_cultural",
}
ATTRIBUTES = {
    "choices": {"widget": "many2many_tags", "options": "{'no_create': True}"},
    "partner": {
        "options": "{'no_create': True}",
        "domain": "['|', ('a27_is_social', '=', True), ('a27_is_cultural', '=', True)]",
    },
}


class CustomField(models.Model):
    """Added fields enter a screen when it is loaded, so no stored view can break on one.

    A form says where with `<div name="a27_themes_partner"/>` (or `_place`, `_relay`), a list with the class
    `a27_columns_partner` (or `_place`, `_relay`). What is made here is cached for all users; Odoo then takes away what
    one may not see, by the groups of the columns.
    """

    _inherit = "a27.custom.field"

    @api.model
    def _enter_view(self, arch):
        for scope, kinds in SCOPES.items():
            for anchor in arch.iterfind(f".//div[@name='a27_themes_{scope}']"):
                anchor.extend(self._for_kinds(kinds)._themes())
            if arch.tag == "list" and f"a27_columns_{scope}" in arch.get("class", "").split():
                arch.extend(self._for_kinds(kinds)._list_columns())

    def _for_kinds(self, kinds):
        """As superuser, since the view is cached for everybody; only those whose column is there."""
        fields_ = self.sudo().search([("kind", "in", kinds)])
        return fields_.filtered(lambda field: field.technical_name in self.env["res.partner"]._fields)

    def _themes(self):
        if "amount" in self.mapped("type"):
            yield etree.Element("field", {"name": CURRENCY, "invisible": "1"})
        for theme, fields_ in self.grouped("theme_id").items():
            yield fields_._theme(theme)

    def _theme(self, theme):
        """A section in two columns, read downwards; the web client folds it (`static/src/field_theme`)."""
        attributes = {"class": "a27_theme", "name": f"a27_theme_{theme.id}", "title": theme.name}
        attributes["groups"] = self._groups_of_theme()
        kinds = set(self.mapped("kind"))
        if kinds <= NOT_OF_KIND.keys():
            attributes["invisible"] = " and ".join(NOT_OF_KIND[kind] for kind in sorted(kinds))
        section = etree.Element("div", attributes)
        columns = etree.SubElement(section, "group")
        half = -(-len(self) // 2)
        for part in (self[:half], self[half:]):
            group = etree.SubElement(columns, "group")
            group.extend(field._form_field() for field in part)
        return section

    def _groups_of_theme(self):
        """The groups that see at least one of the fields: each group contains the one before."""
        seen_by = set(self.mapped("visibility"))
        widest = next(who for who in ("partner", "team", "reviewer", "manager") if who in seen_by)
        return VISIBILITY[widest]

    def _form_field(self):
        attributes = {"name": self.technical_name, **ATTRIBUTES.get(self.type, {})}
        if self.kind in NOT_OF_KIND:
            attributes["invisible"] = NOT_OF_KIND[self.kind]
        if self.required and self.type != "yes_no":
            attributes["required"] = REQUIRED_OF_KIND.get(self.kind, "1")
        return etree.Element("field", attributes)

    def _list_columns(self):
        if "amount" in self.mapped("type"):
            yield etree.Element("field", {"name": CURRENCY, "column_invisible": "1"})
        yield from (field._list_column() for field in self)

    def _list_column(self):
        attributes = {"name": self.technical_name, "optional": "hide", **ATTRIBUTES.get(self.type, {})}
        if self.kind in NOT_IN_LIST:
            attributes["column_invisible"] = NOT_IN_LIST[self.kind]
        return etree.Element("field", attributes)
