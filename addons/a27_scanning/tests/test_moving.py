from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged, users

from .common import A27ScanningCase


@tagged("post_install", "-at_install")
class TestMoving(A27ScanningCase):
    """Two pages of the theatre, the second of which lay in the museum's envelope."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.museum = cls._new_cultural_partner("Musée du Test")
        cls.other = cls._new_return(cls.museum)
        cls.document = cls._read_texts(cls.ticket_return, cls.numbers[:3], cls.numbers[3:5])

    def _move(self, target, reason="Two envelopes", **chosen):
        values = {name: records.ids for name, records in chosen.items()}
        wizard = self.env["a27.return.move"].create({"return_id": target.id, "reason": reason, **values})
        wizard.action_move()

    def _page(self, number):
        return self.mine(self.document).page_ids.filtered(lambda page: page.number == number)

    @users("nadia_team")
    def test_a_page_moves_with_what_was_accepted_on_it(self):
        source, target = self.mine(self.ticket_return), self.mine(self.other)
        source.action_accept_clean()
        self._move(target, page_ids=self._page(2))
        self.assertEqual((source.accepted_count, target.accepted_count), (3, 2))
        self.assertEqual((source.found_count, target.found_count), (3, 2))
        self.assertEqual(set(self.tickets[:5].mapped("state")), {"returned"})
        target.action_close()
        self.assertEqual((source.state, target.state), ("to_check", "closed"))
        for record in (source, target):
            self.assertRegex(record.message_ids[:1].body, "Readings moved from .*: 2")
            self.assertIn("Two envelopes", record.message_ids[:1].body)

    @users("nadia_team")
    def test_a_file_moves_as_a_whole_and_is_found_where_it_is(self):
        source, target = self.mine(self.ticket_return), self.mine(self.other)
        self._move(target, document_ids=self.document)
        self.assertEqual((source.state, source.reading_count), ("received", 0))
        self.assertEqual((target.state, target.clean_count, target.document_ids), ("to_check", 5, self.document))

    @users("nadia_team")
    def test_a_file_goes_along_with_the_last_of_its_pages_and_comes_back(self):
        source, target = self.mine(self.ticket_return), self.mine(self.other)
        self._move(target, page_ids=self._page(1))
        self.assertEqual(self.document.return_id, self.ticket_return)
        second = self._page(2).reading_ids
        self._move(target, page_ids=self._page(2))
        self.assertEqual((self.document.return_id, source.state), (self.other, "received"))
        source.desk_move_back((second | self._page(1).reading_ids).ids, [])
        self.assertEqual((self.document.return_id, source.clean_count), (self.ticket_return, 5))

    @users("nadia_team")
    def test_pages_are_listed_where_their_readings_are_and_backs_with_their_fronts(self):
        source, target = self.mine(self.ticket_return), self.mine(self.other)
        pages = self.env["a27.scan.page"]
        common = {"document_id": self.document.id, "width": 9, "height": 9}
        third, back, bare = pages.sudo().create([{**common, "number": number} for number in (3, 4, 5)])
        back.front_id = self._page(2)
        self._move(target, page_ids=self._page(2))
        self.assertEqual(pages.search([("return_ids", "in", target.ids)]).mapped("number"), [2, 4])
        listed = pages.search(source.action_view_pages()["domain"])
        self.assertEqual(listed, self._page(1) | third | bare)
        self.assertEqual((listed[0].reading_count, listed[0].open_count, third.reading_count), (3, 3, 0))
        self.assertEqual(len(target.desk_read()["pages"]), 2)
        self.assertEqual(listed[0].action_open_desk()["context"], {"active_id": source.id, "page_id": listed[0].id})

    @users("nadia_team")
    def test_the_dialog_says_what_follows(self):
        source, target = self.mine(self.ticket_return), self.mine(self.other)
        source.action_accept_clean()
        show = self.env["a27.show"].create({"name": "Antigone", "venue_id": self.venue.id})
        self._page(2).reading_ids._set_show(show)
        values = {"return_id": target.id, "page_ids": self._page(2).ids}
        said = self.env["a27.return.move"].new(values).consequence
        self.assertEqual(
            said.splitlines(),
            [
                f"Readings that leave {source.display_name}: 2, of which 2 accepted.",
                f'"{show.display_name}" is played at another venue: that show is taken off.',
            ],
        )
        whole = {"return_id": target.id, "document_ids": self.document.ids}
        self.document._set_show(self.env["a27.show"].create({"name": "Médée", "venue_id": self.venue.id}))
        said = self.env["a27.return.move"].new(whole).consequence
        self.assertIn("The whole file scan.png goes along.", said)
        self.assertIn("Médée", said)

    @users("nadia_team")
    def test_both_sides_are_judged_again(self):
        source, target = self.mine(self.ticket_return), self.mine(self.other)
        self._read_texts(source, [self.numbers[0]])
        first, second = source.reading_ids.filtered(lambda reading: reading.text == self.numbers[0])
        self.assertEqual((first.verdict, second.verdict), ("accepted", "twice_in_return"))
        self._move(target, reading_ids=first)
        self.assertEqual((first.verdict, second.verdict), ("accepted", "accepted"))
        self._move(source, reading_ids=first)
        self.assertEqual((first.verdict, second.verdict), ("accepted", "twice_in_return"))
        self.convention.write({"date_start": "2025-01-01", "date_end": "2025-12-31"})
        target.received_on = "2025-06-01"
        source.received_on = "2026-06-01"
        self._move(target, reading_ids=first)
        self.assertEqual((first.verdict, second.verdict), ("accepted", "expired"))

    @users("nadia_team")
    def test_all_of_it_moves_or_none(self):
        source, target = self.mine(self.ticket_return), self.mine(self.other)
        third = self._new_return(self.venue)
        self._read_texts(third, [self.numbers[6]])
        third.action_accept_clean()
        third._close()
        mixed = source.reading_ids | self.mine(third).reading_ids
        with self.assertRaisesRegex(AccessError, "only a manager moves"):
            self._move(target, reading_ids=mixed)
        self.assertEqual(target.reading_count, 0)
        third.sudo().reimbursed_on = "2026-06-01"
        with self.assertRaisesRegex(UserError, "is paid"):
            mixed.with_user(self.sofie)._move_to_return(self.other.with_user(self.sofie))

    @users("sofie_manager")
    def test_a_manager_moves_out_of_a_closed_return_and_decided_ones_into_one(self):
        source, target = self.mine(self.ticket_return), self.mine(self.other)
        source.action_accept_clean()
        source._close()
        self._move(target, page_ids=self._page(2))
        self.assertEqual((source.state, source.accepted_count, target.accepted_count), ("closed", 3, 2))
        self._read_texts(target, [self.numbers[8]])
        with self.assertRaisesRegex(UserError, "are not decided"):
            self._move(source, document_ids=target.document_ids)

    @users("nadia_team")
    def test_nothing_moves_while_it_is_read_or_when_it_is_there(self):
        target = self.mine(self.other)
        with self.assertRaisesRegex(UserError, "nothing to move"):
            self._move(self.mine(self.ticket_return), document_ids=self.document)
        self.document.sudo().state = "reading"
        with self.assertRaisesRegex(UserError, "still being read"):
            self._move(target, document_ids=self.document)

    @users("nadia_team")
    def test_a_show_of_the_old_venue_stays_behind(self):
        show = self.env["a27.show"].create({"name": "Antigone", "venue_id": self.venue.id})
        reading = self.mine(self.ticket_return).reading_ids[0]
        reading._set_show(show)
        self.document._set_show(show)
        self._move(self.mine(self.other), document_ids=self.document)
        self.assertFalse(reading.show_id or self.document.show_id)
