from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .common import A27TicketsCase


@tagged("post_install", "-at_install")
class TestRpc(HttpCase, A27TicketsCase):
    """The same promises over the protocol of the web client."""

    def _call(self, login, model, method, *args, **kwargs):
        self.authenticate(login, login)
        params = {"model": model, "method": method, "args": args, "kwargs": kwargs}
        return self.url_open(f"/web/dataset/call_kw/{model}/{method}", json={"params": params}).json()

    @mute_logger("odoo.http")
    def _error_of(self, *args, **kwargs):
        answer = self._call(*args, **kwargs)
        self.assertNotIn("result", answer)
        return answer["error"]["data"]

    @mute_logger("odoo.sql_db")
    def test_an_amendment_below_what_was_generated_gets_a_sentence(self):
        self._generate(self.convention, 90)
        values = {"convention_id": self.convention.id, "quantity": -11, "reason": "Less"}
        [amendment] = self._call("nadia_team", "a27.convention.amendment", "create", [values])["result"]
        error = self._error_of("nadia_team", "a27.convention.amendment", "action_sign", [amendment])
        self.assertEqual(error["name"], "odoo.exceptions.UserError")
        self.assertIn("90", error["message"])
        self.assertEqual(self.convention.quota, 100)

    @mute_logger("odoo.sql_db")
    def test_what_the_database_refuses_gets_the_sentence_of_the_check(self):
        values = {"convention_id": self.convention.id, "quantity": 0, "reason": "Nothing"}
        error = self._error_of("nadia_team", "a27.convention.amendment", "create", [values])
        self.assertEqual(error["name"], "odoo.exceptions.ValidationError")
        constraint = self.env["ir.model.constraint"].search(
            [("name", "=", "a27_convention_amendment_quantity_not_zero")]
        )
        languages = [code for code, _name in self.env["res.lang"].get_installed()]
        sentences = [constraint.with_context(lang=code).message for code in languages]
        self.assertTrue(any(sentence in error["message"] for sentence in sentences), error["message"])

    def test_private_methods_are_closed(self):
        for model, method in (
            ("a27.ticket", "_move_to"),
            ("a27.ticket.batch", "_generate"),
            ("a27.ticket.key", "_keyring"),
            ("a27.convention", "_write_guarded"),
        ):
            with self.subTest(method=method):
                self.assertEqual(
                    self._error_of("sofie_manager", model, method, [])["name"], "odoo.exceptions.AccessError"
                )

    def test_the_quota_is_not_raised_by_writing_it(self):
        for values in ({"quota": 9_999}, {"override": 5}, {"allocated": 0}, {"state": "draft"}):
            with self.subTest(values=values):
                error = self._error_of(
                    "nadia_team", "a27.convention", "web_save", self.convention.ids, values, specification={}
                )
                self.assertEqual(error["name"], "odoo.exceptions.AccessError")
