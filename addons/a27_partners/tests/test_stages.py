from odoo.tests import tagged, users

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
