from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from article27.money.iban import grouped, is_iban

REVIEWER = "a27_partners.group_a27_reviewer"
# What the second person confirmed; afterwards it is ended, and the next account is entered beside it.
CONFIRMED = {"acc_number", "sanitized_acc_number", "partner_id", "acc_holder_name", "a27_valid_from", "active"}
BY_ACTS = {"allow_out_payment", "a27_valid_until", "a27_author_ids", "a27_confirmed_by_id", "a27_confirmed_at"}


# In the context while a partner gets another name; no remote call can put this object there.
RENAMING = object()


class ResPartnerBank(models.Model):
    """Accounts that money is sent to: entered by one person, confirmed by another, never changed afterwards.

    Odoo's own "Send Money" (`allow_out_payment`) is the confirmation, so that its other applications keep to it. Who
    ever entered or changed the number, the holder or the first day is remembered and cannot confirm, whichever way it
    was done. A new account ends the one before on the day before its first day; all of them stay as history.

    Odoo's `base_iban` would check the numbers too, and brings its whole Invoicing application with it.
    """

    _inherit = "res.partner.bank"

    a27_valid_from = fields.Date(string="Valid from", default=fields.Date.context_today)
    a27_valid_until = fields.Date(string="Valid until", readonly=True, copy=False)
    a27_author_ids = fields.Many2many("res.users", string="Entered by", readonly=True, copy=False)
    a27_confirmed_by_id = fields.Many2one("res.users", string="Confirmed by", readonly=True, copy=False)
    a27_confirmed_at = fields.Datetime(string="Confirmed at", readonly=True, copy=False)
    a27_state = fields.Selection(
        [("to_confirm", "To be confirmed"), ("valid", "Valid"), ("ended", "Ended")],
        string="Status",
        compute="_compute_a27_state",
    )

    # Whatever happens, money has one place to go.
    _a27_open_once = models.UniqueIndex(
        "(partner_id) WHERE allow_out_payment AND a27_valid_until IS NULL",
        "This partner has a confirmed account already. End it first.",
    )

    @api.depends("allow_out_payment", "a27_valid_until")
    def _compute_a27_state(self):
        today = fields.Date.context_today(self)
        for account in self:
            is_over = account.a27_valid_until and account.a27_valid_until < today
            confirmed = "ended" if is_over else "valid"
            account.a27_state = confirmed if account.allow_out_payment else "to_confirm"

    @api.constrains("acc_number", "partner_id")
    def _check_a27_iban(self):
        for account in self:
            if not is_iban(account.acc_number):
                raise ValidationError(
                    self.env._(
                        "%s is no right IBAN: a digit is missing, too many or wrong. Compare it with the venue's "
                        "paper.",
                        account.acc_number,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._group_number(vals)
        if not self.env.su:
            for vals in vals_list:
                self._refuse_by_hand(vals)
                # Explicitly, or the context or the user's own defaults would decide.
                vals.update({**dict.fromkeys(BY_ACTS, False), "a27_author_ids": []})
        accounts = super().create(vals_list)
        accounts._remember_author()
        return accounts

    def write(self, vals):
        is_renaming = self.env.context.get("a27_renaming") is RENAMING and vals.keys() == {"acc_holder_name"}
        if is_renaming and all(account.allow_out_payment for account in self):
            return True
        self._group_number(vals)
        if not self.env.su:
            self._refuse_by_hand(vals)
            self._refuse_confirmed(vals)
        result = super().write(vals)
        if CONFIRMED & vals.keys() and "allow_out_payment" not in vals:
            self._remember_author()
        return result

    @api.model
    def _group_number(self, vals):
        if vals.get("acc_number"):
            vals["acc_number"] = grouped(vals["acc_number"])

    def _refuse_by_hand(self, vals):
        refused = BY_ACTS & vals.keys()
        if refused:
            names = ", ".join(self._fields[name]._description_string(self.env) for name in sorted(refused))
            raise AccessError(self.env._("These fields are not filled in by hand, the buttons do it: %s.", names))

    def _refuse_confirmed(self, vals):
        for account in self:
            if CONFIRMED & vals.keys() and account.allow_out_payment:
                raise UserError(
                    self.env._(
                        "%s was confirmed by a second person, so it stays as it is. Add the new account beside it; "
                        "once confirmed it takes its place.",
                        account.acc_number,
                    )
                )

    def _remember_author(self):
        # Superuser: the field is closed to everybody; what is added is who acts.
        self.sudo().write({"a27_author_ids": [fields.Command.link(self.env.uid)]})

    def _confirm(self, last_digits):
        """Let money go to this account; `last_digits` are its last four, read from the venue's paper."""
        self.ensure_one()
        self._check_may_confirm()
        if (last_digits or "").strip() != self.sanitized_acc_number[-4:]:
            raise UserError(
                self.env._(
                    "These are not the last four digits of the number that was entered. Read them from the venue's "
                    "paper; if that is what it says, do not confirm."
                )
            )
        first_day = self.a27_valid_from or fields.Date.context_today(self)
        self._end_earlier(first_day)
        # Superuser: the fields are closed to everybody; the right to this act is checked above.
        self.sudo().write(
            {
                "allow_out_payment": True,
                "a27_valid_from": first_day,
                "a27_confirmed_by_id": self.env.uid,
                "a27_confirmed_at": fields.Datetime.now(),
            }
        )

    def _check_may_confirm(self):
        self.check_access("write")
        if not self.env.user.has_group(REVIEWER):
            raise AccessError(self.env._("An account is confirmed by a reviewer or a manager."))
        # Superuser: the whole list, whichever colleagues the caller may read.
        if self.env.user in self.sudo().a27_author_ids:
            raise AccessError(
                self.env._("You entered or changed this account yourself. Somebody else has to confirm it.")
            )
        if self.allow_out_payment:
            raise UserError(self.env._("%s is confirmed already.", self.acc_number))

    def _end_earlier(self, day):
        """The accounts before end on the day before `day`."""
        earlier = self.search(
            [
                ("partner_id", "=", self.partner_id.id),
                ("allow_out_payment", "=", True),
                "|",
                ("a27_valid_until", "=", False),
                ("a27_valid_until", ">=", day),
            ]
        )
        for account in earlier:
            if account.a27_valid_from >= day:
                raise UserError(
                    self.env._(
                        "%(account)s is valid from %(day)s already. Let the new account begin later.",
                        account=account.acc_number,
                        day=account.a27_valid_from,
                    )
                )
        # Superuser: the field is closed to everybody.
        earlier.sudo().a27_valid_until = fields.Date.subtract(day, days=1)

    def action_a27_end(self):
        """Button: no more money goes to these accounts from today on. One person is enough to stop."""
        self.check_access("write")
        yesterday = fields.Date.subtract(fields.Date.context_today(self), days=1)
        running = self.filtered(lambda account: account.a27_state == "valid")
        # Superuser: the field is closed to everybody.
        running.sudo().a27_valid_until = yesterday

    def action_archive(self):
        """Override of `base`, whose `unlink` archives too: a confirmed account stays in sight as history."""
        self._refuse_confirmed({"active": False})
        return super().action_archive()
