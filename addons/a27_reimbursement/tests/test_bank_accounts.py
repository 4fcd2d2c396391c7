from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged, users
from odoo.tools import mute_logger

from .common import IBANS, A27ReimbursementCase


@tagged("post_install", "-at_install")
class TestBankAccounts(A27ReimbursementCase):
    """A venue's money goes where two people agree that it goes."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.old = cls.accounts[0]

    def _new(self, **values):
        return self.env["res.partner.bank"].create(
            {"partner_id": self.venue.id, "acc_number": IBANS[3], "a27_valid_from": self._days(10), **values}
        )

    def _account_in(self, days):
        return self.mine(self.venue)._a27_accounts_on(self._days(days))[self.mine(self.venue)][0]

    @users("luc_reviewer")
    def test_nobody_confirms_what_that_person_entered_or_changed(self):
        with self.assertRaisesRegex(AccessError, "Somebody else has to confirm"):
            self._new()._confirm("6727")
        others = self._new_account(self.museum, IBANS[3], a27_valid_from=self._days(10)).with_env(self.env)
        others.acc_number = "BE62 5100 0754 7061"
        with self.assertRaisesRegex(AccessError, "Somebody else has to confirm"):
            others._confirm("7061")
        # Another person's change in between does not clear it.
        others.with_user(self.nadia).acc_number = "BE62510007547061"
        with self.assertRaisesRegex(AccessError, "Somebody else has to confirm"):
            others._confirm("7061")

    @users("nadia_team")
    def test_an_account_is_entered_on_the_card_of_its_venue(self):
        with Form(self.mine(self.venue), "a27_partners.res_partner_view_form") as form, form.bank_ids.new() as line:
            line.acc_number = IBANS[3]
        self.assertEqual(self.venue.bank_ids[-1:].a27_author_ids, self.nadia)

    @users("nadia_team")
    def test_a_confirmed_account_does_not_go_with_its_card(self):
        theatre = self._new_cultural_partner("Théâtre sans remise")
        account = self._new_account(theatre, IBANS[3])
        self._confirm_account(account)
        with self.assertRaisesRegex(UserError, "has a confirmed bank account"):
            self.mine(theatre).unlink()
        self.assertTrue(account.exists())

    @users("nadia_team")
    def test_the_team_does_not_confirm(self):
        account = self._new_account(self.venue, IBANS[3], user=self.luc, a27_valid_from=self._days(10))
        with self.assertRaises(AccessError):
            self.mine(account)._confirm("6727")
        with self.assertRaises(AccessError):
            self.env["a27.bank.confirm"].create({"account_id": account.id, "last_digits": "6727"})

    @users("luc_reviewer")
    def test_the_second_person_reads_the_digits_from_the_paper(self):
        account = self._new_account(self.venue, IBANS[3], a27_valid_from=self._days(10))
        with self.assertRaisesRegex(UserError, "These are not the last four digits"):
            self.mine(account)._confirm("6728")
        wizard = self.env["a27.bank.confirm"].create({"account_id": account.id, "last_digits": "6727"})
        self.assertNotIn("6727", wizard.hidden_number)

    @users("luc_reviewer")
    def test_a_new_account_takes_the_place_of_the_one_before_on_its_day(self):
        new = self._new_account(self.venue, IBANS[3], a27_valid_from=self._days(10))
        self.assertEqual(self._account_in(20), self.mine(self.old))
        self._confirm_account(new)
        self.assertEqual([self._account_in(days) for days in (9, 10)], [self.mine(self.old), self.mine(new)])
        self.assertEqual((self.old.a27_valid_until, self.old.acc_number), (self._days(9), IBANS[0]))
        self.assertEqual((new.a27_author_ids, new.a27_confirmed_by_id), (self.nadia, self.luc))

    @users("nadia_team", "luc_reviewer", "sofie_manager")
    def test_a_confirmed_account_stays_as_it_is(self):
        old = self.mine(self.old)
        for values in (
            {"acc_number": IBANS[3]},
            {"sanitized_acc_number": "BE48001123456727"},
            {"partner_id": self.museum.id},
            {"acc_holder_name": "Somebody"},
            {"a27_valid_from": "2026-01-01"},
            {"active": False},
        ):
            with self.subTest(values=values), self.assertRaisesRegex(UserError, "was confirmed by a second person"):
                old.write(values)
            with self.subTest(values=values), self.assertRaisesRegex(UserError, "was confirmed by a second person"):
                self.mine(self.venue).write({"bank_ids": [(1, old.id, values)]})
        for act in (old.unlink, old.action_archive, old.action_archive_bank):
            with self.assertRaisesRegex(UserError, "was confirmed by a second person"):
                act()

    @users("nadia_team")
    def test_a_venue_gets_another_name_and_its_account_keeps_the_holder(self):
        self.mine(self.venue).name = "Théâtre nouveau"
        self.assertEqual(self.old.acc_holder_name, "Théâtre du Test")
        waiting = self._new_account(self.museum, IBANS[3])
        self.mine(self.museum).name = "Musée nouveau"
        self.assertEqual(waiting.acc_holder_name, "Musée nouveau")

    @users("sofie_manager")
    def test_the_confirmation_is_not_written_by_hand(self):
        account = self._new()
        for values in (
            {"allow_out_payment": True},
            {"a27_confirmed_by_id": self.luc.id},
            {"a27_author_ids": [(5,)]},
            {"a27_valid_until": "2090-01-01"},
        ):
            with self.subTest(values=values), self.assertRaises(AccessError):
                account.write(values)
            with self.subTest(values=values), self.assertRaises(AccessError):
                self.env["res.partner.bank"].create({"partner_id": self.museum.id, "acc_number": IBANS[3], **values})
        context = {"default_allow_out_payment": True, "default_a27_author_ids": [(6, 0, self.luc.ids)]}
        fresh = self.env["res.partner.bank"].with_context(**context)
        fresh = fresh.create({"partner_id": self.museum.id, "acc_number": "BE62510007547061"})
        self.assertEqual((fresh.allow_out_payment, fresh.a27_author_ids), (False, self.env.user))

    @users("sofie_manager")
    def test_an_import_confirms_nothing(self):
        fields = ["partner_id/.id", "acc_number", "allow_out_payment"]
        result = self.env["res.partner.bank"].load(fields, [[str(self.museum.id), IBANS[3], "1"]])
        self.assertFalse(result["ids"])
        [identifier] = self.env["res.partner.bank"].load(fields[:2], [[str(self.museum.id), IBANS[3]]])["ids"]
        account = self.env["res.partner.bank"].browse(identifier)
        self.assertEqual((account.a27_state, account.a27_author_ids), ("to_confirm", self.env.user))

    @users("nadia_team")
    def test_one_person_is_enough_to_stop(self):
        self.mine(self.old).action_a27_end()
        self.assertEqual((self.old.a27_state, self._account_in(0)), ("ended", self.env["res.partner.bank"]))
        self._new().action_archive_bank()

    @users("nadia_team")
    def test_a_mistyped_iban_is_refused(self):
        for wrong in ("BE71 0961 2345 6768", "BE71 0961 2345 676", "12345"):
            with self.subTest(number=wrong), self.assertRaisesRegex(ValidationError, "is no right IBAN"):
                self._new(acc_number=wrong)

    @users("luc_reviewer")
    def test_two_accounts_are_never_open_at_once(self):
        account = self._new_account(self.venue, IBANS[3])
        with self.assertRaisesRegex(UserError, "is valid from"):
            self._confirm_account(account)
        with mute_logger("odoo.sql_db"), self.assertRaises(UniqueViolation):
            account.sudo().allow_out_payment = True
            account.flush_recordset()

    @users("piet_portal")
    def test_a_partner_sees_no_account(self):
        with self.assertRaises(AccessError):
            self.mine(self.old).read(["acc_number"])
