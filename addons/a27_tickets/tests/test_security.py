from odoo.exceptions import AccessError
from odoo.tests import HttpCase, tagged, users

from .common import A27TicketsCase


@tagged("post_install", "-at_install")
class TestPortal(HttpCase, A27TicketsCase):
    """Piet sees his own organisation in the portal, and nothing of ours, also when he guesses numbers.

    Choices of added fields that partners may see are read by them; `a27_partners` tests that no others are.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.batch = cls._generate(cls.convention, 1)
        cls.job = cls._print(cls.batch)
        cls.models = sorted(
            name
            for name, model in cls.env.registry.items()
            if name.startswith("a27.") and name != "a27.custom.choice" and not model._abstract
        )

    def test_there_is_something_to_protect(self):
        self.assertGreaterEqual(len(self.models), 15)

    @users("piet_portal")
    def test_no_model_of_ours_answers(self):
        for name in self.models:
            model = self.env[name]
            record = model.sudo().search([], limit=1).with_env(self.env) or model.browse(1)
            ways = {
                "search_read": lambda model=model: model.search_read([], ["id"]),
                "name_search": lambda model=model: model.name_search(""),
                "group": lambda model=model: model.formatted_read_group([], [], ["__count"]),
                "read by number": lambda record=record: record.read(["display_name"]),
                "create": lambda model=model: model.create({}),
            }
            for way, act in ways.items():
                with self.subTest(model=name, way=way), self.assertRaises(AccessError):
                    act()

    @users("piet_portal")
    def test_the_number_of_a_ticket_is_not_found(self):
        with self.assertRaises(AccessError):
            self.env["a27.ticket"].search([("number", "=", self.batch.first_number)])

    def _fetch_pdf(self):
        attachment = self.env["ir.attachment"].search(
            [("res_model", "=", "a27.print.job"), ("res_id", "=", self.job.id), ("res_field", "=", "pdf")]
        )
        self.assertTrue(attachment)
        paths = (f"a27.print.job/{self.job.id}/pdf", f"a27.print.job/{self.job.id}/pdf/x.pdf", f"{attachment.id}")
        return [self.url_open(f"/web/content/{path}") for path in paths]

    def test_the_labels_are_for_the_team(self):
        self.authenticate("nadia_team", "nadia_team")
        for answer in self._fetch_pdf():
            self.assertTrue(answer.content.startswith(b"%PDF"))

    def test_the_labels_are_neither_for_portal_users_nor_for_the_public(self):
        for login in ("piet_portal", None):
            self.authenticate(login, login)
            for answer in self._fetch_pdf():
                with self.subTest(login=login, url=answer.url):
                    self.assertNotIn(b"%PDF", answer.content)
                    self.assertNotEqual(answer.status_code, 200)
