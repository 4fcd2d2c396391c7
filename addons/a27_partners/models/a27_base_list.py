from odoo import api, fields, models
from odoo.exceptions import UserError


class ListMixin(models.AbstractModel):
    """A short list that managers edit: sectors, types, disciplines, communes."""

    _name = "a27.list.mixin"
    _description = "Editable List"
    _order = "sequence, name, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(
        copy=False,
        help="Short name used in files that are exchanged with others.",
    )
    sequence = fields.Integer(default=100)
    active = fields.Boolean(default=True)

    _code_uniq = models.Constraint(
        "UNIQUE(code)",
        "Another line of this list has the same code.",
    )

    @api.ondelete(at_uninstall=False)
    def _unlink_only_unused(self):
        """Say how many partners use a line; the database itself would refuse, in words for programmers."""
        users = self.env["res.partner"].with_context(active_test=False)
        for field in users._fields.values():
            if field.comodel_name == self._name and field.store and field.type == "many2one":
                count = users.search_count([(field.name, "in", self.ids)])
                if count:
                    raise UserError(
                        self.env._(
                            "%(count)s partners use %(lines)s. Archive it instead: it only leaves the choices.",
                            count=count,
                            lines=", ".join(self.mapped("name")),
                        )
                    )
