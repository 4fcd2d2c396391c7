from odoo import api, models
from odoo.exceptions import UserError


class ResPartner(models.Model):
    _inherit = "res.partner"

    @api.ondelete(at_uninstall=False)
    def _unlink_only_without_returns(self):
        # Superuser: whoever deletes, also somebody who may not see returns.
        found = (
            self.env["a27.ticket.return"]
            .sudo()
            .search(["|", ("venue_id", "in", self.ids), ("place_id", "in", self.ids)], limit=1)
        )
        if found:
            raise UserError(
                self.env._(
                    "%(partner)s has sent tickets back, so it is not deleted. Archive it instead: its history stays.",
                    partner=((found.venue_id | found.place_id) & self)[:1].display_name,
                )
            )
