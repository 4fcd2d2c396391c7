from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import format_date

MANAGER = "a27_partners.group_a27_manager"


class Payment(models.Model):
    """Closed returns that are paid together: one transfer per venue.

    The team prepares it; a manager confirms, which freezes it and makes the files for bank and accountant, and marks it
    as paid once the bank did. Until then it can be cancelled; afterwards nothing changes any more. No chatter: its
    author may change a message later.
    """

    _name = "a27.payment"
    _description = "Payment to Venues"
    _inherit = "a27.guarded.mixin"
    _order = "id desc"

    name = fields.Char(string="Reference", required=True, readonly=True, copy=False)
    state = fields.Selection(
        [("draft", "In preparation"), ("confirmed", "Confirmed"), ("paid", "Paid"), ("cancelled", "Cancelled")],
        string="Status",
        required=True,
        readonly=True,
        default="draft",
        index=True,
        group_expand=True,
    )
    execution_date = fields.Date(
        string="To be Executed on", required=True, default=fields.Date.context_today, help="When the bank transfers."
    )
    transfer_ids = fields.One2many("a27.payment.transfer", "payment_id", string="Transfers")
    item_ids = fields.One2many("a27.payment.item", "payment_id", string="Returns", readonly=True)
    currency_id = fields.Many2one(
        "res.currency", required=True, readonly=True, default=lambda self: self.env.ref("base.EUR")
    )
    amount = fields.Monetary(string="Total", compute="_compute_amount", store=True)
    transfer_count = fields.Integer(string="Number of Transfers", compute="_compute_amount", store=True)
    problem_count = fields.Integer(compute="_compute_problem_count")
    # Who did what
    confirmed_by_id = fields.Many2one("res.users", string="Confirmed by", readonly=True, copy=False)
    confirmed_at = fields.Datetime(string="Confirmed at", readonly=True, copy=False)
    paid_by_id = fields.Many2one("res.users", string="Marked as Paid by", readonly=True, copy=False)
    paid_on = fields.Date(readonly=True, copy=False)
    cancelled_by_id = fields.Many2one("res.users", string="Cancelled by", readonly=True, copy=False)
    cancelled_at = fields.Datetime(string="Cancelled at", readonly=True, copy=False)

    @api.depends("transfer_ids.amount")
    def _compute_amount(self):
        for payment in self:
            payment.amount = sum(payment.transfer_ids.mapped("amount"))
            payment.transfer_count = len(payment.transfer_ids)

    @api.depends("transfer_ids.problem")
    def _compute_problem_count(self):
        for payment in self:
            payment.problem_count = len(payment.transfer_ids.filtered("problem"))

    @api.model
    def _guarded_fields(self):
        by_acts = ("confirmed_by_id", "confirmed_at", "paid_by_id", "paid_on", "cancelled_by_id", "cancelled_at")
        # The amounts are euros, rounded as such.
        kept = {"name": False, "state": "draft", "currency_id": self.env.ref("base.EUR").id}
        return {**super()._guarded_fields(), **dict.fromkeys(by_acts, False), **kept}

    def write(self, vals):
        if not self.env.su:
            self._check_draft()
        result = super().write(vals)
        if "execution_date" in vals:
            self.transfer_ids._find_accounts()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("Payments are never deleted. Cancel it instead."))

    def _check_draft(self):
        for payment in self:
            if payment.state != "draft":
                raise UserError(self.env._("%s is no longer in preparation: it stays as it is.", payment.display_name))

    def _check_not_past(self):
        """The account of a past day may have ended since, and banks refuse that day anyway."""
        for payment in self:
            if payment.execution_date < fields.Date.context_today(payment):
                raise UserError(
                    self.env._(
                        "%(payment)s was to be executed on %(day)s, which is past. Choose today or a later day first.",
                        payment=payment.display_name,
                        day=format_date(self.env, payment.execution_date),
                    )
                )

    def _check_manager(self):
        if not self.env.user.has_group(MANAGER):
            raise AccessError(self.env._("Only a manager confirms a payment, and marks it as paid."))

    @api.model
    def _prepare(self, returns):
        """A payment in preparation of `returns`: each is closed, has its amounts and is in no other payment."""
        if not returns:
            raise UserError(self.env._("Choose the returns to pay first."))
        returns.check_access("write")
        returns._check_payable()
        # Superuser: payments, their transfers and items are made by this act alone.
        payment = self.sudo().create(
            {
                "name": self.env["ir.sequence"].next_by_code("a27.payment"),
                # Explicitly, or the user's own defaults would decide.
                **{name: value for name, value in self._guarded_fields().items() if name != "name"},
                "execution_date": fields.Date.context_today(self),
            }
        )
        for number, (venue, records) in enumerate(returns.grouped("venue_id").items(), start=1):
            payment._add_transfer(number, venue, records)
        payment.transfer_ids._find_accounts()
        return payment.sudo(self.env.su)

    def _add_transfer(self, number, venue, returns):
        """Returns that come to nothing are in the payment, so that they are settled with it, and in no transfer."""
        # First and at once: of two payments prepared at the same moment the second stops here, is repeated, and says
        # which payment the return is in.
        returns.sudo().payment_id = self
        returns.flush_recordset(["payment_id"])
        transfer = self.env["a27.payment.transfer"]
        if any(returns.mapped("amount_total")):
            transfer = transfer.create(
                {
                    "payment_id": self.id,
                    "venue_id": venue.id,
                    "reference": f"{self.name}-{number}",
                    "communication": " ".join(["Article 27", *returns.sorted("name").mapped("name")])[:140],
                }
            )
        self.env["a27.payment.item"].create(
            [
                {
                    "payment_id": self.id,
                    "transfer_id": transfer.id,
                    "return_id": record.id,
                    "amount": record.amount_total,
                    "is_live": True,
                }
                for record in returns
            ]
        )

    def action_confirm(self):
        """Button: freeze the payment and make its files."""
        self._check_manager()
        self._check_draft()
        self._check_not_past()
        for payment in self:
            payment.transfer_ids._find_accounts()
            if payment.problem_count:
                raise UserError("\n".join(payment.transfer_ids.filtered("problem").mapped("problem")))
            if not payment.item_ids:
                raise UserError(self.env._("%s has no return any more. Cancel it.", payment.display_name))
            payment.item_ids._check_unchanged()
            payment.transfer_ids._freeze()
            payment._write_guarded(
                {
                    "state": "confirmed",
                    "confirmed_by_id": self.env.uid,
                    "confirmed_at": fields.Datetime.now(),
                    **payment._prepare_files(),
                }
            )

    def action_mark_paid(self):
        """Button: the bank transferred; the returns and their tickets are reimbursed, for good."""
        self._check_manager()
        today = fields.Date.context_today(self)
        for payment in self:
            if payment.state != "confirmed":
                raise UserError(self.env._("%s is not confirmed, or is paid already.", payment.display_name))
        # Superuser: a confirmed payment is written by this act alone, and the returns' date of payment too.
        self.sudo().write({"state": "paid", "paid_by_id": self.env.uid, "paid_on": today})
        returns = self.item_ids.return_id
        returns.sudo().reimbursed_on = today
        self.env["a27.scan.reading"].search(
            [("return_id", "in", returns.ids), ("state", "=", "accepted")]
        ).ticket_id._move_to("reimbursed")

    def action_cancel(self):
        """Button: its returns can be reopened, or paid by another payment. A confirmed one by a manager; never a paid
        one."""
        self.check_access("write")
        for payment in self:
            if payment.state not in ("draft", "confirmed"):
                raise UserError(
                    self.env._("%s is paid or cancelled already, so it is not cancelled.", payment.display_name)
                )
            if payment.state == "confirmed":
                payment._check_manager()
        # Superuser: a confirmed payment is written by its acts alone, and so are returns in a payment.
        payments = self.sudo()
        payments.write({"state": "cancelled", "cancelled_by_id": self.env.uid, "cancelled_at": fields.Datetime.now()})
        payments.item_ids.return_id.payment_id = False
        payments.item_ids.is_live = False
        # Now: the index on live items must not meet another payment's first.
        payments.item_ids.flush_recordset(["is_live"])

    def action_find_accounts(self):
        """Button: look for accounts that were confirmed since."""
        self.check_access("write")
        self._check_draft()
        self.transfer_ids._find_accounts()
