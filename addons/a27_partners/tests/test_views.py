from odoo.tests import tagged, users

from .common import A27Case


@tagged("post_install", "-at_install")
class TestViews(A27Case):
    @users("nadia_team")
    def test_a_link_opens_the_form_of_our_partners(self):
        def form_of(partner):
            view = self.env["ir.ui.view"].browse(partner.with_env(self.env).get_formview_id())
            return view.sudo().xml_id

        self.assertEqual(form_of(self.cpas), "a27_partners.res_partner_view_form")
        self.assertEqual(form_of(self.antenna), "a27_partners.res_partner_place_view_form_alone")
        self.assertEqual(form_of(self.relay), "a27_partners.res_partner_relay_view_form_alone")
        self.assertFalse(form_of(self.env.company.partner_id))

    @users("nadia_team")
    def test_fields_of_odoo_are_called_as_the_team_calls_them(self):
        labels = self.env["res.partner"].with_context(lang="fr_BE").fields_get(["user_id", "category_id"], ["string"])
        self.assertEqual(labels["user_id"]["string"], "Suivi par")
        self.assertEqual(labels["category_id"]["string"], "Mots-clés")

    @users("nadia_team", "luc_reviewer", "sofie_manager")
    def test_every_screen_of_the_menus_loads(self):
        Menu = self.env["ir.ui.menu"]
        menus = Menu.search([("id", "child_of", self.env.ref("a27_partners.menu_root").id)])
        menus &= Menu.browse(Menu._visible_menu_ids())
        actions = menus.mapped("action")
        self.assertGreaterEqual(len([action for action in actions if action]), 4)
        # A page of its own (a client action) has no views to load.
        for action in (one.sudo() for one in actions if one and one._name == "ir.actions.act_window"):
            views = [*action.views, (action.search_view_id.id, "search")]
            result = self.env[action.res_model].get_views(views)
            self.assertEqual(set(result["views"]), {mode for _view_id, mode in views})

    @users("sofie_manager")
    def test_every_dialog_loads(self):
        dialogs = [name for name, model in self.env.items() if name.startswith("a27.") and model._transient]
        self.assertGreaterEqual(len(dialogs), 4)
        for name in dialogs:
            self.assertTrue(self.env[name].get_view(view_type="form")["arch"])

    @users("nadia_team")
    def test_the_settings_are_for_managers(self):
        visible = self.env["ir.ui.menu"]._visible_menu_ids()
        self.assertIn(self.env.ref("a27_partners.menu_root").id, visible)
        self.assertNotIn(self.env.ref("a27_partners.menu_configuration").id, visible)
        self.assertIn(
            self.env.ref("a27_partners.menu_configuration").id,
            self.env["ir.ui.menu"].with_user(self.sofie)._visible_menu_ids(),
        )
