from odoo import models
from odoo.exceptions import AccessError


class IrAttachment(models.Model):
    """A file that a field holds (`res_field`) changes by way of its record alone, which has rules of its own.

    Odoo lets whoever may write the record write the file behind a field too, also one that is read-only or that acts
    alone write: the file for the bank of a confirmed payment. Fields themselves write their files as superuser.
    """

    _inherit = "ir.attachment"

    def _check_access(self, operation):
        """Override of `base`. Here and not in `unlink`: the route by which the chatter deletes a file asks for this
        right, and then deletes as superuser."""
        result = super()._check_access(operation)
        # Superuser: only whether a field holds the file.
        of_fields = self.filtered(lambda file: file.sudo().res_field) if operation != "read" else None
        if not of_fields:
            return result
        return (result[0] if result else self.browse()) | of_fields, self._a27_field_error

    def write(self, vals):
        """Override of `base`, which asks for the right before a plain file becomes that of a field."""
        if vals.get("res_field") and not self.env.su:
            raise self._a27_field_error()
        return super().write(vals)

    def _a27_field_error(self):
        return AccessError(self.env._("This file is part of a record: change it there."))
