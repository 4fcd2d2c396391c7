from odoo.exceptions import AccessError
from odoo.tests import tagged, users

from odoo.addons.a27_partners.models.res_partner_search_text import OWN

from .common import A27Case


@tagged("post_install", "-at_install")
class TestFind(A27Case):
    """The people of the team find the two partners of the story by whatever they remember of them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = cls._new_social_partner(
            "Maison d'Accueil Zinneke-Vogelpik",
            a27_acronym="M.A.Z.V.",
            a27_other_names="Onthaalhuis Zinneke\nFoyer Quetzal",
            street="Rue des Wallabies, 143 boîte 7",
            zip="1050",
            phone="02/511.98.76",
            email="bonjour@zinneke.example",
            a27_bce_number="0473.791.847",
            ref="ACC-77123",
        )
        cls.annexe = cls._new_place(cls.house, "Annexe Ornithorynque", street="Quai Xylophone 3", zip="1030")
        cls.amina = cls._new_relay(cls.house, "Amina Dhaenekint", phone="0498 76 54 32", email="amina@zinneke.example")
        cls.theatre = cls._new_cultural_partner("Théâtre du Zéphyr-Quetzal", street="Rue Zinneke 1", zip="1000")

    def _found(self, text, **kwargs):
        return [id_ for id_, _name in self.env["res.partner"].name_search(text, **kwargs)]

    def _listed(self, text):
        return self.env["res.partner"].search([("a27_find", "ilike", text), ("parent_id", "=", False)])

    @users("nadia_team")
    def test_whatever_one_remembers_leads_to_the_card(self):
        for text in (
            *("zinneke vogelpik", "VOGELPIK maison", "mazv", "m.a.z.v", "onthaalhuis", "foyer quetzal"),
            *("rue des wallabies 143", "wallabies ixelles", "vogelpik elsene", "1050 vogelpik", "wallabies 143 b"),
            *("02 511 98 76", "+32 (0)2/511.98.76", "0032 2 511 98 76", "025119876", "511 98 76", "511.98"),
            *("0473.791.847", "BE473.791.847", "0473 791 847", "acc-77123", "77123", "bonjour@zinneke.example"),
            *("dhaenekint", "amina vogelpik", "0498/76.54.32", "annexe ornithorynque", "quai xylophone schaarbeek"),
        ):
            with self.subTest(text=text):
                self.assertIn(self.house.id, self._found(text)[:2])
                self.assertIn(self.house, self._listed(text))

    @users("nadia_team")
    def test_two_typing_errors_still_find_it(self):
        for text in (
            *("zineke vogelpick", "vgoelpik", "vogalpic", "walabeis 143", "ornitorinque", "dhanekint amnia"),
            *("025118976", "02 511 98 67 6", "0473.791.874", "bonjor@zineke.example", "vogelpik elsenne"),
            *("vogelp", "maison d'acceuil vogelpi"),
        ):
            with self.subTest(text=text):
                self.assertIn(self.house.id, self._found(text)[:2])
                self.assertIn(self.house, self._listed(text))

    @users("nadia_team")
    def test_what_fits_best_comes_first(self):
        self.assertEqual(self._found("amina dhaenekint")[:2], [self.amina.id, self.house.id])
        self.assertEqual(self._found("zinneke")[0], self.house.id, "a name before an address")
        self.assertEqual(self._found("zephyr quetzal")[0], self.theatre.id)
        self.assertEqual(self._found("quetzl zephir", limit=1), self.theatre.ids)
        social = [("a27_is_social", "=", True)]
        self.assertEqual(self._found("quetzal", domain=social), self.house.ids)

    @users("nadia_team")
    def test_the_list_shows_near_misses_only_when_there_is_nothing_else(self):
        self.env["res.partner"].create({"name": "Vogelpig", "is_company": True})
        self.assertEqual(self._listed("vogelpik"), self.house)
        self.assertIn(self.house, self._listed("vogelpit"))
        self.assertFalse(self._listed("vogelpik qqqqqq"))

    @users("nadia_team")
    def test_the_text_follows_the_cards(self):
        house = self.house.with_env(self.env)
        house.a27_relay_ids.write({"name": "Bilal Kwartz"})
        self.assertFalse(self._listed("dhaenekint"))
        self.assertEqual(self._listed("kwartz"), house)
        house.a27_relay_ids.active = False
        self.assertEqual(self._listed("kwartz"), house, "one who left still leads to the card")
        house.a27_place_ids.unlink()
        self.assertFalse(self._listed("ornithorynque"))
        self.commune_ixelles.with_context(lang="fr_BE").name = "Xanadoumont"
        self.assertIn(house, self._listed("xanadoumont"))

    @users("nadia_team")
    def test_imports_do_not_guess(self):
        self.assertFalse(self._found("Maison d'Accueil Zinneke-Vogelpick", operator="="))
        self.assertEqual(self._found("Maison d'Accueil Zinneke-Vogelpik", operator="="), self.house.ids)

    @users("piet_portal")
    def test_a_portal_user_gains_nothing(self):
        for text in ("vogelpik", "cpas tset", "rue une"):
            self.assertFalse(self._found(text))
        with self.assertRaises(AccessError):
            self.env["res.partner"].search([("a27_find", "ilike", "cpas")])
        with self.assertRaises(AccessError):
            self.env["a27.search.word"].search([])

    @users("sofie_manager")
    def test_nobody_reads_the_words(self):
        with self.assertRaises(AccessError):
            self.env["a27.search.word"].search([])
        with self.assertRaises(AccessError):
            self.house.with_env(self.env).read(["a27_search_text"])

    def test_only_what_the_whole_team_reads_is_found_by(self):
        """Nobody learns by searching what the cards do not show: such as an address that is kept secret."""
        for name in OWN:
            field = self.env["res.partner"]._fields[name.split(".")[0]]
            self.assertIn(field.groups, (None, "base.group_user"), name)

    def test_words_that_stand_on_no_card_any_more_are_forgotten(self):
        Word = self.env["a27.search.word"]
        self.amina.name = "Anonymous"
        self.env.flush_all()
        self.assertTrue(Word.search([("word", "=", "dhaenekint")]))
        Word._gc_unused()
        self.assertFalse(Word.search([("word", "=", "dhaenekint")]))
        self.assertTrue(Word.search([("word", "=", "vogelpik")]))

    def test_many_cards_take_no_more_queries(self):
        def queries(count):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.env["res.partner"].create(
                [{"name": f"P{i}", "child_ids": [(0, 0, {"name": f"C{i}"})]} for i in range(count)]
            )
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        queries(1)
        few, many = queries(2), queries(20)
        self.assertLessEqual(many, few + 18 * 3, "Odoo itself takes some queries for each child")
