from odoo import http
from odoo.http import content_disposition, request


class PersonalData(http.Controller):
    @http.route("/a27/personal-data/<int:contact_id>", type="http", auth="user")
    def download(self, contact_id):
        contact = request.env["res.partner"].browse(contact_id)
        content = contact._a27_personal_data_archive()
        name = request.env._("Personal data %s.zip", contact.name)
        return request.make_response(
            content,
            [
                ("Content-Type", "application/zip"),
                ("Content-Disposition", content_disposition(name)),
                ("Cache-Control", "no-store"),
            ],
        )
