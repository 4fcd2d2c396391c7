from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import tagged, users

from .common import A27ReimbursementCase


@tagged("post_install", "-at_install")
class TestSecurity(A27ReimbursementCase):
    """What money rests on is written by acts alone, whatever the screen or the remote call."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.closed = cls._close_return(cls.venue, cls.numbers[:2])
        cls.payment = cls._prepare_payment(cls.closed)
        cls.env["a27.tariff"].create({"name": "Grandes salles"})
        cls.records = {
            "a27.reimbursement.line": (cls.closed.amount_line_ids, {"amount": 1000}),
            "a27.statement": (cls.closed.statement_ids, {"amount": 1000}),
            "a27.payment.item": (cls.payment.item_ids, {"amount": 1000}),
        }

    @users("nadia_team", "luc_reviewer", "sofie_manager")
    def test_history_is_written_by_acts_alone(self):
        for model, (records, values) in self.records.items():
            for method, *args in (
                ("write", records.ids, values),
                ("unlink", records.ids),
                ("create", [values]),
                ("copy", records.ids),
            ):
                with self.subTest(model=model, method=method), self.assertRaises(AccessError):
                    call_kw(self.env[model], method, args, {})

    @users("nadia_team", "luc_reviewer", "sofie_manager")
    def test_a_payment_changes_by_its_buttons(self):
        payment = self.mine(self.payment)
        transfer = payment.transfer_ids
        for values in (
            {"state": "paid"},
            {"amount": 1},
            {"paid_on": "2026-01-01"},
            {"name": "X"},
            {"currency_id": self.env.ref("base.USD").id},
            {"sepa_file": "eA=="},
        ):
            with self.subTest(values=values), self.assertRaises(AccessError):
                payment.write(values)
        for values in (
            {"venue_id": self.museum.id},
            {"account_id": self.accounts[1].id},
            {"amount": 1},
            {"account_number": "BE43068999999501"},
            {"problem": False},
        ):
            with self.subTest(values=values), self.assertRaises(AccessError):
                payment.write({"transfer_ids": [(1, transfer.id, values)]})
        for model, values in (
            ("a27.payment", {"execution_date": "2026-01-01"}),
            ("a27.payment.transfer", {"payment_id": payment.id, "venue_id": self.museum.id}),
        ):
            with self.subTest(model=model), self.assertRaises(AccessError):
                self.env[model].create(values)
        for records in (payment, transfer):
            with self.assertRaises(AccessError):
                records.unlink()

    @users("nadia_team", "luc_reviewer", "sofie_manager")
    def test_the_file_for_the_bank_is_not_changed_behind_the_payment(self):
        if self.payment.state == "draft":
            self.payment.with_user(self.sofie).action_confirm()
        files = self.env["ir.attachment"].search([("res_model", "=", "a27.payment"), ("res_field", "!=", False)])
        self.assertGreaterEqual(len(files), 2)
        for file in files:
            self.assertFalse(file._has_attachments_ownership([None]), "/mail/attachment/delete deletes what is owned")
        other = {"res_model": "a27.payment", "res_id": self.payment.id, "res_field": "sepa_file", "raw": b"<Document/>"}
        for act in (
            lambda: files.write({"raw": b"<Document/>"}),
            files.unlink,
            lambda: self.env["ir.attachment"].create({"name": "sepa_file", **other}),
        ):
            with self.assertRaises(AccessError):
                act()

    @users("nadia_team", "sofie_manager")
    def test_a_return_is_put_into_no_payment_by_hand(self):
        for values in ({"payment_id": False}, {"amount_total": 1000}, {"is_priced": True}):
            with self.subTest(values=values), self.assertRaises(AccessError):
                self.mine(self.closed).write(values)
        other = self.env["a27.ticket.return"].with_context(default_payment_id=self.payment.id)
        self.assertFalse(other.create({"venue_id": self.venue.id}).payment_id)

    @users("nadia_team", "sofie_manager")
    def test_a_closed_return_keeps_its_reference(self):
        with self.assertRaises(UserError):
            self.mine(self.closed).write({"name": "R/0"})

    @users("piet_portal")
    def test_a_portal_user_sees_nothing_of_money(self):
        models = ["a27.payment", "a27.payment.transfer", "a27.reimbursement.rate", "a27.tariff", *self.records]
        for model in models:
            found = self.env[model].sudo().search([], limit=1)
            for read in (lambda mine: mine.read(), lambda mine: mine.search_read([])):
                with self.subTest(model=model), self.assertRaises(AccessError):
                    read(self.mine(found))
        for act in (self.payment.action_mark_paid, self.payment.action_download_csv):
            with self.assertRaises(AccessError):
                getattr(self.mine(self.payment), act.__name__)()
        with self.assertRaises(AccessError):
            self.mine(self.closed.statement_ids.attachment_id).read(["raw"])
