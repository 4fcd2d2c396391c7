from odoo import api, fields, models
from odoo.exceptions import ValidationError

from article27.money.transfers import Party, Transfer, has_right_check, is_structured


class PaymentTransfer(models.Model):
    """What one venue is paid in a payment. Only its communication is typed, while the payment is in preparation."""

    _name = "a27.payment.transfer"
    _description = "Transfer to a Venue"
    _inherit = "a27.guarded.mixin"
    _order = "payment_id, id"
    _rec_name = "reference"

    payment_id = fields.Many2one("a27.payment", required=True, readonly=True, ondelete="restrict", index=True)
    state = fields.Selection(related="payment_id.state")
    venue_id = fields.Many2one("res.partner", required=True, readonly=True, ondelete="restrict", index=True)
    item_ids = fields.One2many("a27.payment.item", "transfer_id", string="Returns", readonly=True)
    reference = fields.Char(required=True, readonly=True, help="It comes back on the account's statement.")
    communication = fields.Char(
        size=140,
        required=True,
        help="What the venue reads; or the structured one that it asks for, +++123/4567/89002+++.",
    )
    currency_id = fields.Many2one(related="payment_id.currency_id")
    amount = fields.Monetary(compute="_compute_amount", store=True)
    account_id = fields.Many2one("res.partner.bank", readonly=True, ondelete="restrict")
    problem = fields.Char(readonly=True)
    # As they were when the payment was confirmed
    account_number = fields.Char(string="IBAN", readonly=True)
    payee_name = fields.Char(string="Paid to", readonly=True)

    _venue_uniq = models.UniqueIndex("(payment_id, venue_id)", "A venue gets one transfer in a payment.")

    @api.depends("item_ids.amount")
    def _compute_amount(self):
        for transfer in self:
            transfer.amount = sum(transfer.item_ids.mapped("amount"))

    @api.constrains("communication")
    def _check_communication(self):
        for transfer in self:
            text = transfer.communication.strip()
            if text.startswith("+++") and not (is_structured(text) and has_right_check(text)):
                raise ValidationError(
                    self.env._(
                        "%s is no right structured communication: it has 12 digits as in +++123/4567/89002+++, and the "
                        "last two check the others. Compare it with what the venue wrote.",
                        text,
                    )
                )

    @api.model
    def _guarded_fields(self):
        """All but the communication."""
        names = (
            "payment_id",
            "venue_id",
            "reference",
            "account_id",
            "problem",
            "account_number",
            "payee_name",
            "item_ids",
        )
        return {**super()._guarded_fields(), **dict.fromkeys(names, False)}

    def write(self, vals):
        if not self.env.su:
            self.payment_id._check_draft()
        return super().write(vals)

    def action_open_venue(self):
        """Button: the card on which the account is missing."""
        self.ensure_one()
        return self.venue_id.get_formview_action()

    def _find_accounts(self):
        """Look up the account of each venue on the day of execution, and say what is missing."""
        for day, transfers in self.grouped(lambda transfer: transfer.payment_id.execution_date).items():
            accounts = transfers.venue_id._a27_accounts_on(day)
            for transfer in transfers:
                account, problem = accounts[transfer.venue_id]
                # Superuser: the account is found, never typed.
                transfer.sudo().write({"account_id": account.id, "problem": problem})

    def _freeze(self):
        for transfer in self:
            account = transfer.account_id
            # Superuser: see above.
            transfer.sudo().write(
                {"account_number": account.acc_number, "payee_name": account.acc_holder_name or transfer.venue_id.name}
            )

    def _to_library(self):
        return Transfer(
            payee=self.venue_id._a27_party(self.payee_name, self.account_number),
            amount=self.payment_id._decimal(self.amount),
            reference=self.reference,
            communication=self.communication,
        )


class Partner(models.Model):
    _inherit = "res.partner"

    def _a27_party(self, name, iban):
        """The article27.money.transfers.Party of an account holder."""
        return Party(
            name=name,
            iban=iban,
            street=self.street or "",
            postcode=self.zip or "",
            town=self.city or "",
            country=(self.country_id or self.env.ref("base.be")).code,
        )
