from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.tests import RecordCapturer, tagged, users

from odoo.addons.a27_partners.models.a27_partner_duplicate_refresh import AT_ONCE

from .common import A27Case


@tagged("post_install", "-at_install")
class TestDuplicates(A27Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.one = cls._new_social_partner("CPAS de Wallifornie", phone="02 511 98 76", email="info@wallifornie.example")

    def _pairs(self, partner):
        return partner.with_env(self.env)._a27_open_pairs()

    def _second(self, name, **values):
        return self._new_social_partner(name, **values).with_env(self.env)

    @users("nadia_team")
    def test_the_card_says_at_once_what_it_shares_with_another(self):
        second = self._second("C.P.A.S. Walliforny asbl", phone="+32 2 511 98 76")
        self.assertRegex(second.a27_duplicate_note, r"^CPAS de Wallifornie: same phone, name \d\d %$")
        self.assertRegex(self.one.with_env(self.env).a27_duplicate_note, r"^C.P.A.S. Walliforny asbl: same phone")
        second.write({"phone": "02 226 88 88", "name": "Quite another thing"})
        self.assertFalse(second.a27_duplicate_note or self._pairs(self.one))

    @users("nadia_team")
    def test_each_sign_is_enough(self):
        signs = [
            ({"phone": "02/511.98.76"}, "same phone"),
            ({"email": "INFO@wallifornie.example"}, "same e-mail"),
            ({"name": "CPAS Wallifornie"}, "name 100 %"),
            ({"name": "Wallifornie - CPAS d'"}, "name 100 %"),
        ]
        for values, reason in signs:
            with self.subTest(values=values):
                second = self._second(values.pop("name", "Onthaal"), **values)
                self.assertEqual(self._pairs(second).reason, reason)
                second.unlink()
        self.one.write({"a27_bce_number": "0473.791.847", "street": "Rue Une 1", "zip": "1000"})
        same_number = self._second("Service de table", a27_bce_number="BE473.791.847")
        self.assertEqual(self._pairs(same_number).reason, "same enterprise number")
        same_house = self._second("Wallifornie", street="Rue Une, 1", zip="1000")
        self.assertRegex(self._pairs(same_house).filtered("same_address").reason, "^same address, name")
        self.assertFalse(
            self._pairs(self._second("Neighbour", street="Rue Une 1", zip="1000")).filtered("same_address")
        )

    @users("nadia_team")
    def test_places_and_relays_are_compared_within_their_organisation(self):
        first = self._new_relay(self.one, "Amina Dhaenekint", phone="02 511 98 76")
        other = self._new_relay(self.one, "Bilal Kwartz", phone="02 511 98 76")
        self.assertFalse(self._pairs(first), "one phone for all relays of a house")
        elsewhere = self._new_relay(self.cpas, "Amina Dhaenekint")
        self.assertFalse(self._pairs(elsewhere))
        other.name = "Amina Daenekint"
        self.assertEqual(self._pairs(first).other_id, other)

    @users("nadia_team")
    def test_what_a_person_said_stays(self):
        second = self._second("CPAS de Wallifornie")
        pair = self._pairs(second)
        pair.action_dismiss()
        self.assertEqual((pair.dismissed_by_id, second.a27_duplicate_note), (self.nadia, ""))
        second.phone = "02 511 98 76"
        self.env["a27.partner.duplicate"].sudo()._refresh(self.one | second)
        self.assertTrue(pair.exists() and pair.is_dismissed)
        pair.action_take_back()
        self.assertEqual(self._pairs(second), pair)

    @users("nadia_team")
    def test_nobody_writes_pairs_by_hand(self):
        pair = self._pairs(self._second("CPAS de Wallifornie"))
        for act in (lambda: pair.write({"is_dismissed": True}), pair.unlink, lambda: pair.copy()):
            with self.assertRaises(AccessError):
                act()
        with self.assertRaises(AccessError):
            pair.with_user(self._new_user("clerk", "base.group_user")).action_dismiss()
        with self.assertRaises(AccessError):
            pair.with_user(self.piet).read(["reason"])

    @users("nadia_team")
    def test_an_import_is_compared_by_the_scheduled_job(self):
        names = [f"Wallifornie {number} qwertz" for number in range(AT_ONCE)]
        rows = [[name, "True", "02 226 88 88" if name.startswith("Wallifornie 7 ") else ""] for name in names]
        rows.append(["Zèbre", "True", "02 226 88 88"])
        with RecordCapturer(self.env["ir.cron.trigger"].sudo()) as triggers:
            result = self.env["res.partner"].load(["name", "a27_is_social", "phone"], rows)
        self.assertEqual(triggers.records.cron_id, self.env.ref("a27_partners.cron_compare_partners"))
        zebra = self.env["res.partner"].browse(result["ids"][-1])
        self.assertFalse(self._pairs(zebra))
        with patch.object(type(self.env["ir.cron"]), "_commit_progress", return_value=60):
            self.env["a27.partner.duplicate"].sudo()._cron_refresh(size=20)
        self.assertEqual(self._pairs(zebra).reason, "same phone")
        self.assertFalse(self.env["res.partner"].sudo().search([("a27_is_compared", "=", False)]))
