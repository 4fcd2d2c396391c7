from odoo import models
from odoo.exceptions import UserError


class MergePartners(models.TransientModel):
    _inherit = "base.partner.merge.automatic.wizard"

    def _merge(self, partner_ids, dst_partner=None, extra_checks=True):
        """Override of `base`: it would mix a true address with a mailing address, or lose one of them."""
        confidential = self.env["res.partner"].browse(partner_ids).filtered("a27_is_address_confidential")
        if confidential:
            raise UserError(
                self.env._(
                    "The address of %(partner)s is confidential, so the card is not merged as it is. Somebody who "
                    "knows the address lifts that, merges the cards, and makes the address confidential again.",
                    partner=confidential[0].display_name,
                )
            )
        return super()._merge(partner_ids, dst_partner=dst_partner, extra_checks=extra_checks)
