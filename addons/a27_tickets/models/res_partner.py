from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from .a27_convention import OPEN

# Narrower than in a27_partners: other employees may not read conventions, and the card would fail for them.
TEAM = "a27_partners.group_a27_user"


class ResPartner(models.Model):
    _inherit = "res.partner"

    a27_convention_ids = fields.One2many("a27.convention", "partner_id", string="Conventions", groups=TEAM)
    a27_convention_count = fields.Integer(
        string="Number of Conventions", compute="_compute_a27_convention", groups=TEAM
    )
    a27_tickets_left = fields.Integer(
        string="Tickets Left",
        compute="_compute_a27_convention",
        groups=TEAM,
        help="In conventions that are signed and have not ended.",
    )

    @api.depends("a27_convention_ids.remaining", "a27_convention_ids.state")
    def _compute_a27_convention(self):
        for partner in self:
            signed = partner.a27_convention_ids.filtered(lambda convention: convention.state in OPEN)
            partner.a27_convention_count = len(partner.a27_convention_ids)
            partner.a27_tickets_left = sum(signed.mapped("remaining"))

    @api.constrains("a27_is_social")
    def _check_a27_social_with_conventions(self):
        partners = self.filtered(lambda partner: not partner.a27_is_social)
        # Superuser: whoever changes the card, also somebody who may not see conventions.
        found = self.env["a27.convention"].sudo().search([("partner_id", "in", partners.ids)], limit=1)
        if found:
            raise ValidationError(
                self.env._(
                    "%(partner)s has conventions, so it stays a social partner. End its partnership instead.",
                    partner=found.partner_id.display_name,
                )
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_only_without_conventions(self):
        # Superuser: whoever deletes, also somebody who may not see conventions.
        found = self.env["a27.convention"].sudo().search([("partner_id", "in", self.ids)], limit=1)
        if found:
            raise UserError(
                self.env._(
                    "%(partner)s has conventions, so it is not deleted. Archive it instead: its history stays.",
                    partner=found.partner_id.display_name,
                )
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_only_without_batches(self):
        # Superuser: see above. The organisation itself is known by its conventions.
        found = (
            self.env["a27.ticket.batch"]
            .sudo()
            .search(["|", ("place_id", "in", self.ids), ("delivered_to_id", "in", self.ids)], limit=1)
        )
        if found:
            raise UserError(
                self.env._(
                    "%(partner)s received tickets, so it is not deleted. Archive it instead: its history stays.",
                    partner=((found.place_id | found.delivered_to_id) & self)[:1].display_name,
                )
            )

    def action_a27_view_conventions(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("a27_tickets.a27_convention_action")
        return {**action, "domain": [("partner_id", "=", self.id)], "context": {"default_partner_id": self.id}}
