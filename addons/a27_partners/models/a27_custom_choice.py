from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain

from article27.customfield import choice_key, folded


class CustomChoice(models.Model):
    """One of the choices of an added field.

    A field with several choices points to these records. Of a field with one choice the column holds `value`, which
    stays when the label changes; Odoo's own list of that column is a mirror of these records.
    """

    _name = "a27.custom.choice"
    _description = "Choice of an Added Field"
    _inherit = "a27.label.mixin"
    _order = "sequence, id"

    field_id = fields.Many2one("a27.custom.field", required=True, ondelete="cascade", index=True)
    sequence = fields.Integer(default=100)
    name = fields.Char(string="Choice")
    name_nl = fields.Char(string="Choice in Dutch")
    value = fields.Char(readonly=True, copy=False)

    _value_uniq = models.Constraint("UNIQUE(field_id, value)", "Another choice of this field is stored the same way.")

    @api.model
    def _search_display_name(self, operator, value):
        """Override of `base`: while a file is imported, only the choices of the field that is being read."""
        domain = Domain(super()._search_display_name(operator, value))
        name = self.env.context.get("a27_choices_of")
        return domain & Domain("field_id.technical_name", "=", name) if name else domain

    @api.constrains("name", "field_id")
    def _check_name_is_new(self):
        for field in self.field_id:
            seen = {}
            for choice in field.choice_ids:
                if seen.setdefault(folded(choice.name), choice) != choice:
                    raise ValidationError(
                        self.env._(
                            "“%(field)s” has the choice “%(choice)s” twice. Remove one of them.",
                            field=field.display_name,
                            choice=choice.name,
                        )
                    )

    @api.model_create_multi
    def create(self, vals_list):
        choices = super().create(vals_list)
        for field, added in choices.grouped("field_id").items():
            taken = set((field.choice_ids - added).mapped("value"))
            for choice in added:
                # Superuser: see `write`.
                choice.sudo().value = choice_key(choice.name, taken)
                taken.add(choice.value)
        choices.field_id._describe_columns()
        return choices

    def write(self, vals):
        """Override: the column's own list follows. A choice never leaves its field, nor the value that is stored."""
        if "value" in vals and not self.env.su:
            raise AccessError(self.env._("How a choice is stored is chosen by the system: change its name."))
        if "field_id" in vals and any(choice.field_id.id != vals["field_id"] for choice in self):
            raise UserError(self.env._("A choice stays with its field. Add it to the other field instead."))
        result = super().write(vals)
        if vals.keys() & {"name", "name_nl", "sequence"}:
            self.field_id._describe_columns()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_only_unused(self):
        for choice in self:
            count = len(choice._users())
            if count:
                raise UserError(
                    self.env._(
                        "%(count)s partners have the choice “%(choice)s”. Use its button “Remove”: it asks what they"
                        " get instead.",
                        count=count,
                        choice=choice.display_name,
                    )
                )

    def unlink(self):
        fields_ = self.field_id
        result = super().unlink()
        fields_._describe_columns()
        return result

    def action_remove(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Remove a choice"),
            "res_model": "a27.custom.choice.remove",
            "view_mode": "form",
            "target": "new",
            "context": {"default_choice_id": self.id},
        }

    def _users(self):
        """The partners that have the choice, archived ones too; as superuser, because the field may be retired."""
        self.ensure_one()
        partners = self.env["res.partner"].sudo().with_context(active_test=False)
        field = self.field_id
        if field.technical_name not in partners._fields:
            return partners
        return partners.search([(field.technical_name, "=", self.value if field.type == "choice" else self.id)])
