from datetime import date

from odoo.tests import freeze_time, tagged, users

from .common import A27Case


@tagged("post_install", "-at_install")
class TestStages(A27Case):
    @users("nadia_team")
    def test_each_kind_has_its_own_stage(self):
        partner = self.env["res.partner"].create({"name": "House", "is_company": True, "a27_is_social": True})
        self.assertEqual((partner.a27_social_stage, partner.a27_cultural_stage), ("request", False))
        partner.a27_social_stage = "active"
        partner.a27_is_cultural = True
        self.assertEqual((partner.a27_social_stage, partner.a27_cultural_stage), ("active", "request"))
        partner.a27_is_social = False
        self.assertEqual((partner.a27_social_stage, partner.a27_cultural_stage), (False, "request"))

    @users("nadia_team")
    def test_a_change_of_stage_is_in_the_history(self):
        partner = self.venue.with_env(self.env).with_context(mail_notrack=False, lang="en_US")
        # What the same transaction created is not tracked: let go of it first.
        self.cr.precommit.run()
        partner.a27_cultural_stage = "suspended"
        self.env.flush_all()
        self.cr.precommit.run()
        values = partner.message_ids.sudo().tracking_value_ids
        change = values.filtered(lambda value: value.field_id.name == "a27_cultural_stage")
        self.assertEqual((change.old_value_char, change.new_value_char), ("Active", "Suspended"))

    @users("nadia_team")
    def test_time_in_a_stage(self):
        with freeze_time("2026-03-01"):
            partner = self.env["res.partner"].create({"name": "House", "is_company": True, "a27_is_social": True})
        with freeze_time("2026-06-02"):
            partner.write({"a27_social_stage": "request", "a27_is_social": True, "phone": "+32 2 555 00 00"})
            partner.a27_is_cultural = True
            partner.invalidate_recordset()
            self.assertEqual(partner.a27_social_stage_since, date(2026, 3, 1), "the same stage, written again")
            self.assertEqual(partner.a27_cultural_stage_since, date(2026, 6, 2))
            partner = partner.with_context(lang="en_US")
            self.assertEqual(partner.a27_social_stage_age, "for 3 months")
            self.assertEqual(partner.a27_cultural_stage_age, "since today")
            partner.a27_social_stage = "discussion"
            self.assertEqual(partner.a27_social_stage_since, date(2026, 6, 2))
            partner.a27_is_cultural = False
            self.assertFalse(partner.a27_cultural_stage_since or partner.a27_cultural_stage_age)

    @users("nadia_team", "sofie_manager")
    def test_since_when_is_not_typed(self):
        typed = {"a27_social_stage_since": "2010-01-01"}
        cpas = self.cpas.with_env(self.env)
        before = cpas.a27_social_stage_since
        cpas.write(typed)
        self.assertEqual(cpas.a27_social_stage_since, before)
        cpas.write({**typed, "a27_social_stage": "ended"})
        house = self.env["res.partner"].create({"name": "House", "a27_is_social": True, **typed})
        self.assertEqual({cpas.a27_social_stage_since, house.a27_social_stage_since}, {date.today()})

    @users("nadia_team")
    def test_stages_are_columns_to_drag_between_also_empty_ones(self):
        for kind in ("social", "cultural"):
            field = f"a27_{kind}_stage"
            partners = self.env["res.partner"].with_context(read_group_expand=True)
            groups = partners.web_read_group([(f"a27_is_{kind}", "=", True)], [field], ["__count"])
            found = [group[field] for group in groups["groups"]]
            self.assertEqual(found, ["request", "discussion", "active", "suspended", "ended"])
