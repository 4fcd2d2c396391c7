from odoo import SUPERUSER_ID, api

from odoo.addons.a27_partners.models.res_partner_formats import FORMATS


def migrate(cr, version):
    """Bring the contact data that is already there to Belgian notation, without a word in the history of each card."""
    env = api.Environment(cr, SUPERUSER_ID, {"active_test": False, "tracking_disable": True})
    for partner in env["res.partner"].search([]):
        values = {name: partner[name] for name in FORMATS if partner[name]}
        written = partner._a27_written(values, partner._a27_country_code({}))
        if written != values:
            partner.write(written)
