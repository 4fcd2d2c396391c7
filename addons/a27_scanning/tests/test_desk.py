from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import HttpCase, tagged, users

from .common import A27ScanningCase, scan_of

RETURN = "a27.ticket.return"


@tagged("post_install", "-at_install")
class TestDesk(A27ScanningCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._read_texts(cls.ticket_return, [*cls.numbers[:2], ""], [cls.numbers[0]])

    def _call(self, method, *args):
        return call_kw(self.env[RETURN], method, [self.ticket_return.ids, *args], {})

    @users("nadia_team")
    def test_it_shows_each_reading_with_its_verdicts_sentence(self):
        desk = self._call("desk_read")
        self.assertEqual(desk["display_name"], self.ticket_return.display_name)
        self.assertEqual(
            [(one["number"].replace(" ", ""), one["label"], one["pile"]) for one in desk["readings"]],
            [
                (self.numbers[0], "Valid", "accepted"),
                (self.numbers[1], "Valid", "accepted"),
                ("", "Unreadable", "to_check"),
                (self.numbers[0], "Twice in this return", "refused"),
            ],
        )
        self.assertIn("It counts once: refuse this one", desk["readings"][3]["sentence"])
        self.assertEqual(desk["readings"][3]["earlier"]["page"]["number"], 1)
        self.assertEqual([page["number"] for page in desk["pages"]], [1, 2])
        self.assertEqual({page["image"] for page in desk["pages"]}, {""})
        self.assertEqual((desk["may_decide"], desk["files"][0]["state"]), (False, "read"))

    @users("nadia_team")
    def test_what_is_not_judged_yet_alarms_nobody(self):
        self.ticket_return.reading_ids[0].sudo().pile = False
        self.assertEqual(self._call("desk_read")["readings"][0]["pile"], "unjudged")

    @users("sofie_manager")
    def test_only_what_may_move_is_offered(self):
        self._call("desk_decide", self.ticket_return.reading_ids[2:].ids, "refused", "Torn")
        self._call("desk_close")
        self.assertTrue(self._call("desk_read")["may_move"])
        mine = self.ticket_return.with_user(self.nadia)
        self.assertFalse(mine.desk_read()["may_move"])
        with self.assertRaises(AccessError):
            self._new_return(self.venue).with_user(self.nadia).desk_move_back(mine.reading_ids.ids, [])

    @users("nadia_team")
    def test_closing_accepts_what_is_valid_or_does_nothing(self):
        with self.assertRaisesRegex(UserError, "2 readings of .* are still open"), self.cr.savepoint():
            self._call("desk_close")
        self.assertEqual(self.tickets[0].state, "delivered")
        doubtful = self.ticket_return.reading_ids.filtered(lambda reading: reading.pile != "accepted")
        doubtful.with_user(self.luc)._decide("refused", "Torn, or a copy")
        self._call("desk_close")
        self.assertEqual((self.ticket_return.state, self.ticket_return.accepted_count), ("closed", 2))

    @users("nadia_team")
    def test_numbers_entered_by_hand_stand_on_no_page(self):
        ticket_return = self.mine(self._new_return(self.venue))
        ticket_return._add_typed(self.numbers[7:9])
        desk = ticket_return.desk_read()
        self.assertEqual((len(desk["readings"]), desk["pages"], desk["advice"]), (2, [], []))

    @users("nadia_team")
    def test_numbers_that_differ_close_with_a_reason_only(self):
        ticket_return = self.mine(self._new_return(self.venue, announced_count=3))
        self._read_texts(ticket_return, self.numbers[5:7])
        self.assertEqual(ticket_return.desk_read()["difference"], "3 announced by the venue, 2 found on the scans")
        with self.assertRaisesRegex(UserError, "Close it with a reason"), self.cr.savepoint():
            ticket_return.desk_close()
        ticket_return.desk_close("Two stuck together")
        self.assertEqual({one["sentence"] for one in ticket_return.desk_read()["readings"]}, {"Valid"})
        self.assertEqual((ticket_return.state, ticket_return.difference_reason), ("closed", "Two stuck together"))

    @users("luc_reviewer")
    def test_only_readings_of_this_return_are_decided_here(self):
        other = self._new_return(self.venue)
        self._read_texts(other, [""])
        mine = self.ticket_return.reading_ids.filtered(lambda reading: not reading.text)
        self._call("desk_decide", (mine | other.reading_ids).ids, "refused", "Torn")
        self.assertEqual((mine.state, other.reading_ids.state), ("refused", "open"))
        with self.assertRaises(ValueError):
            self._call("desk_decide", self.ticket_return.reading_ids[:1].ids, "reimbursed", "Torn")

    @users("nadia_team")
    def test_the_team_decides_on_no_doubt_here_either(self):
        with self.assertRaises(AccessError):
            self._call("desk_decide", self.ticket_return.reading_ids.ids, "refused", "Torn")

    @users("piet_portal")
    def test_partners_see_no_desk(self):
        acts = (("desk_read",), ("desk_close",), ("desk_decide", [], "refused", "x"), ("desk_move_back", [], []))
        for method, *args in acts:
            with self.subTest(method=method), self.assertRaises(AccessError):
                self._call(method, *args)

    @users("nadia_team")
    def test_ten_times_the_pages_take_the_same_queries(self):
        batch = self._generate(self._new_convention(self.cpas, 220), 220)
        self._deliver(batch)
        numbers = batch.ticket_ids.mapped("number")
        counts = []
        for pages in (2, 2, 20):  # the first fills the caches of the registry
            ticket_return = self.mine(self._new_return(self.venue))
            self._read_texts(ticket_return, *(numbers[10 * page : 10 * page + 10] for page in range(pages)))
            count, desk = self._count_queries(ticket_return.desk_read)
            self.assertEqual(len(desk["readings"]), 10 * pages)
            counts.append(count)
        self.assertEqual(*counts[1:])

    @users("nadia_team")
    def test_advice_is_given_where_many_places_were_not_read(self):
        ticket_return = self.mine(self._new_return(self.venue))
        self._read_texts(ticket_return, self.numbers[2:])
        self.assertFalse(ticket_return.scan_advice)
        ticket_return.document_ids.page_ids.sudo().write({"width": 827, "height": 1170})
        self._read_texts(ticket_return, ["", "", ""])
        self.assertIn("scan them at 300 dpi", ticket_return.scan_advice)
        self.assertIn("levels of grey", ticket_return.scan_advice)
        unread = ticket_return.reading_ids.filtered(lambda reading: not reading.text)
        unread[0].action_type(self.numbers[0])
        self.assertIn("levels of grey", ticket_return.scan_advice, "A typed number does not make the scan better")


@tagged("post_install", "-at_install")
class TestPagePicture(HttpCase, A27ScanningCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        [document] = cls._upload(cls.ticket_return, {"scan.jpg": scan_of(cls.job)})
        cls.url = f"/web/image/a27.scan.page/{document.page_ids.id}/image"

    def test_the_team_sees_the_page_and_a_partner_does_not(self):
        found = {}
        for login in ("nadia_team", "piet_portal", None):
            self.authenticate(login, login)
            answer = self.url_open(self.url)
            found[login] = answer.headers["Content-Type"], answer.content[:2] == b"\xff\xd8"
        self.assertEqual(found["nadia_team"], ("image/jpeg", True))
        self.assertFalse(found["piet_portal"][1] or found[None][1])
