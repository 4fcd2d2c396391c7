from odoo import fields, models


class BankConfirm(models.TransientModel):
    """Asks the second person for the last four digits of an account, from the venue's paper and not from the screen."""

    _name = "a27.bank.confirm"
    _description = "Confirm a Bank Account"

    account_id = fields.Many2one(
        "res.partner.bank", required=True, default=lambda self: self.env.context.get("active_id")
    )
    partner_id = fields.Many2one(related="account_id.partner_id", string="Holder")
    valid_from = fields.Date(related="account_id.a27_valid_from")
    hidden_number = fields.Char(string="IBAN", compute="_compute_hidden_number")
    last_digits = fields.Char(string="Last Four Digits", required=True, size=4)

    def _compute_hidden_number(self):
        for wizard in self:
            wizard.hidden_number = f"{(wizard.account_id.acc_number or '')[:-4]}····"

    def action_confirm(self):
        self.ensure_one()
        self.account_id._confirm(self.last_digits)
        return {"type": "ir.actions.act_window_close"}
