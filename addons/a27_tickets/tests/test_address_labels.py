import base64
import re

import pypdfium2

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import HttpCase, tagged, users

from .common import A27TicketsCase, pdf_of, texts_of

NUMBER = re.compile(r"\d{4} ?\d{4} ?\d{4} ?\d{4}")


def texts_of_labels(pdf, sheet, start, count):
    """The text within the edges of each label."""
    document, mm, found = pypdfium2.PdfDocument(pdf), 72 / 25.4, []
    library_sheet = sheet._to_library()
    for index in range(start - 1, start - 1 + count):
        page, label = divmod(index, sheet.label_count)
        x, y = library_sheet.position(label + 1)
        top = (sheet.paper_height - y) * mm
        bounds = {"left": x * mm, "right": (x + sheet.label_width) * mm, "top": top}
        text = document[page].get_textpage().get_text_bounded(**bounds, bottom=top - sheet.label_height * mm)
        found.append(text.splitlines())
    return found


@tagged("post_install", "-at_install")
class TestAddressLabels(A27TicketsCase):
    def _wizard(self, partners, **values):
        context = {"active_model": "res.partner", "active_ids": partners.ids}
        return self.env["a27.address.print"].with_context(**context).create({"sheet_id": self.sheet.id, **values})

    def _labels(self, partners, **values):
        wizard = self._wizard(partners, **values)
        wizard.action_print()
        return texts_of_labels(base64.b64decode(wizard.pdf), wizard.sheet_id, wizard.start, wizard.label_count)

    @users("nadia_team")
    def test_an_organisation_its_antenna_its_relay_and_a_venue(self):
        labels = self._labels(self.cpas | self.antenna | self.relay | self.venue, start=20)
        self.assertCountEqual(
            labels,
            [
                ["CPAS du Test", "Rue Une 1", "1000 Bruxelles"],
                ["CPAS du Test", "Antenne Test", "Rue Deux 2", "1030 Schaerbeek"],
                ["CPAS du Test", self.relay.name, "Rue Une 1", "1000 Bruxelles"],
                ["Théâtre du Test", "Rue Trois 3", "1050 Ixelles"],
            ],
        )

    @users("nadia_team")
    def test_belgium_is_not_named_and_other_countries_are(self):
        belgian = self._new_social_partner("Ici", street="Rue A 1", zip="B-1000", city="Bruxelles")
        belgian.country_id = self.env.ref("base.be")
        abroad = self._new_cultural_partner("Là-bas", street="Rue B 2", street2="Bte 3", zip="59000", city="Lille")
        abroad.country_id = self.env.ref("base.fr")
        self.assertEqual(self.mine(belgian)._a27_postal_lines(), ["Ici", "Rue A 1", "1000 Bruxelles"])
        self.assertEqual(self.mine(abroad)._a27_postal_lines(), ["Là-bas", "Rue B 2", "Bte 3", "59000 Lille", "FRANCE"])

    @users("nadia_team")
    def test_the_town_is_in_the_language_of_the_recipient(self):
        self.env["res.lang"].sudo()._activate_lang("nl_BE")
        self.env["res.lang"].sudo()._activate_lang("fr_BE")
        commune = self.commune_ixelles
        commune.with_context(lang="nl_BE").name = "Elsene"
        commune.with_context(lang="fr_BE").name = "Ixelles"
        for lang, town in (("nl_BE", "Elsene"), ("fr_BE", "Ixelles")):
            for typed in ("Ixelles", "Elsene"):
                self.venue.write({"lang": lang, "city": typed, "a27_commune_id": commune.id})
                with self.subTest(lang=lang, typed=typed):
                    self.assertEqual(self.mine(self.venue)._a27_postal_lines()[-1], f"1050 {town}")
        self.venue.write({"city": "Flagey", "a27_commune_id": commune.id})
        self.assertEqual(self.mine(self.venue)._a27_postal_lines()[-1], "1050 Flagey")

    @users("nadia_team")
    def test_who_has_no_address_gets_no_label_and_is_named(self):
        nowhere = self._new_social_partner("Sans adresse")
        wizard = self._wizard(self.cpas | nowhere)
        self.assertEqual((wizard.label_count, wizard.without_ids), (1, nowhere))
        self.assertEqual(len(self._labels(self.cpas | nowhere)), 1)
        with self.assertRaisesRegex(UserError, "None of these partners"):
            self._wizard(nowhere).action_print()

    @users("nadia_team")
    def test_the_printer_remembers_its_sheet(self):
        printer = self.env["a27.printer"].create({"name": "Reception", "sheet_id": self.sheet.id})
        self._labels(self.cpas | self.venue, printer_id=printer.id, start=4)
        self.assertEqual(self._wizard(self.cpas, printer_id=printer.id).start, 6)

    @users("nadia_team")
    def test_tickets_and_addresses_never_mix(self):
        """Of every label: an address has no number, bars or "Article 27"; a ticket has nothing of a partner."""
        addresses = self._labels(self.cpas | self.antenna | self.relay | self.venue)
        for lines in addresses:
            self.assertFalse(NUMBER.search(" ".join(lines)), lines)
            self.assertNotIn("Article 27", lines)
        batch = self._generate(self.mine(self.convention), 50, place_id=self.antenna.id)
        job = self._print(batch, start=3)
        tickets = texts_of_labels(pdf_of(job), job.sheet_id, job.start, job.label_count)
        year = f"20{batch.first_number[1:3]}"
        expected = [f"Article 27 {year} {ticket.display_name}" for ticket in batch.ticket_ids]
        self.assertEqual([" ".join(" ".join(lines).split()) for lines in tickets], expected)
        words = {word for lines in addresses for line in lines for word in line.split() if not word.isdigit()}
        for page in texts_of(pdf_of(job)):
            self.assertFalse(words & set(page.split()))


@tagged("post_install", "-at_install")
class TestAddressDownload(HttpCase, A27TicketsCase):
    def test_only_whoever_made_them_downloads_the_labels(self):
        values = {"partner_ids": [Command.set(self.cpas.ids)], "sheet_id": self.sheet.id}
        wizard = self.env["a27.address.print"].with_user(self.nadia).create(values)
        url = wizard.action_print()["url"]
        for login, expected in (("nadia_team", True), ("luc_reviewer", False), ("piet_portal", False), (None, False)):
            self.authenticate(login, login)
            with self.subTest(login=login):
                self.assertEqual(self.url_open(url).content.startswith(b"%PDF"), expected)
