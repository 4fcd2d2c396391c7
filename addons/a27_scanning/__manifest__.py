{
    "name": "Article 27 - Scanning",
    "summary": "What venues send back: scanned, read, judged and accepted",
    "version": "19.0.1.0.0",
    "category": "Article 27",
    "author": "Article 27 Bruxelles",
    "license": "AGPL-3",
    "depends": ["a27_tickets", "queue_job"],
    "data": [
        "security/ir.model.access.csv",
        "data/ir_sequence.xml",
        "data/queue_job_function.xml",
        "wizards/a27_scan_upload_views.xml",
        "wizards/a27_reading_settle_views.xml",
        "views/a27_scan_reading_views.xml",
        "views/a27_scan_document_views.xml",
        "views/a27_ticket_return_views.xml",
        "views/a27_ticket_views.xml",
        "views/menus.xml",
    ],
    "assets": {
        "web.assets_backend": ["a27_scanning/static/src/**/*"],
    },
}
