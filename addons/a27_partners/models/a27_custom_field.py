from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from article27.customfield import column_name

# What staff choose -> the type of the column behind it.
TYPES = {
    "text": "char",
    "long_text": "text",
    "yes_no": "boolean",
    "integer": "integer",
    "decimal": "float",
    "amount": "monetary",
    "date": "date",
    "choice": "selection",
    "choices": "many2many",
    "partner": "many2one",
}
# Who sees a field -> the groups of its column.
VISIBILITY = {
    "team": "a27_partners.group_a27_user",
    "reviewer": "a27_partners.group_a27_reviewer",
    "manager": "a27_partners.group_a27_manager",
    "partner": "a27_partners.group_a27_user,base.group_portal",
}


class CustomField(models.Model):
    """A field that staff added to partners, places or relays, and what is known of it; behind it is a real column.

    Beside this file, `_label` keeps labels apart and `_gdpr` asks about personal data, `_column` makes the column,
    `_view` brings it into the screens, `_search` into the search box, and `_usage` says where it is used.
    """

    _name = "a27.custom.field"
    _description = "Added Field"
    _inherit = ["a27.label.mixin", "mail.thread"]
    _keeps_messages = True  # see mail_message_history
    _order = "theme_id, sequence, id"

    name = fields.Char(string="Label", tracking=True, help="As it stands on the screens in French.")
    name_nl = fields.Char(string="Label in Dutch", tracking=True)
    type = fields.Selection(
        [
            ("text", "Text"),
            ("long_text", "Long text"),
            ("yes_no", "Yes or no"),
            ("integer", "Whole number"),
            ("decimal", "Decimal number"),
            ("amount", "Amount"),
            ("date", "Date"),
            ("choice", "One choice"),
            ("choices", "Several choices"),
            ("partner", "Link to a partner"),
        ],
        default="text",
        required=True,
    )
    choice_ids = fields.One2many("a27.custom.choice", "field_id", string="Choices", copy=False)
    kind = fields.Selection(
        [
            ("both", "Social and cultural partners"),
            ("social", "Social partners"),
            ("cultural", "Cultural partners"),
            ("place", "Places"),
            ("relay", "Relays"),
        ],
        string="For",
        default="both",
        required=True,
        tracking=True,
    )
    theme_id = fields.Many2one(
        "a27.field.theme",
        required=True,
        ondelete="restrict",
        index=True,
        group_expand="_expand_themes",
        default=lambda self: self.env["a27.field.theme"].search([], limit=1),
        tracking=True,
    )
    sequence = fields.Integer(default=100)
    help = fields.Char(help="What to fill in; shown when one points at the label.")
    help_nl = fields.Char(string="Help in Dutch")
    required = fields.Boolean(
        tracking=True,
        help="The screens ask for it. Partners that exist already keep an empty field until somebody changes them.",
    )
    visibility = fields.Selection(
        [
            ("team", "The team"),
            ("reviewer", "Reviewers and managers"),
            ("manager", "Managers only"),
            ("partner", "The team and the partner itself"),
        ],
        string="Seen by",
        default="team",
        required=True,
        tracking=True,
    )
    active = fields.Boolean(default=True, tracking=True, help="A retired field is on no screen; its values are kept.")

    # The column
    technical_name = fields.Char(readonly=True, copy=False)
    column_id = fields.Many2one("ir.model.fields", readonly=True, copy=False, ondelete="cascade", index=True)

    _technical_name_uniq = models.Constraint("UNIQUE(technical_name)", "Two fields cannot share one column.")

    @api.model
    def _expand_themes(self, themes, _domain):
        """Every theme, to drop fields into; none while there is no field at all, or they would stand behind the
        sentence that says how to add one."""
        return themes and themes.search([])

    @api.constrains("type", "choice_ids")
    def _check_has_choices(self):
        for field in self.filtered(lambda field: field.type in ("choice", "choices")):
            if not field.choice_ids:
                raise ValidationError(
                    self.env._("“%(field)s” has nothing to choose from. Add its choices.", field=field.name)
                )

    @api.constrains("type", "visibility")
    def _check_names_no_partner(self):
        """Odoo tells the name of a linked record to whoever reads the link, whatever that person may read."""
        for field in self.filtered(lambda field: field.type == "partner" and field.visibility == "partner"):
            raise ValidationError(
                self.env._(
                    "“%(field)s” links to a partner, so partners do not see it: a venue could read the name of a "
                    "social partner. Let the team alone see it, or add a text field and type what may be told.",
                    field=field.name,
                )
            )

    @api.model_create_multi
    def create(self, vals_list):
        self._take_turns(needs_table=True)
        # Superuser: the names of fields that the caller may not see are taken as well.
        taken = set(self.env["res.partner"]._fields) | set(
            self.with_context(active_test=False).sudo().search([]).mapped("technical_name")
        )
        for vals in vals_list:
            # Never a name that the caller chose: it is the name of a column.
            vals["technical_name"] = column_name(vals.get("name") or "", taken)
            vals["column_id"] = False
            vals.pop("gdpr_subject", None)
            taken.add(vals["technical_name"])
        fields_ = super().create(vals_list)
        fields_._create_columns()
        return fields_

    def write(self, vals):
        self._check_may_write(vals)
        result = super().write(vals)
        if vals.keys() & {"name", "name_nl", "help", "help_nl", "visibility", "active"}:
            self._describe_columns()
            if "active" in vals:
                self._put_searches_aside()
        elif vals.keys() & {"kind", "theme_id", "sequence", "required"}:
            self._announce_views()
        return result

    def unlink(self):
        self._check_may_delete()
        self._take_turns(needs_table=True)
        columns = self.sudo().column_id
        result = super().unlink()
        # Only administrators may delete columns; these were found empty, and the caller may delete added fields.
        columns.unlink()
        return result

    def _creation_message(self):
        """Override of `mail`."""
        return self.env._("Field added")

    def action_added(self):
        """The button of the dialog, after it saved: load the screen anew, with the theme of the new field open."""
        self.ensure_one()
        return {
            "type": "ir.actions.client",
            "tag": "a27_partners.field_added",
            "params": {"theme": f"a27_theme_{self.theme_id.id}"},
        }

    def action_restore(self):
        self.active = True
        return {"type": "ir.actions.client", "tag": "reload"}

    def _check_may_write(self, vals):
        if "type" in vals and any(field.type != vals["type"] for field in self):
            raise UserError(
                self.env._(
                    "The type of a field does not change: values would be lost. Add another field, then retire this"
                    " one."
                )
            )
        if vals.keys() & {"technical_name", "column_id", "gdpr_subject"} and not self.env.su:
            raise AccessError(self.env._("The column of a field is chosen by the system."))
        guarded = [name for name in ("visibility", "active") if name in vals]
        if any(field[name] != vals[name] for field in self for name in guarded) and not self._is_manager():
            raise AccessError(
                self.env._("Only a manager decides who sees a field, and retires or restores it. Ask one of them.")
            )

    def _is_manager(self):
        return self.env.su or self.env.user.has_group("a27_partners.group_a27_manager")
