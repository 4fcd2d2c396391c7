from odoo import api, fields, models

from article27.customfield import folded


class LabelMixin(models.AbstractModel):
    """A name in French, and in Dutch where somebody gave one.

    Two plain columns instead of a translated one: staff fill in both on one screen, whatever its language.
    """

    _name = "a27.label.mixin"
    _description = "Label in French and Dutch"
    _rec_names_search = ["name", "name_nl"]

    name = fields.Char(required=True)
    name_nl = fields.Char()

    @api.depends("name", "name_nl")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for record in self:
            record.display_name = record._in_language(self.env.lang, "name")

    def _in_language(self, lang, name):
        return ((lang or "").startswith("nl") and self[f"{name}_nl"]) or self[name]

    def _in_all_languages(self, name):
        """Language -> text, as translated columns store it."""
        languages = ["en_US", *(code for code, _label in self.env["res.lang"].get_installed())]
        return {code: self._in_language(code, name) for code in languages}

    def _is_called(self, text):
        return any(folded(text) in folded(name) for name in (self.name, self.name_nl) if name)
