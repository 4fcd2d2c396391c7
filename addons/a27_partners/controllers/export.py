from odoo.addons.web.controllers import export

from article27.spreadsheet import as_text


class TextWriter(export.GroupExportXlsxWriter):
    """Writes every text as a text, also one that looks like a formula or a link to a file."""

    def __init__(self, fields, columns_headers, row_count):
        super().__init__(fields, columns_headers, row_count)
        self.worksheet.add_write_handler(str, lambda sheet, *cell: sheet.write_string(*cell))


class ExcelExport(export.ExcelExport):
    """Exports of lists. What others wrote (the code on a ticket, the subject of a mail, a name) must not calculate or
    fetch anything on the machine of the colleague who opens the file; of this Odoo sees to a part of CSV alone."""

    def from_data(self, fields, columns_headers, rows):
        """Override of `web`."""
        with TextWriter(fields, columns_headers, len(rows)) as writer:
            for index, row in enumerate(rows, start=1):
                writer._write_row(index, 0, row)
        return writer.value

    def from_group_data(self, fields, columns_headers, groups):
        """Override of `web`."""
        with TextWriter(fields, columns_headers, groups.count) as writer:
            row, column = 1, 0
            for name, group in groups.children.items():
                row, column = writer.write_group(row, column, name, group)
        return writer.value


class CSVExport(export.CSVExport):
    """See ExcelExport."""

    def from_data(self, fields, columns_headers, rows):
        """Override of `web`."""
        return super().from_data(
            fields,
            [as_text(header) for header in columns_headers],
            [[as_text(cell) if isinstance(cell, str) else cell for cell in row] for row in rows],
        )
