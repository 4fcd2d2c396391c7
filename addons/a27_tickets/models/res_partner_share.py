from odoo import api, models
from odoo.exceptions import UserError


class ResPartner(models.Model):
    _inherit = "res.partner"

    @api.ondelete(at_uninstall=False)
    def _unlink_only_without_shares(self):
        # Superuser: whoever deletes, also somebody who may not see conventions.
        share = self.env["a27.convention.share"].sudo().search([("place_id", "in", self.ids)], limit=1)
        moved = (
            self.env["a27.ticket.transfer"]
            .sudo()
            .search(["|", ("from_place_id", "in", self.ids), ("to_place_id", "in", self.ids)], limit=1)
        )
        if share or moved:
            raise UserError(
                self.env._(
                    "Tickets of convention %(name)s were kept for this antenna or moved to or from it, so it is not "
                    "deleted. Archive it instead: its history stays.",
                    name=(share or moved).convention_id.name,
                )
            )
