from odoo import fields

from odoo.addons.a27_scanning.tests.common import A27ScanningCase

# Belgian numbers with right check digits, of nobody.
IBANS = ("BE71 0961 2345 6769", "BE43 0689 9999 9501", "BE68 5390 0754 7034", "BE48 0011 2345 6727")


class A27ReimbursementCase(A27ScanningCase):
    """A rate of 3.75 for all venues, a theatre and a museum with confirmed accounts, and the association's own."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.museum = cls._new_cultural_partner("Museum van de Test", lang="nl_BE", email="museum@test.example")
        cls.venue.email = "theatre@test.example"
        cls.rate = cls._new_rate(amount=3.75)
        cls.accounts = [
            cls._confirm_account(cls._new_account(partner, number))
            for partner, number in zip((cls.venue, cls.museum, cls.env.company.partner_id), IBANS, strict=False)
        ]

    @classmethod
    def _new_rate(cls, scope="everybody", **values):
        return cls.env["a27.reimbursement.rate"].create({"scope": scope, "date_start": "2020-01-01", **values})

    @classmethod
    def _new_account(cls, partner, number, user=None, **values):
        """The account as `user`, Nadia by default, enters it."""
        accounts = cls.env["res.partner.bank"].with_user(user or cls.nadia)
        values = {"a27_valid_from": "2020-01-01", **values}
        return accounts.create({"partner_id": partner.id, "acc_number": number, **values})

    @classmethod
    def _confirm_account(cls, account, user=None):
        """What the second person does, Luc by default."""
        wizard = cls.env["a27.bank.confirm"].with_user(user or cls.luc)
        wizard.create({"account_id": account.id, "last_digits": account.acc_number[-4:]}).action_confirm()
        return account

    @classmethod
    def _close_return(cls, venue, numbers, user=None, **values):
        """A return of `numbers`, accepted and closed by `user`, Nadia by default."""
        record = cls._to_check(venue, numbers, user, **values)
        record._close("Counted again")
        return record

    @classmethod
    def _to_check(cls, venue, numbers, user=None, **values):
        record = cls._new_return(venue, **values).with_user(user or cls.nadia)
        cls._read_texts(record, numbers)
        record.action_accept_clean()
        return record

    @classmethod
    def _prepare_payment(cls, returns):
        return cls.env["a27.payment"].browse(returns.with_user(cls.nadia).action_prepare_payment()["res_id"])

    @classmethod
    def _pay(cls, payment):
        payment = payment.with_user(cls.sofie)
        payment.action_confirm()
        payment.action_mark_paid()
        return payment

    @classmethod
    def _days(cls, count):
        return fields.Date.add(fields.Date.today(), days=count)
