{
    "name": "Article 27",
    "summary": "Partners, tickets, scanning and statistics of Article 27 Bruxelles",
    "version": "19.0.1.0.0",
    "category": "Article 27",
    "author": "Article 27 Bruxelles",
    "license": "AGPL-3",
    "application": True,
    "depends": ["a27_partners", "a27_tickets", "a27_scanning", "a27_stats", "a27_reimbursement"],
    "data": ["data/menus.xml"],
    "demo": [
        "demo/users.xml",
        "demo/story.xml",
    ],
}
