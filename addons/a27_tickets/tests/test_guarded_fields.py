from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged, users

from .common import A27TicketsCase

# What only acts may change, with a value that would pay off.
GUARDED = {"state": "signed", "signed_on": "2026-01-01", "allocated": 0, "quota": 9_999, "override": 500}


@tagged("post_install", "-at_install")
class TestGuardedFields(A27TicketsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.boss = cls._new_user("boss", "a27_partners.group_a27_manager").partner_id

    @users("nadia_team", "luc_reviewer", "sofie_manager")
    def test_writing_is_refused(self):
        for name, value in GUARDED.items():
            with self.subTest(field=name), self.assertRaises(AccessError):
                self.mine(self.convention).write({name: value, "funding_source": "Region"})

    @users("nadia_team", "luc_reviewer")
    def test_creating_with_them_is_refused(self):
        for name, value in GUARDED.items():
            with self.subTest(field=name), self.assertRaises(AccessError):
                self.env["a27.convention"].create({"partner_id": self.cpas.id, "initial_quota": 1, name: value})

    @users("nadia_team", "luc_reviewer")
    def test_writing_through_the_partner_is_refused(self):
        for command in (
            Command.update(self.convention.id, {"quota": 9_999}),
            Command.create({"initial_quota": 1, "state": "signed"}),
        ):
            with self.subTest(command=command), self.assertRaises(AccessError):
                self.mine(self.cpas).write({"a27_convention_ids": [command]})

    @users("nadia_team", "luc_reviewer")
    def test_importing_them_is_refused(self):
        for name, value in GUARDED.items():
            with self.subTest(field=name):
                answer = self.env["a27.convention"].load(["partner_id/.id", name], [[str(self.cpas.id), str(value)]])
                self.assertFalse(answer["ids"])
                self.assertIn("not filled in by hand", answer["messages"][0]["message"])

    def _assert_plain_draft(self, convention):
        found = {name: convention[name] for name in GUARDED}
        expected = {"state": "draft", "signed_on": False, "allocated": 0, "quota": 7, "override": 0}
        self.assertEqual(found, expected)

    @users("nadia_team", "luc_reviewer")
    def test_defaults_of_the_context_decide_nothing(self):
        context = {f"default_{name}": value for name, value in GUARDED.items()}
        conventions = self.env["a27.convention"].with_context(**context)
        self._assert_plain_draft(conventions.create({"partner_id": self.cpas.id, "initial_quota": 7}))

    @users("nadia_team", "luc_reviewer")
    def test_defaults_that_a_user_has_set_decide_nothing(self):
        for name, value in GUARDED.items():
            self.env["ir.default"].set("a27.convention", name, value, user_id=True)
        for model, state in (
            ("a27.ticket", "returned"),
            ("a27.ticket.batch", "delivered"),
            ("a27.print.job", "confirmed"),
        ):
            self.env["ir.default"].set(model, "state", state, user_id=True)
        convention = self.env["a27.convention"].create({"partner_id": self.cpas.id, "initial_quota": 7})
        self._assert_plain_draft(convention)
        batch = self._generate(self.mine(self.convention), 2)
        self.assertEqual((batch.state, *batch.ticket_ids.mapped("state")), ("generated", "generated", "generated"))
        self.assertEqual(self._print(batch).state, "prepared")

    @users("nadia_team", "sofie_manager")
    def test_what_a_form_shows_and_does_not_edit_is_not_written_by_a_call(self):
        request = self.env["a27.ticket.request"].create({"partner_id": self.cpas.id, "label_quantity": 3})
        draft = self.env["a27.convention"].create({"partner_id": self.cpas.id, "initial_quota": 1})
        for record, values in (
            (request, {"name": "D/0"}),
            (draft, {"renewed_from_id": self.convention.id}),
            (self.mine(self.convention), {"renewal_ids": [Command.link(draft.id)]}),
            (self.mine(self.convention), {"request_ids": [Command.create({"label_quantity": 9})]}),
        ):
            with self.subTest(values=values), self.assertRaises(AccessError):
                record.write(values)
        followed = self.env["a27.convention"].with_context(default_renewed_from_id=self.convention.id)
        self.assertFalse(followed.create({"partner_id": self.cpas.id, "initial_quota": 1}).renewed_from_id)

    @users("nadia_team")
    def test_a_signed_convention_keeps_its_number_of_tickets(self):
        for quota in (50, 150):
            with self.subTest(quota=quota), self.assertRaisesRegex(UserError, "Add an amendment"):
                self.mine(self.convention).initial_quota = quota

    @users("nadia_team", "sofie_manager")
    def test_a_signed_amendment_stays_as_it_is(self):
        convention = self.mine(self.convention)
        convention.write({"amendment_ids": [Command.create({"quantity": 5, "reason": "More people"})]})
        amendment = convention.amendment_ids[-1:]
        self.assertEqual(amendment.state, "draft")
        before = convention.quota
        for values in ({"state": "signed"}, {"signed_on": "2026-01-01"}):
            with self.subTest(values=values), self.assertRaises(AccessError):
                convention.write({"amendment_ids": [Command.update(amendment.id, values)]})
        amendment.quantity = 7
        amendment.action_sign()
        commands = (
            Command.update(amendment.id, {"quantity": 50}),
            Command.delete(amendment.id),
            Command.unlink(amendment.id),
            Command.clear(),
            Command.set([]),
        )
        for command in commands:
            with self.subTest(command=command), self.assertRaisesRegex(UserError, "stays as it is"):
                convention.write({"amendment_ids": [command]})
        with self.assertRaisesRegex(UserError, "already signed"):
            amendment.action_sign()
        amendment.signed_scan_name = "avenant.pdf"
        self.assertEqual(convention.quota, before + 7)

    @users("nadia_team")
    def test_an_amendment_is_not_moved_in_from_another_convention(self):
        other = self._new_convention(self.cpas, 10, amendment_ids=[Command.create({"quantity": 5, "reason": "More"})])
        with self.assertRaisesRegex(UserError, "stays with its convention"):
            self.mine(self.convention).write({"amendment_ids": [Command.link(other.amendment_ids.id)]})

    @users("nadia_team", "sofie_manager")
    def test_what_the_acts_wrote_down_stays(self):
        convention = self.mine(self.convention)
        log = convention.message_post(body="10 extra tickets")
        comment = convention.message_post(body="See you on Monday", message_type="comment")
        others = self.mine(self.convention.message_post(body="See you", message_type="comment", author_id=self.boss.id))
        named = {"body": "Go on", "author_id": self.boss.id}
        for change in (
            lambda: log.write({"body": "1 extra ticket"}),
            lambda: log.write({"attachment_ids": [Command.clear()]}),
            lambda: log.copy({"author_id": self.boss.id}),
            log.unlink,
            lambda: others.write({"body": "Do not come"}),
            others.unlink,
            lambda: comment.write({"author_id": self.boss.id}),
            lambda: convention.message_post(**named),
            lambda: self.env["mail.message"].create({"model": convention._name, "res_id": convention.id, **named}),
        ):
            with self.assertRaises(AccessError):
                change()
        log.toggle_message_starred()
        comment.write({"body": "See you on Tuesday"})
        comment.unlink()
        draft = self.env["a27.convention"].create({"partner_id": self.cpas.id, "initial_quota": 1})
        draft.message_post(body="10 tickets")
        draft.unlink()
        self.assertFalse(draft.exists())
