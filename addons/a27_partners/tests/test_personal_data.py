import io
import json
import zipfile
from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, freeze_time, tagged, users
from odoo.tools import mute_logger

from .common import A27Case

# Stands in every personal column, and nowhere else in the database.
MARK = "Zyxwonal"


class PersonCase(A27Case):
    """Paula Zyxwonal, a relay of the CPAS who sees the portal, wrote, was written to and was written about."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.paula = cls._new_relay(cls.cpas, f"Paula {MARK}", lang="en_US")
        cls.user = cls._new_user("paula.zyxwonal@cpas.example", "base.group_portal", partner_id=cls.paula.id)
        cls.user.signature = f"<p>Paula {MARK}</p>"
        cls.paula.write(
            {
                "name": f"Paula {MARK}",  # a new user renames its contact
                "email": "paula.zyxwonal@cpas.example",
                "phone": "0470 12 34 56",
                "function": f"Function {MARK}",
                "comment": f"<p>Note about {MARK}</p>",
                "website": "https://zyxwonal.example",
                "ref": f"REF{MARK}",
                "a27_acronym": f"P{MARK}",
                "a27_other_names": f"Paulette {MARK}",
                "bank_ids": [(0, 0, {"acc_number": "BE71096123456769", "acc_holder_name": f"Paula {MARK}"})],
            }
        )
        tracked = cls.paula.with_context(mail_notrack=False)
        cls.cr.precommit.run()
        tracked.write({"phone": "0470 12 34 57"})
        cls.env.flush_all()
        cls.cr.precommit.run()
        tracked.message_post(body=f"{MARK} called back", attachments=[(f"{MARK}.txt", b"Zyxwonal's file")])
        tracked.activity_schedule(summary=f"Call {MARK}", user_id=cls.nadia.id)
        cls.written = cls.cpas.message_post(body="Ten tickets, please", author_id=cls.paula.id, message_type="comment")
        cls.cpas.message_post(body=f"Thank you, Paula {MARK}", subject=f"For Paula {MARK}", partner_ids=cls.paula.ids)
        cls.cpas.message_subscribe(cls.paula.ids)
        cls.env["mail.blacklist"]._add(cls.paula.email)
        cls.env["res.device.log"].create(
            {
                "user_id": cls.user.id,
                "session_identifier": "Zyxwonal-session",
                "ip_address": "198.51.100.7",
                "last_activity": "2026-11-01 10:00:00",
            }
        )


@tagged("post_install", "-at_install")
class TestAnonymise(PersonCase):
    @users("luc_reviewer")
    def test_nothing_in_the_database_names_the_person_any_more(self):
        self.assertIn("res_partner.name", self._columns_with(MARK), "the search finds what is there")
        wizard = self.env["a27.contact.anonymise"].create({"contact_id": self.paula.id})
        self.assertEqual((wizard.file_count, wizard.activity_count, wizard.login), (1, 1, self.user.login))
        self.assertGreaterEqual(wizard.message_count, 2)
        self.assertEqual(wizard.written_count, 1)
        with self.assertRaisesRegex(UserError, "nobody can undo"):
            wizard.action_anonymise()
        wizard.is_sure = True
        wizard.action_anonymise()
        self.env.flush_all()
        for word in (MARK, "470 12 34 5", "470123", "198.51.100.7", "BE71096"):
            self.assertFalse(self._columns_with(word), word)

    @users("sofie_manager")
    def test_what_hangs_on_the_contact_stays(self):
        self.paula.with_env(self.env)._a27_anonymise()
        self.assertTrue(self.paula.exists() and not self.paula.active)
        self.assertEqual(self.paula.parent_id, self.cpas)
        self.assertEqual(self.paula.a27_anonymised_on, date.today())
        self.assertTrue(self.written.exists(), "an answer without text")
        self.assertEqual(self.cpas.street, "Rue Une 1", "the address is the organisation's")
        with self.assertRaisesRegex(UserError, "already anonymised"):
            self.paula.with_env(self.env)._a27_anonymise()

    @users("nadia_team", "sofie_manager")
    def test_nobody_says_by_hand_that_it_is_done(self):
        with self.assertRaises(AccessError):
            self.paula.with_env(self.env).write({"a27_anonymised_on": date(2026, 1, 1)})

    @users("nadia_team", "piet_portal")
    def test_the_team_does_not_decide_that(self):
        paula = self.paula.with_env(self.env)
        for act in (paula._a27_anonymise, paula.action_a27_export_personal_data, paula._a27_personal_data_archive):
            with self.assertRaises(AccessError):
                act()
        with self.assertRaises(AccessError):
            self.env["a27.contact.anonymise"].create({"contact_id": self.paula.id, "is_sure": True})

    @users("luc_reviewer")
    def test_only_persons_and_no_colleagues(self):
        self.nadia.partner_id.sudo().parent_id = self.cpas
        refused = {self.cpas: "no person", self.antenna: "no person", self.nadia.partner_id: "works here"}
        for partner, words in refused.items():
            with self.assertRaisesRegex(UserError, words):
                partner.with_env(self.env)._a27_anonymise()


@tagged("post_install", "-at_install")
class TestExportPersonalData(HttpCase, PersonCase):
    def test_the_file_holds_what_is_known(self):
        self.authenticate("luc_reviewer", "luc_reviewer")
        answer = self.url_open(f"/a27/personal-data/{self.paula.id}")
        self.assertEqual(answer.status_code, 200)
        self.assertIn("no-store", answer.headers["Cache-Control"])
        archive = zipfile.ZipFile(io.BytesIO(answer.content))
        page = archive.read("donnees.html").decode()
        data = json.loads(archive.read("donnees.json"))
        words = (
            "paula.zyxwonal@cpas.example",
            "0470 12 34 57",
            "Ten tickets, please",
            "called back",
            "0470 12 34 56 → 0470 12 34 57",
            f"Call {MARK}",
            "198.51.100.7",
            "CPAS du Test",
            f"{MARK}.txt",
            "BE71",
        )
        for word in words:
            self.assertIn(word, page)
            self.assertIn(word, json.dumps(data, ensure_ascii=False))
        self.assertEqual(archive.read(f"fichiers/001-{MARK}.txt"), b"Zyxwonal's file")
        self.assertNotIn("password", page)
        self.assertNotIn("Rue Une 1", page)
        told = self.paula.with_context(lang="en_US").message_ids[0]
        self.assertEqual(told.author_id, self.luc.partner_id, "who took it stands on the card")

    @mute_logger("odoo.http")
    def test_nobody_else_gets_it_by_guessing(self):
        for login in ("nadia_team", "piet_portal"):
            self.authenticate(login, login)
            answer = self.url_open(f"/a27/personal-data/{self.paula.id}")
            self.assertEqual(answer.status_code, 403)
            self.assertNotIn(MARK, answer.text)
        self.logout()
        self.assertNotIn(MARK, self.url_open(f"/a27/personal-data/{self.paula.id}").text)


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20")
class TestRetention(PersonCase):
    def _run(self):
        self.env.ref("base.partner_root").lang = "en_US"
        self.env["a27.retention.log"].with_user(self.env.ref("base.user_root"))._cron_apply()
        return self.env["a27.retention.log"].search([], limit=1)

    def test_relays_who_left_are_forgotten_in_time(self):
        self.paula._a27_leave(date(2023, 11, 20), self.relay)
        self.assertFalse(self._named(), "three years to the day are kept")
        self.paula.a27_left_on = date(2023, 11, 19)
        log = self._run()
        self.assertEqual((log.count, log.summary), (1, "Contacts anonymised: 1"))
        self.assertNotIn(MARK, self.paula.name)
        self.assertNotIn(MARK, log.summary)
        self.assertEqual(self._run().summary, "Nothing was due.")

    def _named(self):
        return self._run().filtered("count")

    def test_applicants_who_were_refused_are_forgotten_sooner(self):
        self.cpas.write({"a27_social_stage": "ended"})
        self.cpas.a27_social_stage_since = date(2025, 11, 21)
        self.assertFalse(self._named())
        self.cpas.a27_social_stage_since = date(2025, 11, 19)
        self.cpas.a27_is_cultural = True
        self.cpas.a27_cultural_stage = "active"
        self.assertFalse(self._named(), "still a cultural partner")
        self.cpas.a27_is_cultural = False
        self._run()
        self.assertNotIn(MARK, self.paula.name)

    def test_logs_of_mails_and_connections_end(self):
        self.env["res.device.log"].search([]).last_activity = "2025-11-19 10:00:00"
        notification = self.env["mail.notification"].search([("res_partner_id", "=", self.paula.id)])
        notification.mail_message_id.date = "2024-11-19 10:00:00"
        self.assertTrue(notification)
        self._run()
        self.assertFalse(self.env["res.device.log"].search([]) | self.env["res.device.log"])
        self.assertFalse(notification.exists())

    def test_a_setting_of_0_keeps_everything(self):
        self.env["a27.settings"].with_user(self.sofie).create({"retention_contact_months": 0}).action_save()
        self.paula._a27_leave(date(2010, 1, 1), self.relay)
        self.assertFalse(self._named())

    @users("sofie_manager")
    def test_a_manager_reads_the_log_and_nobody_writes_it(self):
        log = self.env["a27.retention.log"].sudo().create({"summary": "x", "ran_at": "2026-11-28 12:00:00"}).sudo(False)
        self.assertEqual((log.summary, log.display_name), ("x", "Night of 28/11/2026"))
        for act in (lambda: log.write({"summary": "y"}), log.unlink, lambda: log.with_user(self.luc).read(["summary"])):
            with self.assertRaises(AccessError):
                act()
