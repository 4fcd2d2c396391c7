from odoo import fields, models


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
