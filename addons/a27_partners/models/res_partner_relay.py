from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from .res_partner import TEAM


class ResPartner(models.Model):
    """The relays of a partner: one of them is called first, and one day each of them leaves."""

    _inherit = "res.partner"

    a27_main_relay_id = fields.Many2one(
        "res.partner",
        string="Main Relay",
        compute="_compute_a27_main_relay_id",
        store=True,
        readonly=False,
        ondelete="set null",
        index="btree_not_null",
        domain="[('parent_id', '=', id), ('type', '=', 'contact')]",
        groups=TEAM,
        help="The person one calls first.",
    )
    # Computed, not related: Odoo groups by a related field without looking at its groups.
    a27_main_relay_phone = fields.Char(
        string="Phone of the Main Relay", compute="_compute_a27_main_relay_details", groups=TEAM
    )
    a27_main_relay_function = fields.Char(
        string="Function of the Main Relay", compute="_compute_a27_main_relay_details", groups=TEAM
    )
    a27_main_relay_lang = fields.Char(
        string="Language of the Main Relay", compute="_compute_a27_main_relay_details", groups=TEAM
    )
    a27_is_main_relay = fields.Boolean(string="Is Main Relay", compute="_compute_a27_is_main_relay", groups=TEAM)
    a27_left_on = fields.Date(
        string="Left on",
        compute="_compute_a27_left_on",
        store=True,
        precompute=True,
        readonly=False,
        copy=False,
        groups=TEAM,
        help="Since when this relay no longer works there.",
    )
    a27_successor_id = fields.Many2one(
        "res.partner",
        string="Succeeded by",
        compute="_compute_a27_left_on",
        store=True,
        precompute=True,
        readonly=False,
        copy=False,
        ondelete="set null",
        index="btree_not_null",
        groups=TEAM,
    )
    a27_former_relay_ids = fields.One2many(
        "res.partner",
        "parent_id",
        string="Former Relays",
        domain=[("type", "=", "contact"), ("a27_left_on", "!=", False)],
        context={"active_test": False},
        groups=TEAM,
    )

    @api.depends("a27_relay_ids.active", "a27_relay_ids.type")
    def _compute_a27_main_relay_id(self):
        """Whom the team chose, as long as that person is there; else the relay known for the longest time."""
        for partner in self:
            relays = partner.a27_relay_ids.filtered(lambda relay: relay.active and relay.type == "contact")
            if partner.a27_main_relay_id not in relays:
                partner.a27_main_relay_id = relays.sorted("id")[:1]

    @api.depends("a27_main_relay_id.phone", "a27_main_relay_id.function", "a27_main_relay_id.lang")
    def _compute_a27_main_relay_details(self):
        languages = dict(self.env["res.lang"].get_installed())
        for partner in self:
            relay = partner.a27_main_relay_id
            partner.a27_main_relay_phone = relay.phone
            partner.a27_main_relay_function = relay.function
            partner.a27_main_relay_lang = languages.get(relay.lang)

    @api.depends("parent_id.a27_main_relay_id")
    def _compute_a27_is_main_relay(self):
        for partner in self:
            partner.a27_is_main_relay = bool(partner) and partner.parent_id.a27_main_relay_id == partner

    @api.depends("active")
    def _compute_a27_left_on(self):
        """Whoever is taken out of the archive has come back."""
        for partner in self.filtered("active"):
            partner.a27_left_on = False
            partner.a27_successor_id = False
        for partner in self - self.filtered("active"):
            partner.a27_left_on = partner.a27_left_on
            partner.a27_successor_id = partner.a27_successor_id

    def _is_a27_relay(self):
        self.ensure_one()
        return bool(self.parent_id) and self.type == "contact" and self.parent_id._is_a27_partner()

    def action_a27_make_main_relay(self):
        self.ensure_one()
        self.parent_id.a27_main_relay_id = self

    def action_a27_leave(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("%s has left", self.name),
            "res_model": "a27.relay.leave",
            "view_mode": "form",
            "target": "new",
            "context": {"default_relay_id": self.id},
        }

    def _a27_leave(self, day, successor):
        """This relay left on `day`: its history stays, its access to the portal closes.

        `successor`, a relay of the same partner or nobody, is called and written to instead.
        """
        self.ensure_one()
        self._a27_check_leaving(day, successor)
        partner, was_main = self.parent_id, self.a27_is_main_relay
        closed = self._a27_close_access()
        self._a27_hand_over(successor)
        self.write({"active": False, "a27_left_on": day, "a27_successor_id": successor.id})
        if was_main and successor:
            partner.a27_main_relay_id = successor
        partner.message_post(body=self._a27_leaving_sentence(day, successor, bool(closed)))

    def _a27_check_leaving(self, day, successor):
        if not self._is_a27_relay():
            raise UserError(self.env._("%s is not a relay of a partner.", self.display_name))
        if not self.active:
            raise UserError(self.env._("%s is already archived.", self.display_name))
        if day > fields.Date.context_today(self):
            raise UserError(
                self.env._("%s lies ahead. Record the departure on the day, or later.", format_date(self.env, day))
            )
        if successor and (successor == self or successor.parent_id != self.parent_id or not successor._is_a27_relay()):
            raise UserError(
                self.env._(
                    "%(successor)s is not another relay of %(partner)s. Choose one of its relays.",
                    successor=successor.display_name,
                    partner=self.parent_id.name,
                )
            )

    def _a27_hand_over(self, successor):
        """Whatever this relay follows, the successor follows instead, so that messages reach somebody."""
        # Superuser: followers of any record, also of one that this user may not read. Only these rows change.
        followed = self.env["mail.followers"].sudo().search([("partner_id", "in", self.ids)])
        known = self.env["mail.followers"].sudo().search([("partner_id", "=", successor.id)])
        known = {(row.res_model, row.res_id) for row in known}
        moving = followed.filtered(
            lambda row: successor and (row.res_model, row.res_id) not in known | {(self._name, self.id)}
        )
        (followed - moving).unlink()
        moving.write({"partner_id": successor.id})

    def _a27_leaving_sentence(self, day, successor, access_closed):
        parts = [self.env._("%(name)s left on %(day)s.", name=self.name, day=format_date(self.env, day))]
        if successor:
            parts.append(self.env._("%s takes over.", successor.name))
        if access_closed:
            parts.append(self.env._("The access to the portal is closed."))
        return " ".join(parts)
