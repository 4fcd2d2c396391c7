import base64

from odoo.exceptions import UserError
from odoo.tests import HttpCase, tagged, users

from article27 import group

from .common import A27TicketsCase, texts_of


@tagged("post_install", "-at_install")
class TestReceipt(HttpCase, A27TicketsCase):
    def _receipt(self, batch):
        return "\n".join(texts_of(base64.b64decode(batch.receipt)))

    @users("nadia_team")
    def test_it_names_the_partner_and_the_ranges_that_left(self):
        batch = self._generate(self.mine(self.convention), 10, place_id=self.antenna.id)
        numbers = batch.ticket_ids.sorted("number").mapped("number")
        batch.ticket_ids.filtered(lambda ticket: ticket.number == numbers[3]).sudo().state = "cancelled"
        with self.assertRaisesRegex(UserError, "made when the batch is delivered"):
            batch.action_download_receipt()
        self._deliver(batch, day="2026-05-04", relay_id=self.relay.id, paper=12)
        text = self._receipt(batch)
        for expected in ("CPAS du Test", "Antenne Test", self.relay.name, batch.name, "04/05/2026", "12"):
            with self.subTest(expected=expected):
                self.assertIn(expected, text)
        ends = [numbers[0], numbers[2], numbers[4], numbers[9]]
        found = [line for line in text.replace("\r", "").split("\n") if line.startswith(("1", "2")) and len(line) > 40]
        self.assertEqual(
            found,
            [f"{group(first)} {group(last)} {count}" for first, last, count in ((*ends[:2], 3), (*ends[2:], 6))],
        )

    @users("nadia_team")
    def test_it_speaks_the_language_of_whoever_signs(self):
        codes = dict(self.env["res.lang"].get_installed())
        for code in ("fr_BE", "nl_BE"):
            if code not in codes:
                self.env["res.lang"].sudo()._activate_lang(code)
        self.relay.lang, self.cpas.lang = "nl_BE", "fr_BE"
        batch = self._generate(self.mine(self.convention), 1)
        self.assertEqual(batch._in_language_of_signer().env.lang, "fr_BE")
        self._deliver(batch, relay_id=self.relay.id)
        self.assertEqual(batch._in_language_of_signer().env.lang, "nl_BE")

    def test_the_team_downloads_it_and_the_portal_does_not(self):
        batch = self._generate(self.convention, 1)
        self._deliver(batch)
        path = batch.action_download_receipt()["url"]
        self.authenticate("nadia_team", "nadia_team")
        self.assertTrue(self.url_open(path).content.startswith(b"%PDF"))
        for login in ("piet_portal", None):
            self.authenticate(login, login)
            self.assertNotIn(b"%PDF", self.url_open(path).content)
