"""Fed to `odoo shell` once, when a database is made: an association of Brussels that works in French."""

env.ref("base.user_admin").write({"lang": "fr_BE", "tz": "Europe/Brussels"})  # noqa: F821
env.ref("base.partner_root").lang = "fr_BE"  # noqa: F821
env.ref("base.main_company").write(  # noqa: F821
    {
        "name": "Article 27 Bruxelles",
        "country_id": env.ref("base.be").id,  # noqa: F821
        "currency_id": env.ref("base.EUR").id,  # noqa: F821
    }
)
# Two languages that people choose from: without the country, they are easier to read.
for code, name in (("fr_BE", "Français"), ("nl_BE", "Nederlands")):
    env["res.lang"].search([("code", "=", code)]).name = name  # noqa: F821
# 1 234,56 as Belgian offices write it; Odoo's own is 1.234,56.
env["res.lang"].search([("code", "=", "fr_BE")]).thousands_sep = "\u00a0"  # noqa: F821
# People and visitors are shown French first.
env["ir.default"].set("res.partner", "lang", "fr_BE")  # noqa: F821
env.cr.commit()  # noqa: F821
