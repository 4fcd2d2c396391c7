from datetime import date

from odoo.exceptions import AccessDenied, UserError
from odoo.tests import HttpCase, freeze_time, tagged, users

from .common import A27Case


class RelayCase(A27Case):
    """Piet, the relay of the CPAS, sees the portal and follows the CPAS and its antenna; Mona works there too."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mona = cls._new_relay(cls.cpas, "Mona Relais", phone="0470 00 00 02")
        cls.cpas.message_subscribe(cls.relay.ids)
        cls.antenna.message_subscribe((cls.relay | cls.mona).ids)

    def _leave(self, relay, **values):
        """What the dialog "Has left" does, as the user of the test."""
        wizard = self.env["a27.relay.leave"].create({"relay_id": relay.id, **values})
        wizard.action_leave()
        return wizard


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20")
class TestRelayLeaves(RelayCase):
    @users("nadia_team")
    def test_the_successor_takes_over_and_the_history_stays(self):
        cpas = self.cpas.with_env(self.env)
        self.assertEqual(cpas.a27_main_relay_id, self.relay)
        self._leave(self.relay, left_on="2026-11-15")  # the dialog proposes the only other relay
        self.assertEqual(cpas.a27_main_relay_id, self.mona)
        self.assertEqual(cpas.a27_main_relay_phone, "0470 00 00 02")
        self.assertEqual(cpas.a27_former_relay_ids, self.relay)
        self.assertNotIn(self.relay, cpas.a27_relay_ids)
        relay = self.relay.with_env(self.env)
        self.assertEqual((relay.a27_left_on, relay.a27_successor_id), (date(2026, 11, 15), self.mona))
        self.assertEqual(cpas.message_partner_ids & (self.relay | self.mona), self.mona)
        self.assertEqual(self.antenna.message_partner_ids & (self.relay | self.mona), self.mona)
        self.assertIn("Mona Relais takes over", cpas.with_context(lang="en_US").message_ids[0].body)

    @users("nadia_team")
    def test_somebody_new_takes_over(self):
        self._leave(self.relay, succession="new", new_name="Nora Neuve", new_email="nora@cpas.example")
        nora = self.cpas.a27_main_relay_id
        self.assertEqual((nora.name, nora.type, nora.parent_id), ("Nora Neuve", "contact", self.cpas))
        self.assertEqual(nora.lang, self.relay.lang)

    @users("nadia_team")
    def test_nobody_takes_over(self):
        self._leave(self.relay, succession="nobody")
        self.assertEqual(self.cpas.a27_main_relay_id, self.mona, "who remains is called")
        self.assertNotIn(self.relay, self.cpas.message_partner_ids)

    @users("nadia_team")
    def test_whoever_comes_back_is_a_relay_again_without_access(self):
        self._leave(self.relay)
        self.relay.with_env(self.env).action_unarchive()
        self.assertFalse(self.relay.a27_left_on or self.relay.a27_successor_id)
        self.assertIn(self.relay, self.cpas.with_env(self.env).a27_relay_ids)
        self.assertFalse(self.piet.active)

    @users("nadia_team")
    def test_what_is_refused(self):
        stranger = self._new_relay(self.venue, "Zoe Ailleurs")
        with self.assertRaisesRegex(UserError, "ahead"):
            self._leave(self.relay, left_on="2026-11-21")
        with self.assertRaisesRegex(UserError, "not another relay"):
            self._leave(self.relay, succession="known", successor_id=stranger.id)
        with self.assertRaisesRegex(UserError, "Choose the successor"):
            self._leave(self.relay, succession="known", successor_id=False)
        with self.assertRaisesRegex(UserError, "not a relay"):
            self._leave(self.antenna, succession="nobody")

    @users("nadia_team")
    def test_the_team_chooses_whom_to_call(self):
        self.mona.with_env(self.env).action_a27_make_main_relay()
        self.assertEqual(self.cpas.a27_main_relay_id, self.mona)
        self.assertTrue(self.mona.a27_is_main_relay and not self.relay.a27_is_main_relay)
        self.cpas.with_env(self.env).a27_relay_ids = [(2, self.mona.id)]
        self.assertEqual(self.cpas.a27_main_relay_id, self.relay)


@tagged("post_install", "-at_install")
class TestAccessCloses(HttpCase, RelayCase):
    def test_the_session_of_one_who_left_ends(self):
        self.authenticate("piet_portal", "piet_portal")
        self.assertTrue(self._call("search_read").get("result"))
        with self.with_user("nadia_team"):
            self._leave(self.relay)
        self.assertNotIn("result", self._call("search_read"))
        with self.assertRaises(AccessDenied):
            self.authenticate("piet_portal", "piet_portal")

    def _call(self, method):
        params = {"model": "res.partner", "method": method, "args": [[], ["name"]], "kwargs": {"limit": 1}}
        return self.url_open(f"/web/dataset/call_kw/res.partner/{method}", json={"params": params}).json()


@tagged("post_install", "-at_install")
class TestArchiveAndDelete(RelayCase):
    @users("nadia_team")
    def test_a_family_is_archived_and_comes_back_together(self):
        self._leave(self.mona, succession="nobody")
        cpas = self.cpas.with_env(self.env)
        cpas.action_archive()
        self.assertFalse((self.antenna | self.relay).filtered("active"))
        self.assertFalse(self.piet.active, "the portal closes with the organisation")
        cpas.action_unarchive()
        self.assertTrue(self.antenna.active and self.relay.active)
        self.assertFalse(self.mona.active, "who had left before stays away")
        self.assertFalse(self.piet.active, "nobody gets into the portal by that")

    @users("nadia_team")
    def test_a_colleague_is_not_archived_with_a_partner(self):
        self.luc.partner_id.sudo().write({"parent_id": self.cpas.id})
        with self.assertRaisesRegex(UserError, "luc_reviewer|Luc"):
            self.cpas.with_env(self.env).action_archive()

    @users("nadia_team")
    def test_several_are_deleted_with_their_places_and_relays(self):
        partners = self.env["res.partner"].union(*(self._new_social_partner(f"Vide {i}") for i in range(2)))
        family = self._new_place(partners[0], "Lieu") | self._new_relay(partners[1], "Relais Vide")
        family[1].active = False
        partners.with_env(self.env).unlink()
        self.assertFalse((partners | family).exists())

    @users("nadia_team")
    def test_all_or_none_is_deleted(self):
        fresh = self._new_social_partner("Fresh")
        self._leave(self.relay)  # its access is archived, so only our own sentence keeps it
        with self.assertRaises(UserError) as refusal:
            (fresh | self.cpas).with_env(self.env).unlink()
        self.assertIn("Archive or anonymise", str(refusal.exception))
        self.assertEqual((fresh | self.cpas | self.antenna).exists(), fresh | self.cpas | self.antenna)
