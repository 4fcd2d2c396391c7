import base64
from datetime import date

import pypdfium2

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged, users

from .common import A27ScanningCase


@tagged("post_install", "-at_install")
class TestCovers(A27ScanningCase):
    """In one scan of a mixed pile each cover sheet begins the file of another return."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.museum = cls.env["res.partner"].create(
            {"name": "Musée du Canal", "is_company": True, "a27_is_cultural": True, "a27_cultural_stage": "active"}
        )

    def _covers(self, venues):
        covers, no_show = self.env["a27.scan.cover"], self.env["a27.show"]
        return covers._for_venues(self.mine(venues), date(2026, 7, 1), date(2026, 9, 30), no_show)

    def _covers_of_returns(self, returns):
        return self.env["a27.scan.cover"]._for_returns(returns, self.env["a27.show"])

    def _read(self, *pages, ticket_return=None):
        return self._read_texts(ticket_return or self.env["a27.ticket.return"], *pages)

    def _found(self, ticket_return):
        return [
            (document.name, document.page_ids.mapped("number"), document.page_ids.reading_ids.mapped("text"))
            for document in ticket_return.document_ids
        ]

    @users("nadia_team")
    def test_a_mixed_pile_finds_its_returns(self):
        theatre, museum = (self._covers(venue) for venue in (self.venue, self.museum))
        numbers = self.numbers
        self._read([theatre.code], numbers[:2], numbers[2:3], [museum.code], numbers[3:5])
        of_theatre, of_museum = theatre.return_id, museum.return_id
        self.assertEqual(self._found(of_theatre), [("scan.png", [1, 2, 3], numbers[:3])])
        self.assertEqual(self._found(of_museum), [("scan.png, pages 4 to 5", [4, 5], numbers[3:5])])
        self.assertEqual(of_museum.venue_id, self.museum)
        self.assertEqual((str(of_museum.period_start), of_museum.state), ("2026-07-01", "to_check"))
        self.assertEqual((of_theatre.clean_count, of_museum.clean_count), (3, 2))
        of_museum.action_accept_clean()
        self.assertEqual(self.tickets[3].state, "returned")

    @users("nadia_team")
    def test_pages_before_the_first_cover_sheet_stay_where_they_were_added(self):
        museum, own = self._covers(self.museum), self.mine(self.ticket_return)
        self._read(self.numbers[:1], [museum.code], self.numbers[1:2], ticket_return=own)
        self.assertEqual(self._found(own), [("scan.png", [1], self.numbers[:1])])
        self.assertEqual(self._found(museum.return_id), [("scan.png, pages 2 to 3", [2, 3], self.numbers[1:2])])

    @users("nadia_team")
    def test_a_sheet_of_a_return_leads_to_it_until_it_is_closed(self):
        own = self.mine(self.ticket_return)
        cover = self._covers_of_returns(own)
        self.assertEqual(cover, self._covers_of_returns(own))
        self._read([cover.code], self.numbers[:1])
        self.assertEqual(self._found(own), [("scan.png", [1, 2], self.numbers[:1])])
        own.action_accept_clean()
        own._write_guarded({"closed_on": "2026-11-01"})
        self._read([cover.code], self.numbers[1:2])
        self.assertNotEqual(cover.return_id, own)
        self.assertEqual((cover.return_id.venue_id, cover.return_id.clean_count), (self.venue, 1))

    @users("nadia_team")
    def test_a_forged_or_misread_code_is_no_sheet(self):
        cover = self._covers(self.museum)
        wrong = str(int(cover.code) + 1)
        document = self._read([wrong, "9000000000000052"], self.numbers[:1])
        self.assertFalse(document.page_ids.cover_id)
        self.assertFalse(document.return_id)

    @users("nadia_team")
    def test_handwritten_backs_belong_to_their_fronts(self):
        own = self.mine(self.ticket_return)
        document = self._read(self.numbers[:2], ["", ""], self.numbers[2:3], [], ticket_return=own)
        pages = document.page_ids
        self.assertEqual([page.front_id.number for page in pages], [0, 1, 0, 3])
        self.assertEqual((own.reading_count, own.open_count), (3, 3))
        readings = document.page_ids.reading_ids
        with self.assertRaisesRegex(UserError, "never deleted"):
            readings.sudo().unlink()

    @users("nadia_team")
    def test_a_badly_read_front_is_no_back(self):
        own = self.mine(self.ticket_return)
        self._read(self.numbers[:2], ["", ""], ticket_return=own)
        self.assertEqual(own.to_check_count, 2)

    @users("nadia_team")
    def test_the_sheets_are_printed_one_a_venue_and_the_same_again(self):
        wizard = self.env["a27.scan.cover.print"].create({"venue_ids": (self.venue | self.museum).ids})
        for _time in range(2):
            wizard.action_print()
            pages = [
                page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(base64.b64decode(wizard.pdf))
            ]
            self.assertEqual(len(pages), 2)
        covers = self.env["a27.scan.cover"].search([("venue_id", "in", wizard.venue_ids.ids)])
        self.assertEqual(len(covers), 2)
        self.assertIn("Musée du Canal", pages[0])

    @users("nadia_team", "sofie_manager")
    def test_sheets_change_by_acts_alone(self):
        cover = self._covers(self.museum)
        for act in (
            lambda: cover.write({"venue_id": self.venue.id}),
            lambda: cover.create({"venue_id": self.venue.id}),
            cover.unlink,
        ):
            with self.assertRaises(AccessError):
                act()

    @users("piet_portal")
    def test_a_partner_sees_no_sheet(self):
        with self.assertRaises(AccessError):
            self.env["a27.scan.cover"].search([])
