import base64
from datetime import date

import pypdfium2

from odoo.exceptions import UserError
from odoo.tests import Form, freeze_time, tagged, users

from .common import A27ScanningCase

QUARTER, LATER = (date(2026, 7, 1), date(2026, 9, 30)), (date(2026, 10, 1), date(2026, 12, 31))


@tagged("post_install", "-at_install")
@freeze_time("2026-10-15")
class TestCoverShows(A27ScanningCase):
    """A cover sheet may name a show: the tickets under it are counted for that show."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.theatre, cls.dance, cls.jazz = cls._new_genres("Théâtre", "Danse", "Jazz")
        cls.giselle, cls.gala = cls.env["a27.show"].create(
            [
                {"name": "Giselle", "venue_id": cls.venue.id, "genre_id": cls.dance.id},
                {"name": "Gala", "venue_id": cls.venue.id, "genre_id": cls.jazz.id},
            ]
        )

    def _cover(self, show=None, venue=None):
        show = self.mine(show) if show else self.env["a27.show"]
        return self.env["a27.scan.cover"]._for_venues(self.mine(venue or self.venue), *QUARTER, show)

    def _read(self, *pages, ticket_return=None):
        return self._read_texts(ticket_return or self.env["a27.ticket.return"], *pages)

    def _genres(self, ticket_return):
        return ticket_return.document_ids.mapped(
            lambda document: (document.show_id.name, document.page_ids.reading_ids.mapped("genre_id.name"))
        )

    def _page_texts(self, wizard):
        pdf = pypdfium2.PdfDocument(base64.b64decode(wizard.pdf))
        return [page.get_textpage().get_text_range() for page in pdf]

    @users("nadia_team")
    def test_a_mixed_pile_with_two_sheets_of_a_venue_is_one_return_and_each_file_has_its_show(self):
        plain, danced = self._cover(), self._cover(self.giselle)
        self._read([plain.code], self.numbers[:2], [danced.code], self.numbers[2:3], [plain.code], self.numbers[3:4])
        self.assertEqual(plain.return_id, danced.return_id)
        self.assertEqual(
            self._genres(plain.return_id), [(False, ["Théâtre"]), ("Giselle", ["Danse"]), (False, ["Théâtre"])]
        )
        self.assertFalse(plain.return_id.show_id)
        plain.return_id.action_accept_clean()
        self.assertEqual(plain.return_id.accepted_count, 4)

    @users("nadia_team")
    def test_sheets_of_a_venue_find_the_return_that_was_recorded_for_the_period(self):
        danced, gala = self._cover(self.giselle), self._cover(self.gala)
        own = self._new_return(self.mine(self.venue), period_start=QUARTER[0], period_end=QUARTER[1])
        self._read([danced.code], self.numbers[:1])
        self.assertEqual((danced.return_id, gala.return_id), (own, own))
        own.action_accept_clean()
        own._close()
        self._read([gala.code], self.numbers[1:2])
        self._read([danced.code], self.numbers[2:3])
        self.assertNotEqual(gala.return_id, own)
        self.assertEqual(self._genres(gala.return_id), [("Gala", ["Jazz"]), ("Giselle", ["Danse"])])

    @users("nadia_team")
    def test_a_return_that_waits_for_its_scans_takes_the_period_of_the_sheet(self):
        own, cover = self.mine(self.ticket_return), self._cover()
        self._read([cover.code], self.numbers[:1])
        self.assertEqual((cover.return_id, own.period_start, own.period_end), (own, *QUARTER))
        other = self.env["a27.scan.cover"]._for_venues(self.mine(self.venue), *LATER, self.env["a27.show"])
        self._read([other.code], self.numbers[1:2])
        self.assertNotEqual(other.return_id, own)

    @users("nadia_team")
    def test_a_sheet_never_overrides_what_a_person_chose(self):
        danced, own = self._cover(self.giselle), self.mine(self.ticket_return)
        chosen = self._read(self.numbers[:1], ticket_return=own)
        chosen._set_show(self.mine(self.gala))
        chosen.sudo().state = "reading"
        chosen.page_ids.sudo().cover_id = danced
        chosen._job_conclude()
        self.assertEqual(chosen.return_id, danced.return_id)
        self.assertEqual(self._genres(danced.return_id), [("Gala", ["Jazz"])])

    @users("nadia_team")
    def test_a_show_of_the_whole_return_stays_with_the_return(self):
        own = self.mine(self.ticket_return)
        own.show_id = self.giselle
        cover = self.env["a27.scan.cover"]._for_returns(own, self.env["a27.show"])
        self.assertEqual((cover.show_id, cover.return_id), (self.giselle, own))
        self._read([cover.code], self.numbers[:1])
        self.assertEqual(self._genres(own), [(False, ["Danse"])])
        own.show_id = self.gala
        self.assertEqual(self._genres(own), [(False, ["Jazz"])])
        self.assertNotEqual(self.env["a27.scan.cover"]._for_returns(own, self.env["a27.show"]), cover)

    @users("nadia_team")
    def test_the_dialog_offers_a_show_of_the_one_venue_that_is_chosen(self):
        museum = self.mine(self._new_cultural_partner("Musée du Test"))
        form = Form(self.env["a27.scan.cover.print"])
        form.venue_ids.clear()
        form.venue_ids.add(self.mine(self.venue))
        form.show_id = self.mine(self.giselle)
        wizard = form.save()
        for _time in range(2):
            wizard.action_print()
        (text,) = self._page_texts(wizard)
        self.assertIn("Giselle", text)
        self.assertNotIn("if all are of one", text)
        self.assertEqual(self.env["a27.scan.cover"].search_count([("show_id", "=", self.giselle.id)]), 1)
        form.venue_ids.add(museum)
        self.assertFalse(form.show_id)
        wizard = form.save()
        wizard.action_print()
        self.assertEqual(["Giselle" in text for text in self._page_texts(wizard)], [False, False])

    @users("nadia_team")
    def test_from_a_return_with_a_show_the_sheet_has_it(self):
        own = self.mine(self.ticket_return)
        prints = self.env["a27.scan.cover.print"].with_context(active_model=own._name, active_ids=own.ids)
        form = Form(prints)
        form.show_id = self.mine(self.gala)
        self.assertEqual(form.save()._find_covers().show_id, self.gala)
        own.show_id = self.giselle
        self.assertEqual(Form(prints).save()._find_covers().show_id, self.giselle)

    @users("nadia_team")
    def test_a_dutch_venue_reads_its_sheet_in_dutch(self):
        self.mine(self.venue).lang = "nl_BE"
        sheet = self._cover(self.giselle)._prepare_sheet()
        self.assertEqual((sheet.title, sheet.lines[1]), ("Begeleidend blad voor tickets", ("Voorstelling", "Giselle")))

    @users("nadia_team")
    def test_a_show_with_a_sheet_is_neither_deleted_nor_given_to_another_venue(self):
        cover, museum = self._cover(self.giselle), self._new_cultural_partner("Musée du Test")
        show = self.mine(self.giselle)
        with self.assertRaisesRegex(UserError, "Archive it instead"):
            show.unlink()
        with self.assertRaisesRegex(UserError, "Giselle .* is a show of"):
            self._cover(show, venue=museum)
        show.active = False
        self._read([cover.code], self.numbers[:1])
        self.assertEqual(self._genres(cover.return_id), [("Giselle", ["Danse"])])
        with self.assertRaisesRegex(UserError, "stays a show of this venue"):
            show.venue_id = museum

    @users("nadia_team")
    def test_a_return_whose_files_have_shows_stays_with_its_venue(self):
        cover = self._cover(self.giselle)
        self._read([cover.code], self.numbers[:1])
        with self.assertRaisesRegex(UserError, "Giselle .* is a show of"):
            cover.return_id.venue_id = self._new_cultural_partner("Musée du Test")

    @users("luc_reviewer")
    def test_the_sheets_of_merged_venues_both_lead_to_one_return(self):
        twin = self._new_cultural_partner("Theatre du Test", email="twin@theatre.example")
        own, others = self._cover(), self._cover(venue=twin)
        cards = self.mine(self.venue | twin)
        self.env["a27.partner.merge"].browse(cards.action_a27_compare()["res_id"]).action_merge()
        self._read([own.code], self.numbers[:1], [others.code], self.numbers[1:2])
        self.assertEqual(own.return_id, others.return_id)
        self.assertEqual((own.return_id.venue_id, own.return_id.clean_count), (self.venue, 2))
        self.assertEqual(len(self._cover()), 1)

    @users("nadia_team")
    def test_a_return_with_a_sheet_can_be_deleted_and_the_sheet_goes_on(self):
        self._cover()
        own = self._new_return(self.mine(self.venue), period_start=QUARTER[0], period_end=QUARTER[1])
        cover = self.env["a27.scan.cover"]._for_returns(own, self.env["a27.show"])
        own.unlink()
        self._read([cover.code], self.numbers[:1])
        self.assertEqual(cover.return_id.clean_count, 1)
