from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged, users
from odoo.tools import mute_logger

from .common import A27Case

ODOOS = "base.partner.merge.automatic.wizard"


class MergeCase(A27Case):
    """One organisation on two cards, with different e-mails."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.old = cls._new_social_partner(
            "CPAS Wallifornie", email="old@wallifornie.example", phone="02 511 98 76", ref="ACC-77"
        )
        cls.new = cls._new_cultural_partner(
            "OCMW Walloniefornia", email="new@wallifornie.example", zip="1030", street="Rue Deux 2", ref="ACC-99"
        )
        cls.new.a27_cultural_stage = "suspended"
        cls.new.a27_cultural_stage_since = date(2020, 5, 4)
        cls.relay = cls._new_relay(cls.new, "Amina Dhaenekint")
        cls.relay.lang = "nl_BE"
        cls.place = cls._new_place(cls.new, "Annexe", street="Rue Cinq 5", zip="1050")
        cls.env.flush_all()

    def _dialog(self, *partners):
        cards = self.env["res.partner"].concat(*partners).with_env(self.env)
        return self.env["a27.partner.merge"].browse(cards.action_a27_compare()["res_id"])


@tagged("post_install", "-at_install")
class TestMerge(MergeCase):
    @users("luc_reviewer")
    def test_each_difference_is_decided_by_a_person(self):
        dialog = self._dialog(self.old, self.new)
        lines = {line.field_name: line for line in dialog.line_ids}
        self.assertEqual(
            (lines["email"].first, lines["email"].second), ("old@wallifornie.example", "new@wallifornie.example")
        )
        self.assertFalse(lines["phone"].takes_second, "what there is, stays")
        self.assertTrue(lines["street"].takes_second)
        (lines["name"] | lines["email"]).takes_second = True
        dialog.action_merge()
        kept = self.old.with_env(self.env)
        self.assertFalse(self.new.exists())
        self.assertEqual(
            (kept.name, kept.email, kept.phone), ("OCMW Walloniefornia", "new@wallifornie.example", "02 511 98 76")
        )
        self.assertEqual((kept.zip, kept.a27_commune_id), ("1030", self.commune_schaerbeek))
        self.assertEqual((kept.a27_social_stage, kept.a27_cultural_stage), ("active", "suspended"))
        self.assertEqual(kept.a27_cultural_stage_since, date(2020, 5, 4))
        self.assertIn("old@wallifornie.example", kept.message_ids[:1].body)

    @users("luc_reviewer")
    def test_places_and_relays_go_along_and_all_names_are_found(self):
        self._dialog(self.old, self.new).action_merge()
        kept = self.old.with_env(self.env)
        self.assertEqual((kept.a27_relay_ids, kept.a27_place_ids), (self.relay, self.place))
        self.assertEqual(self.relay.complete_name, "CPAS Wallifornie, Amina Dhaenekint")
        self.assertEqual((self.relay.lang, self.relay.commercial_partner_id), ("nl_BE", kept))
        self.assertEqual((self.relay.street, self.place.street), (kept.street, "Rue Cinq 5"))
        for text in ("walloniefornia", "acc-99", "dhaenekint", "cpas wallifornie"):
            found = [id_ for id_, _name in self.env["res.partner"].name_search(text)]
            self.assertIn(kept.id, found, text)
        self.assertEqual(kept.a27_other_names.splitlines(), ["OCMW Walloniefornia", "ACC-99"])

    @users("luc_reviewer")
    def test_odoos_own_merge_keeps_as_much(self):
        self.new.email = self.old.email
        self.new.message_post(body="Said on the second card")
        self.env[ODOOS].create({})._merge((self.old | self.new).ids, self.old)
        kept = self.old.with_env(self.env)
        self.assertEqual((kept.a27_social_stage, kept.a27_cultural_stage), ("active", "suspended"))
        self.assertEqual(kept.a27_relay_ids, self.relay)
        self.assertIn("OCMW Walloniefornia", kept.a27_other_names)
        self.assertTrue(kept.message_ids.filtered(lambda message: "second card" in (message.body or "")))

    @users("luc_reviewer")
    def test_followers_of_both_follow_on(self):
        clerks = self.nadia.partner_id | self.sofie.partner_id
        self.old.message_subscribe(self.nadia.partner_id.ids)
        self.new.message_subscribe(clerks.ids)
        self._dialog(self.old, self.new).action_merge()
        self.assertLessEqual(clerks, self.old.message_partner_ids)

    @users("luc_reviewer")
    def test_who_was_no_duplicate_of_one_is_none_of_both(self):
        third = self._new_social_partner("Third", phone=self.old.phone)
        pair = self.new.with_env(self.env)._a27_open_pairs() | third.with_env(self.env)._a27_open_pairs()
        pair.action_dismiss()
        self.assertEqual(pair.partner_id | pair.other_id, self.old | third)
        keeper = self._new_social_partner("Keeper", phone="02 226 88 88")
        self.env[ODOOS].create({})._merge((keeper | self.old).ids, keeper, extra_checks=False)
        self.assertFalse(keeper.with_env(self.env)._a27_open_pairs())

    @users("luc_reviewer")
    def test_only_cards_of_one_level_are_merged(self):
        for pair in ((self.old, self.place), (self.place, self.antenna), (self.place, self.relay)):
            with self.subTest(pair=pair), self.assertRaises(UserError):
                self._dialog(*pair)
        with self.assertRaisesRegex(UserError, "two"):
            (self.old | self.new | self.venue).with_env(self.env).action_a27_compare()

    @users("luc_reviewer")
    def test_a_login_is_never_left_without_its_card(self):
        cards = self._new_relay(self.cpas, "Piet Relay") | self.piet.partner_id
        self._dialog(*cards).action_merge()
        self.assertTrue(self.piet.partner_id.exists())
        twin = self._new_user("piet_twin", "base.group_portal", partner_id=self._new_relay(self.cpas, "Piet").id)
        with self.assertRaises(UserError):
            self._dialog(twin.partner_id, self.piet.partner_id).action_merge()

    @users("nadia_team")
    def test_the_team_does_not_merge_our_partners(self):
        self.new.email = self.old.email
        with self.assertRaises(AccessError):
            self._dialog(self.old, self.new)
        odoos = self.env[ODOOS].create(
            {"partner_ids": [(6, 0, (self.old | self.new).ids)], "dst_partner_id": self.old.id}
        )
        with self.assertRaises(AccessError):
            odoos.action_merge()
        for cards in (self.place | self._new_place(self.new, "Annex"), self.relay | self._new_relay(self.new, "Amina")):
            with self.assertRaises(AccessError):
                self.env[ODOOS].create({})._merge(cards.ids, cards[0])

    @users("luc_reviewer")
    def test_a_reviewer_merges_them_in_the_dialog_of_odoo(self):
        self.new.email = self.old.email
        cards = self.old | self.new
        self.env[ODOOS].create({"partner_ids": cards.ids, "dst_partner_id": self.old.id}).action_merge()
        self.assertEqual(cards.exists(), self.old)

    @users("nadia_team")
    def test_other_contacts_are_merged_as_before(self):
        one, two = self.env["res.partner"].create([{"name": "Plumber"}, {"name": "Plumber"}])
        self.env[ODOOS].create({})._merge((one | two).ids, one)
        self.assertFalse(two.exists())


@tagged("post_install", "-at_install")
class TestMergeOverRpc(HttpCase, MergeCase):
    def _call(self, login, model, method, *args):
        self.authenticate(login, login)
        params = {"model": model, "method": method, "args": args, "kwargs": {}}
        return self.url_open(f"/web/dataset/call_kw/{model}/{method}", json={"params": params}).json()

    @mute_logger("odoo.http")
    def test_a_reviewer_can_and_the_team_cannot(self):
        cards = (self.old | self.new).ids
        values = {"kept_id": cards[0], "other_id": cards[1]}
        for model, method, args in (
            ("res.partner", "action_a27_compare", [cards]),
            ("a27.partner.merge", "create", [values]),
            (ODOOS, "_merge", [[], cards]),
        ):
            error = self._call("nadia_team", model, method, *args)["error"]["data"]
            self.assertEqual(error["name"], "odoo.exceptions.AccessError", method)
        dialog = self._call("luc_reviewer", "res.partner", "action_a27_compare", cards)["result"]["res_id"]
        self.assertIn("result", self._call("luc_reviewer", "a27.partner.merge", "action_merge", [dialog]))
        self.assertEqual((self.old | self.new).exists(), self.old)
