from odoo import api, models
from odoo.exceptions import ValidationError

from article27.customfield import folded

LONGEST_LABEL = 100


class CustomField(models.Model):
    """No two fields of partners have labels that people take for the same."""

    _inherit = "a27.custom.field"

    @api.constrains("name", "name_nl")
    def _check_label_is_new(self):
        taken = self._labels_of_partners()
        for field in self:
            for label in filter(None, (field.name, field.name_nl)):
                if len(label) > LONGEST_LABEL:
                    raise ValidationError(
                        self.env._(
                            "“%(label)s...” is too long for a label. Keep it below %(longest)s signs and put the rest"
                            " into the help.",
                            label=label[:40],
                            longest=LONGEST_LABEL,
                        )
                    )
                if taken.get(folded(label), field.technical_name) != field.technical_name:
                    raise ValidationError(field._sentence_of_a_taken_label(label, taken[folded(label)]))

    @api.model
    def _labels_of_partners(self):
        """Label without accents and case -> name of the field of partners that has it in some language."""
        # Superuser: the labels of fields that the caller may not see are taken as well. Read from the table: a request
        # that began before another field was added may have filled Odoo's cache of labels after it was emptied.
        columns = self.env["ir.model.fields"].sudo().search([("model", "=", "res.partner")])
        labels = {}
        for code in {"en_US", *(code for code, _name in self.env["res.lang"].get_installed())}:
            for column in columns.with_context(lang=code):
                labels.setdefault(folded(column.field_description), column.name)
        return labels

    def _sentence_of_a_taken_label(self, label, name):
        # Superuser: the caller may not have seen it.
        retired = (
            self.sudo().with_context(active_test=False).search([("technical_name", "=", name), ("active", "=", False)])
        )
        if retired:
            return self.env._(
                "A field “%(label)s” was retired; its values are still there. A manager can restore it.", label=label
            )
        return self.env._(
            "There is already a field “%(label)s” on partners, so one could not tell them apart in lists and filters."
            " Choose another label.",
            label=label,
        )
