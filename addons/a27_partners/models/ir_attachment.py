from odoo import api, models
from odoo.exceptions import AccessError


class IrAttachment(models.Model):
    """A file that a field holds (`res_field`) changes by way of its record alone, which has rules of its own.

    Odoo lets whoever may write the record write the file behind a field too, also one that is read-only or that acts
    alone write: the file for the bank of a confirmed payment. Fields themselves write their files as superuser.
    """

    _inherit = "ir.attachment"

    @api.model_create_multi
    def create(self, vals_list):
        """Override of `base`."""
        attachments = super().create(vals_list)
        attachments._a27_refuse_of_fields()
        return attachments

    def write(self, vals):
        """Override of `base`."""
        self._a27_refuse_of_fields()
        result = super().write(vals)
        if "res_field" in vals:
            self._a27_refuse_of_fields()
        return result

    def unlink(self):
        """Override of `base`."""
        self._a27_refuse_of_fields()
        return super().unlink()

    def _a27_refuse_of_fields(self):
        # Superuser: only whether a field holds the file.
        if not self.env.su and any(attachment.res_field for attachment in self.sudo()):
            raise AccessError(self.env._("This file is part of a record: change it there."))
