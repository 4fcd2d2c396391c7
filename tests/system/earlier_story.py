"""Fed to `odoo shell` with the code of an earlier commit, on its demo story (scripts/lib/database.sh): what people did
before they upgraded."""

from odoo import fields

nadia = env.ref("a27.demo_user_nadia")  # noqa: F821
sofie = env.ref("a27.demo_user_sofie")  # noqa: F821
team = env(user=nadia, context={"lang": "fr_BE"})  # noqa: F821

# A column of their own, as Odoo's developer mode makes it.
env["ir.model.fields"].create(  # noqa: F821
    {
        "name": "x_surnom",
        "field_description": "Surnom",
        "model_id": env["ir.model"]._get_id("res.partner"),  # noqa: F821
        "ttype": "char",
    }
)
partner = team["res.partner"].create(
    {
        "name": "Maison Arc-en-ciel",
        "is_company": True,
        "a27_is_social": True,
        "phone": "02/555.66.77",
        "x_surnom": "L'Arc",
    }
)
relay = team["res.partner"].create({"name": "Aya Diallo", "parent_id": partner.id, "type": "contact"})
partner.message_post(body="A téléphoné : rappeler lundi.")

# A convention, a sheet that went out, of which one ticket was torn, and a few that nobody has printed.
convention = team["a27.convention"].create({"partner_id": partner.id, "initial_quota": 40})
convention.action_sign()
Batch = team["a27.ticket.batch"]
batch = Batch._generate(convention, 21)
team["a27.print.job"]._prepare_job(batch, batch.ticket_ids, team.ref("a27_tickets.label_sheet_l7160"))
batch._deliver("collected", fields.Date.context_today(batch), relay)
batch.ticket_ids[:1]._replace("torn")
Batch._generate(convention, 5)

# The cinema's clean readings are accepted, the others are still open.
team["a27.ticket.return"].search([("state", "=", "to_check")]).action_accept_clean()
# A file that nobody has read yet when the server is stopped for the upgrade.
arrived = team["a27.ticket.return"].create(
    {"venue_id": team.ref("a27_partners.demo_venue_3").id, "announced_count": 20}
)
pages = team["a27.demo.story"]._scanned_pages(batch.ticket_ids.sorted("number")[1:].mapped("number"), None)
arrived._add_files(team["ir.attachment"].create({"name": "Musée.pdf", "raw": pages, "res_model": "a27.scan.upload"}))

# What they set up for themselves.
manager = env(user=sofie, context={"lang": "fr_BE"})  # noqa: F821
manager["a27.settings"].create({"credit_brought_back": False, "renew_days": 45, "grace_days": 30}).action_save()
manager.ref("a27_tickets.label_sheet_l7160").name = "Planche du bureau"
manager.ref("a27_partners.social_sector_cpas").name = "CPAS et OCMW"
team["ir.filters"].create(
    {
        "name": "Mes partenaires actifs",
        "model_id": "res.partner",
        "user_ids": [(4, nadia.id)],
        "domain": "[('a27_social_stage', '=', 'active')]",
    }
)
env.cr.commit()  # noqa: F821
