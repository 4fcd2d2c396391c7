from odoo import api, fields, models
from odoo.exceptions import UserError


class RelayLeave(models.TransientModel):
    """A relay has left: since when, and who comes after."""

    _name = "a27.relay.leave"
    _description = "A Relay Has Left"

    relay_id = fields.Many2one("res.partner", required=True, readonly=True, ondelete="cascade")
    partner_id = fields.Many2one(related="relay_id.parent_id")
    left_on = fields.Date(string="Since", required=True, default=fields.Date.context_today)
    has_login = fields.Boolean(compute="_compute_has_login")
    succession = fields.Selection(
        [("known", "A relay we know"), ("new", "Somebody new"), ("nobody", "Nobody for now")],
        required=True,
        compute="_compute_succession",
        store=True,
        precompute=True,
        readonly=False,
    )
    successor_id = fields.Many2one(
        "res.partner",
        compute="_compute_succession",
        store=True,
        precompute=True,
        readonly=False,
        ondelete="cascade",
        domain="[('parent_id', '=', partner_id), ('type', '=', 'contact'), ('id', '!=', relay_id)]",
    )
    new_name = fields.Char(string="Name")
    new_function = fields.Char(string="Function", compute="_compute_new", store=True, precompute=True, readonly=False)
    new_lang = fields.Selection(
        lambda self: self.env["res.lang"].get_installed(),
        string="Language",
        compute="_compute_new",
        store=True,
        precompute=True,
        readonly=False,
    )
    new_phone = fields.Char(string="Phone")
    new_email = fields.Char(string="E-mail")

    @api.depends("relay_id")
    def _compute_has_login(self):
        for wizard in self:
            # Superuser: the team does not manage users; it learns whether there is one.
            wizard.has_login = bool(wizard.relay_id.sudo().user_ids)

    @api.depends("relay_id")
    def _compute_succession(self):
        """The dialog proposes what is most often true."""
        for wizard in self:
            others = wizard.partner_id.a27_relay_ids - wizard.relay_id
            wizard.succession = "known" if others else "new"
            wizard.successor_id = others if len(others) == 1 else False

    @api.depends("relay_id")
    def _compute_new(self):
        for wizard in self:
            wizard.new_function = wizard.relay_id.function
            wizard.new_lang = wizard.relay_id.lang

    def action_leave(self):
        self.ensure_one()
        self.relay_id._a27_leave(self.left_on, self._successor())
        return {"type": "ir.actions.act_window_close"}

    def _successor(self):
        if self.succession == "known":
            if not self.successor_id:
                raise UserError(self.env._("Choose the successor, or answer that there is nobody for now."))
            return self.successor_id
        if self.succession == "new":
            if not (self.new_name or "").strip():
                raise UserError(self.env._("Give the name of the new relay, or answer that there is nobody for now."))
            return self.env["res.partner"].create(self._prepare_successor())
        return self.env["res.partner"]

    def _prepare_successor(self):
        return {
            "parent_id": self.partner_id.id,
            "type": "contact",
            "name": self.new_name,
            "function": self.new_function,
            "lang": self.new_lang or self.relay_id.lang,
            "phone": self.new_phone,
            "email": self.new_email,
        }
