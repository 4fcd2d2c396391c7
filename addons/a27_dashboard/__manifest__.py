{
    "name": "Article 27 - Dashboard",
    "summary": "A first page of tiles that each user arranges",
    "version": "19.0.1.0.0",
    "category": "Article 27",
    "author": "Article 27 Bruxelles",
    "license": "AGPL-3",
    "depends": ["mail"],
    "data": [
        "security/groups.xml",
        "security/ir.model.access.csv",
        "security/ir_rule.xml",
        "views/a27_dashboard_tile_views.xml",
        "views/a27_dashboard_action.xml",
        "views/res_groups_views.xml",
    ],
    "assets": {
        "web.assets_backend": [
            "a27_dashboard/static/src/**/*",
            ("remove", "a27_dashboard/static/src/lazy/**/*"),
        ],
        # With Odoo's graph and pivot, which are loaded when the first of them is shown.
        "web.assets_backend_lazy": ["a27_dashboard/static/src/lazy/**/*"],
    },
}
