from odoo import api, fields, models


class AddressProtect(models.TransientModel):
    """Hide an address, and say which one is shown instead."""

    _name = "a27.address.protect"
    _description = "Make an Address Confidential"

    partner_id = fields.Many2one("res.partner", required=True, readonly=True, ondelete="cascade")
    neighbour_ids = fields.Many2many("res.partner", string="At the same address", compute="_compute_neighbour_ids")
    file_count = fields.Integer(compute="_compute_file_count")
    readers = fields.Char(compute="_compute_readers")
    # The mailing address
    street = fields.Char(required=True)
    street2 = fields.Char()
    zip = fields.Char(required=True)
    city = fields.Char(required=True)
    phone = fields.Char(string="Phone for everybody")
    email = fields.Char(string="E-mail for everybody")

    @api.depends("partner_id")
    def _compute_neighbour_ids(self):
        for wizard in self:
            neighbours = wizard.partner_id._a27_at_same_address() if wizard.partner_id.street else False
            wizard.neighbour_ids = neighbours and neighbours.filtered(lambda one: not one.a27_is_address_confidential)

    @api.depends("neighbour_ids")
    def _compute_file_count(self):
        for wizard in self:
            shown = wizard.partner_id | wizard.neighbour_ids._origin
            wizard.file_count = self.env["ir.attachment"].search_count(
                [("res_model", "=", "res.partner"), ("res_id", "in", shown.ids)]
            )

    @api.depends("partner_id")
    def _compute_readers(self):
        for wizard in self:
            wizard.readers = ", ".join(wizard.partner_id._a27_address_readers().mapped("name"))

    def action_protect(self):
        self.ensure_one()
        mailing = {name: self[name] for name in ("street", "street2", "zip", "city", "phone", "email")}
        (self.partner_id | self.neighbour_ids)._a27_protect_address(mailing)
        return {"type": "ir.actions.act_window_close"}
