import base64
import csv
import io
from decimal import Decimal

import xlsxwriter

from odoo import api, fields, models
from odoo.exceptions import UserError

from article27.money.transfers import CURRENT, OLDER, transfer_file
from article27.spreadsheet import as_text


class Payment(models.Model):
    """The files of a payment, made once, when it is confirmed: pain.001 for the bank, CSV and XLSX for bookkeeping."""

    _inherit = "a27.payment"

    sepa_file = fields.Binary(string="File for the Bank", attachment=True, readonly=True, copy=False)
    csv_file = fields.Binary(string="List (CSV)", attachment=True, readonly=True, copy=False)
    xlsx_file = fields.Binary(string="List (Excel)", attachment=True, readonly=True, copy=False)
    file_name = fields.Char(compute="_compute_file_name")

    @api.depends("name")
    def _compute_file_name(self):
        for payment in self:
            payment.file_name = (payment.name or "").replace("/", "-")

    @api.model
    def _guarded_fields(self):
        return {**super()._guarded_fields(), **dict.fromkeys(("sepa_file", "csv_file", "xlsx_file"), False)}

    def action_download_sepa(self):
        return self._download("sepa_file", "xml")

    def action_download_csv(self):
        return self._download("csv_file", "csv")

    def action_download_xlsx(self):
        return self._download("xlsx_file", "xlsx")

    def _download(self, field, extension):
        self.ensure_one()
        if not self[field]:
            raise UserError(self.env._("The file is made when the payment is confirmed."))
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/{field}/{self.file_name}.{extension}?download=true",
            "target": "download",
        }

    @api.model
    def _decimal(self, amount):
        """A monetary field, a float that holds cents, as an exact number."""
        return Decimal(f"{amount:.2f}")

    def _prepare_files(self):
        files = {"csv_file": self._csv(), "xlsx_file": self._xlsx()}
        if self.transfer_ids:
            files["sepa_file"] = self._sepa()
        return {name: base64.b64encode(content) for name, content in files.items()}

    def _sepa(self):
        company = self.env.company.partner_id
        account, problem = company._a27_accounts_on(self.execution_date)[company]
        if problem:
            raise UserError(problem)
        older = self.env["a27.settings"]._get("sepa_older")
        return transfer_file(
            company._a27_party(account.acc_holder_name or company.name, account.acc_number),
            [transfer._to_library() for transfer in self.transfer_ids],
            self.execution_date,
            OLDER if older else CURRENT,
        )

    def _csv(self):
        """Semicolons, decimal commas and a mark of UTF-8, as Belgian spreadsheets expect."""
        out = io.StringIO()
        writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
        writer.writerow(self._list_header())
        for *texts, tickets, amount in self._list_rows():
            writer.writerow([*map(as_text, texts), tickets, f"{amount:.2f}".replace(".", ",")])
        return out.getvalue().encode("utf-8-sig")

    def _xlsx(self):
        out = io.BytesIO()
        with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as workbook:
            bold, money = workbook.add_format({"bold": True}), workbook.add_format({"num_format": "#,##0.00"})
            day = workbook.add_format({"num_format": "dd/mm/yyyy"})
            sheet = workbook.add_worksheet(self.file_name[:31])
            sheet.write_row(0, 0, self._list_header(), bold)
            rows = self._list_rows()
            for index, (*texts, tickets, amount) in enumerate(rows, start=1):
                for column, text in enumerate(texts):
                    sheet.write_string(index, column, text)
                # A day and not a text, so that it can be sorted and filtered.
                sheet.write_datetime(index, 1, self.execution_date, day)
                sheet.write_number(index, len(texts), tickets)
                sheet.write_number(index, len(texts) + 1, amount, money)
            last = len(self._list_header()) - 1
            sheet.write_string(len(rows) + 1, 0, self.env._("Total"), bold)
            sheet.write_number(len(rows) + 1, last, self.amount, money)
            sheet.set_column(0, last, 22)
            sheet.freeze_panes(1, 0)
        return out.getvalue()

    def _list_header(self):
        return [
            self.env._("Payment"),
            self.env._("Execution date"),
            self.env._("Reference of the transfer"),
            self.env._("Venue"),
            self.env._("Paid to"),
            self.env._("IBAN"),
            self.env._("Communication"),
            self.env._("Return"),
            self.env._("Tickets"),
            self.env._("Amount"),
        ]

    def _list_rows(self):
        """One row per return: texts, then tickets and amount as numbers."""
        return [
            (
                self.name,
                self.execution_date.strftime("%d/%m/%Y"),
                item.transfer_id.reference or "",
                item.venue_id.name,
                item.transfer_id.payee_name or "",
                item.transfer_id.account_number or "",
                item.transfer_id.communication or "",
                item.return_id.name,
                item.ticket_count,
                item.amount,
            )
            for item in self.item_ids
        ]
