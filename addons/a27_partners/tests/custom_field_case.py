from .common import A27Case


class CustomFieldCase(A27Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # The column of a transaction that is rolled back must leave the models too.
        cls.addClassCleanup(cls.registry.reset_changes)
        cls.theme = cls.env.ref("a27_partners.field_theme_welcome")

    def setUp(self):
        # Registered first, so done last: the columns that a test adds leave the models after they left the database.
        self.addCleanup(lambda: self.registry._setup_models__(self.cr, ["res.partner"]))
        super().setUp()

    @classmethod
    def _values(cls, name, type_="text", **values):
        if type_ in ("choice", "choices"):
            values.setdefault("choice_ids", [(0, 0, {"name": label}) for label in ("Lundi", "Mardi")])
        return {"name": name, "type": type_, "theme_id": cls.theme.id, **values}

    @classmethod
    def _add(cls, user, *args, **values):
        return cls._add_all(user, [cls._values(*args, **values)])

    @classmethod
    def _add_all(cls, user, vals_list):
        return cls.env["a27.custom.field"].with_user(user).create(vals_list)
