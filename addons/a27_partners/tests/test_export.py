import csv
import io
import json
import zipfile

from odoo import http
from odoo.tests import HttpCase, tagged

from .common import A27Case

NASTY = '=HYPERLINK("http://elsewhere.example","Prize")'


@tagged("post_install", "-at_install")
class TestExport(A27Case, HttpCase):
    """What others wrote is a text in the files that colleagues export and open, never a formula or a link."""

    def _export(self, kind, *groupby):
        partners = self._new_social_partner(NASTY, street="@SUM(A1)") | self._new_social_partner("file://host/share")
        fields = [{"name": name, "label": name, "type": "char"} for name in ("name", "street")]
        asked = {"model": "res.partner", "ids": partners.ids, "domain": [], "import_compat": False, "groupby": groupby}
        self.authenticate("nadia_team", "nadia_team")
        answer = self.url_open(
            f"/web/export/{kind}",
            data={"data": json.dumps({**asked, "fields": fields}), "csrf_token": http.Request.csrf_token(self)},
        )
        self.assertEqual(answer.status_code, 200)
        return answer.content

    def test_a_text_is_a_text_in_excel(self):
        for groupby in ((), ("name",)):
            with zipfile.ZipFile(io.BytesIO(self._export("xlsx", *groupby))) as book:
                sheet = book.read("xl/worksheets/sheet1.xml").decode()
                self.assertIn("HYPERLINK", book.read("xl/sharedStrings.xml").decode())
            self.assertNotIn("<f>", sheet)
            self.assertNotIn("<hyperlink", sheet)

    def test_a_text_is_a_text_in_csv(self):
        rows = list(csv.reader(io.StringIO(self._export("csv").decode())))
        self.assertIn([f"'{NASTY}", "'@SUM(A1)"], rows)
