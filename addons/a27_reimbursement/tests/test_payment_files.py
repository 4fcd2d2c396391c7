import base64
import csv
import io
import xml.etree.ElementTree as ET

import openpyxl

from odoo.exceptions import UserError
from odoo.tests import tagged, users

from .common import A27ReimbursementCase


@tagged("post_install", "-at_install")
class TestPaymentFiles(A27ReimbursementCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.museum.name = "=Museum; van de Test"
        returns = cls._close_return(cls.venue, cls.numbers[:2]) | cls._close_return(cls.museum, cls.numbers[2:5])
        cls.payment = cls._prepare_payment(returns)

    def _file(self, field):
        payment = self.mine(self.payment)
        if payment.state == "draft":
            payment.action_confirm()
        return base64.b64decode(payment[field])

    @users("sofie_manager")
    def test_the_banks_file_holds_the_transfers(self):
        root = ET.fromstring(self._file("sepa_file"))
        names = {"p": "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"}
        transfers = [
            [
                found.findtext(path, None, names)
                for path in (".//p:EndToEndId", ".//p:InstdAmt", ".//p:CdtrAcct//p:IBAN")
            ]
            for found in root.iterfind(".//p:CdtTrfTxInf", names)
        ]
        name = self.payment.name
        self.assertEqual(
            transfers, [[f"{name}-1", "7.50", "BE71096123456769"], [f"{name}-2", "11.25", "BE43068999999501"]]
        )
        self.assertEqual(root.findtext(".//p:DbtrAcct//p:IBAN", None, names), "BE68539007547034")

    @users("sofie_manager")
    def test_a_bank_may_want_the_older_format(self):
        self.env["ir.config_parameter"].sudo().set_param("a27_reimbursement.sepa_older", "1")
        self.assertIn(b"pain.001.001.03", self._file("sepa_file"))

    @users("sofie_manager")
    def test_without_an_account_of_its_own_the_association_pays_nobody(self):
        self.accounts[2].sudo().action_a27_end()
        with self.assertRaisesRegex(UserError, "has no confirmed account"):
            self.mine(self.payment).action_confirm()

    @users("sofie_manager")
    def test_the_list_opens_in_a_belgian_spreadsheet(self):
        content = self._file("csv_file")
        self.assertTrue(content.startswith(b"\xef\xbb\xbf"))
        header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
        self.assertEqual(len(header), 10)
        self.assertEqual([row[-2:] for row in rows], [["2", "7,50"], ["3", "11,25"]])
        self.assertEqual(rows[1][3], "'=Museum; van de Test")

    @users("sofie_manager")
    def test_the_excel_list_has_figures_and_no_formulas(self):
        sheet = openpyxl.load_workbook(io.BytesIO(self._file("xlsx_file"))).active
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        self.assertEqual([row[-1] for row in rows], [7.5, 11.25, 18.75])
        self.assertEqual(rows[1][3], "=Museum; van de Test")
        self.assertEqual(sheet.cell(3, 4).data_type, "s")
        self.assertTrue(sheet.cell(2, 2).is_date)

    @users("nadia_team")
    def test_files_wait_for_the_confirmation(self):
        for act in ("action_download_sepa", "action_download_csv", "action_download_xlsx"):
            with self.assertRaisesRegex(UserError, "made when the payment is confirmed"):
                getattr(self.mine(self.payment), act)()
