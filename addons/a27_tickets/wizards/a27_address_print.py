import base64
import io

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from article27 import SheetError
from article27.labels import draw_address_labels


class AddressPrint(models.TransientModel):
    """Prints an address label for each of the partners chosen in a list.

    No history is kept, on purpose: an address label proves nothing, and a store of old addresses would outlive a
    partner's wish to have his corrected or removed. Only the printer's next free label is remembered.
    """

    _name = "a27.address.print"
    _description = "Print Address Labels"
    _inherit = "a27.label.choice.mixin"

    partner_ids = fields.Many2many("res.partner", default=lambda self: self._default_partners())
    label_count = fields.Integer(string="Labels", compute="_compute_addresses")
    without_ids = fields.Many2many("res.partner", string="Without an Address", compute="_compute_addresses")
    pdf = fields.Binary(string="Labels to Print", readonly=True, attachment=False)

    @api.model
    def _default_partners(self):
        if self.env.context.get("active_model") != "res.partner":
            return self.env["res.partner"]
        return self.env["res.partner"].browse(self.env.context.get("active_ids") or [])

    @api.depends("partner_ids")
    def _compute_addresses(self):
        for wizard in self:
            without = wizard.partner_ids.filtered(lambda partner: not partner._a27_postal_lines())
            wizard.without_ids = without
            wizard.label_count = len(wizard.partner_ids - without)

    def action_print(self):
        """Button: the PDF, downloaded."""
        self.ensure_one()
        addresses = [lines for partner in self.partner_ids if (lines := partner._a27_postal_lines())]
        if not addresses:
            raise UserError(self.env._("None of these partners has a street and a town on its card."))
        self.pdf = base64.b64encode(self._draw(addresses))
        self.printer_id._remember(self.sheet_id, len(addresses), self.start)
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/a27.address.print/{self.id}/pdf/adresses.pdf?download=true",
            "target": "new",  # with "download" the dialog would stay open
            "close": True,
        }

    def _draw(self, addresses):
        out = io.BytesIO()
        try:
            draw_address_labels(
                addresses, self.sheet_id._to_library(), out, start=self.start, offset=self.printer_id._offset()
            )
        except SheetError as error:
            raise ValidationError(self.env["a27.print.job"]._label_message(error)) from error
        return out.getvalue()
