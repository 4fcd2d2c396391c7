from odoo import fields, models
from odoo.exceptions import UserError


class SignedCopyMixin(models.AbstractModel):
    """The scan of the paper that was signed: anybody of the team adds it, then a manager replaces it."""

    _name = "a27.signed.copy.mixin"
    _description = "Signed Copy"

    signed_scan = fields.Binary(string="Signed Copy", attachment=True, copy=False)
    signed_scan_name = fields.Char(string="Name of the Signed Copy", copy=False)

    def write(self, vals):
        if "signed_scan" in vals and not self.env.su and not self.env.user.has_group("a27_partners.group_a27_manager"):
            for record in self:
                if record.state != "draft" and record.signed_scan:
                    raise UserError(
                        self.env._(
                            "The signed copy of %s is there already: a manager can replace it.", record.display_name
                        )
                    )
        return super().write(vals)
