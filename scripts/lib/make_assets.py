"""Fed to `odoo shell` once, when a database is made: builds the scripts and styles of the log-in page and of the
screens, so that the first person to open them does not wait."""

for name in ("web.assets_frontend_minimal", "web.assets_frontend", "web.assets_frontend_lazy", "web.assets_web"):
    bundle = env["ir.qweb"]._get_asset_bundle(name, css=True, js=True)  # noqa: F821
    bundle.js()
    bundle.css()
env.cr.commit()  # noqa: F821
