from odoo import api, fields, models
from odoo.exceptions import UserError

from .a27_ticket_request import UNDECIDED
from .res_partner import TEAM


class ResPartner(models.Model):
    _inherit = "res.partner"

    a27_request_ids = fields.One2many("a27.ticket.request", "partner_id", string="Withdrawal Requests", groups=TEAM)
    a27_open_request_count = fields.Integer(
        string="Open Requests", compute="_compute_a27_open_request_count", groups=TEAM
    )

    @api.depends("a27_request_ids.state")
    def _compute_a27_open_request_count(self):
        counts = dict(
            self.env["a27.ticket.request"]._read_group(
                [("partner_id", "in", self.ids), ("state", "in", UNDECIDED)], ["partner_id"], ["__count"]
            )
        )
        for partner in self:
            partner.a27_open_request_count = counts.get(partner, 0)

    @api.ondelete(at_uninstall=False)
    def _unlink_only_without_requests(self):
        # Superuser: whoever deletes, also somebody who may not see requests.
        found = (
            self.env["a27.ticket.request"]
            .sudo()
            .search(["|", ("partner_id", "in", self.ids), ("place_id", "in", self.ids)], limit=1)
        )
        if found:
            raise UserError(
                self.env._(
                    "%(partner)s asked for tickets (%(request)s), so it is not deleted. Archive it instead: its "
                    "history stays.",
                    partner=((found.partner_id | found.place_id) & self)[:1].display_name,
                    request=found.name,
                )
            )

    def action_a27_view_requests(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("a27_tickets.a27_ticket_request_action")
        return {**action, "domain": [("partner_id", "=", self.id)], "context": {"default_partner_id": self.id}}
