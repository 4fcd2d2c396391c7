{
    "name": "Article 27 - Statistics",
    "summary": "Cross tables of the use of tickets",
    "version": "19.0.1.0.0",
    "category": "Article 27",
    "author": "Article 27 Bruxelles",
    "license": "AGPL-3",
    "depends": ["a27_scanning"],
    "data": [
        "security/ir.model.access.csv",
        "views/a27_stat_use_views.xml",
        "views/menus.xml",
    ],
}
