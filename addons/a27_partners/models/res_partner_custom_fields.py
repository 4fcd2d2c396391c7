from odoo import api, fields, models
from odoo.fields import Domain

from .res_partner import TEAM


class ResPartner(models.Model):
    """What the fields that staff add need on partners."""

    _inherit = "res.partner"

    a27_currency_id = fields.Many2one(
        "res.currency",
        string="Currency of Amounts",
        default=lambda self: self.env.company.currency_id,
        readonly=True,
        groups=TEAM,
    )
    a27_added_fields = fields.Char(
        string="Added Fields",
        compute="_compute_a27_added_fields",
        search="_search_a27_added_fields",
        groups=TEAM,
        help="For the search box: looks into all fields that the team added.",
    )

    def _compute_a27_added_fields(self):
        self.a27_added_fields = False

    def _search_a27_added_fields(self, operator, value):
        self._check_field_access(self._fields["a27_added_fields"], "read")
        if operator not in ("in", "ilike", "=ilike", "like", "=like"):
            return NotImplemented
        texts = value if operator == "in" else [value]
        fields_ = self.env["a27.custom.field"]
        return Domain.OR(fields_._domain_of_text(text) for text in texts if isinstance(text, str))

    @api.model
    def _get_view(self, view_id=None, view_type="form", **options):
        """Override of `base`: added fields enter the screens that ask for them."""
        arch, view = super()._get_view(view_id, view_type, **options)
        self.env["a27.custom.field"]._enter_view(arch)
        return arch, view
