from odoo import api, models
from odoo.exceptions import UserError, ValidationError


class ResPartner(models.Model):
    _inherit = "res.partner"

    @api.constrains("a27_is_cultural")
    def _check_a27_cultural_with_returns(self):
        venues = self.filtered(lambda partner: not partner.a27_is_cultural)
        # Superuser: whoever changes the card, also somebody who may not see returns.
        found = self.env["a27.ticket.return"].sudo().search([("venue_id", "in", venues.ids)], limit=1)
        if found:
            raise ValidationError(
                self.env._(
                    "%(partner)s has sent tickets back, so it stays a cultural partner. End its partnership instead.",
                    partner=found.venue_id.display_name,
                )
            )

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
