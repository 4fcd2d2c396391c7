from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged, users

from .common import A27ScanningCase


@tagged("post_install", "-at_install")
class TestElsewhere(A27ScanningCase):
    """Two Walloon tickets, one of them twice, a parking ticket and one of ours."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["a27.number.pattern"].create(
            {"name": "Wallonie", "regex": r"W\d{8}", "meaning": "other-region", "region": "Wallonie"}
        )
        texts = ["W00012345", "W00012346", "W00012345", "PARKING 42", cls.numbers[0]]
        cls._read_texts(cls.ticket_return, texts)
        cls.walloon = cls.ticket_return.reading_ids[:2]

    def _states(self):
        return self.mine(self.ticket_return).reading_ids.mapped("state")

    @users("nadia_team")
    def test_the_pile_is_set_aside_in_one_act(self):
        self.mine(self.ticket_return).action_set_aside()
        self.assertEqual(self._states(), ["refused", "refused", "open", "refused", "open"])
        self.assertIn("to be transmitted", self.mine(self.walloon)[0].reason)
        self.assertEqual(self.mine(self.ticket_return).reading_ids[3].reason, "Not a ticket")

    @users("nadia_team")
    def test_a_setting_pays_the_venue_for_them(self):
        self.env["a27.settings"].with_user(self.sofie).create({"pay_other_region": True}).action_save()
        self.mine(self.ticket_return).action_set_aside()
        self.assertEqual(self._states(), ["accepted", "accepted", "open", "refused", "open"])
        again = self.mine(self._new_return(self._new_cultural_partner("Musée du Test")))
        self._read_texts(again, ["W00012345"])
        self.assertEqual(again.reading_ids.verdict, "already_returned")

    @users("nadia_team")
    @freeze_time("2026-06-15")
    def test_they_are_listed_and_marked_as_transmitted(self):
        action = self.env["ir.actions.act_window"]._for_xml_id("a27_scanning.a27_scan_transmit_action")
        listed = self.env["a27.scan.reading"].search([("verdict", "=", "other_region")])
        self.assertIn("('verdict', '=', 'other_region')", action["domain"])
        self.assertEqual(listed, self.mine(self.walloon))
        listed.action_mark_transmitted()
        self.assertEqual({str(day) for day in listed.mapped("transmitted_on")}, {"2026-06-15"})
        self.assertEqual(listed.transmitted_by_id, self.nadia)
        exported = listed.export_data(["text", "region", "venue_id", "transmitted_on"])["datas"]
        self.assertEqual(exported[0][:3], ["W00012345", "Wallonie", "Théâtre du Test"])
        listed.action_unmark_transmitted()
        self.assertFalse(listed[0].transmitted_on)
        with self.assertRaisesRegex(UserError, "Only tickets of another region"):
            self.mine(self.ticket_return).reading_ids.action_mark_transmitted()

    @users("piet_portal")
    def test_partners_do_none_of_it(self):
        for model, method, ids in (
            ("a27.ticket.return", "action_set_aside", self.ticket_return.ids),
            ("a27.scan.reading", "action_mark_transmitted", self.walloon.ids),
            ("a27.scan.reading", "action_unmark_transmitted", self.walloon.ids),
            ("a27.scan.reading", "action_take_back", self.walloon.ids),
        ):
            with self.subTest(method=method), self.assertRaises(AccessError):
                call_kw(self.env[model], method, [ids], {})
