from odoo.tests import TransactionCase, new_test_user


class A27Case(TransactionCase):
    """Named people and a few partners for the tests of all our addons.

    Nadia is in the team, Luc is a reviewer, Sofie a manager; Piet works at the social partner and sees the portal only.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        no_mail = {"no_reset_password": True, "mail_create_nosubscribe": True, "mail_notrack": True}
        cls.env = cls.env(context={**cls.env.context, **no_mail})
        cls.nadia = cls._new_user("nadia_team", "a27_partners.group_a27_user")
        cls.luc = cls._new_user("luc_reviewer", "a27_partners.group_a27_reviewer")
        cls.sofie = cls._new_user("sofie_manager", "a27_partners.group_a27_manager")
        cls.commune_brussels = cls.env.ref("a27_partners.commune_bruxelles")
        cls.commune_ixelles = cls.env.ref("a27_partners.commune_ixelles")
        cls.commune_schaerbeek = cls.env.ref("a27_partners.commune_schaerbeek")
        cls.sector_cpas = cls.env.ref("a27_partners.social_sector_cpas")
        cls.type_theatre = cls.env.ref("a27_partners.cultural_type_theatre")
        cls.cpas = cls._new_social_partner("CPAS du Test", street="Rue Une 1", zip="1000", city="Bruxelles")
        cls.antenna = cls._new_place(cls.cpas, "Antenne Test", street="Rue Deux 2", zip="1030", city="Schaerbeek")
        cls.relay = cls._new_relay(cls.cpas, "Piet Relais")
        cls.venue = cls._new_cultural_partner("Théâtre du Test", street="Rue Trois 3", zip="1050", city="Ixelles")
        cls.piet = cls._new_user("piet_portal", "base.group_portal", partner_id=cls.relay.id)

    @classmethod
    def _new_user(cls, login, groups, **values):
        return new_test_user(cls.env, login, groups=groups, **values)

    @classmethod
    def _new_social_partner(cls, name, **values):
        flags = {"a27_is_social": True, "a27_social_stage": "active", "a27_social_sector_id": cls.sector_cpas.id}
        return cls.env["res.partner"].create({"name": name, "is_company": True, **flags, **values})

    @classmethod
    def _new_cultural_partner(cls, name, **values):
        flags = {"a27_is_cultural": True, "a27_cultural_stage": "active", "a27_cultural_type_id": cls.type_theatre.id}
        return cls.env["res.partner"].create({"name": name, "is_company": True, **flags, **values})

    @classmethod
    def _new_place(cls, partner, name, **values):
        return cls.env["res.partner"].create({"name": name, "parent_id": partner.id, "type": "other", **values})

    @classmethod
    def _new_relay(cls, partner, name, **values):
        return cls.env["res.partner"].create({"name": name, "parent_id": partner.id, "type": "contact", **values})

    def _columns_with(self, *words):
        """Every text of every table of the database that holds one of `words`."""
        self.env.flush_all()
        self.cr.execute(
            """SELECT table_name, column_name FROM information_schema.columns JOIN information_schema.tables
               USING (table_schema, table_name) WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
               AND data_type IN ('character varying', 'text', 'jsonb') AND table_name NOT LIKE 'bus\\_%'
               ORDER BY 1, 2"""
        )
        found = []
        for table, column in self.cr.fetchall():
            query = f'SELECT 1 FROM "{table}" WHERE "{column}"::text ILIKE ANY(%s) LIMIT 1'
            self.cr.execute(query, [[f"%{word}%" for word in words]])
            found += [f"{table}.{column}"] if self.cr.rowcount else []
        return found
