import base64
from collections import defaultdict

import pypdfium2
import zxingcpp

from odoo.addons.a27_partners.tests.common import A27Case

DPI = 300
# The ORM writes so many rows in one query; no other query may depend on the number of tickets.
AT_ONCE = 100


class A27TicketsCase(A27Case):
    """A signed convention of 100 tickets for the CPAS, and the acts of the screens as short methods."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.sheet = cls.env.ref("a27_tickets.label_sheet_l7160")
        cls.convention = cls._new_convention(cls.cpas, 100)

    def _count_queries(self, act):
        """Number of queries that `act` takes from an empty cache until all is written, and what it returns."""
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.cr.sql_log_count
        result = act()
        self.env.flush_all()
        return self.cr.sql_log_count - before, result

    @classmethod
    def _new_convention(cls, partner, quota, **values):
        convention = cls.env["a27.convention"].create({"partner_id": partner.id, "initial_quota": quota, **values})
        convention.action_sign()
        return convention

    def mine(self, records):
        """The records as the user of the test sees them."""
        return records.with_env(self.env)

    @classmethod
    def _generate(cls, convention, count, **values):
        """What the dialog "Generate tickets" does, as the user of `convention`."""
        wizard = convention.env["a27.ticket.generate"].create(
            {"convention_id": convention.id, "count": count, **values}
        )
        return convention.env["a27.ticket.batch"].browse(wizard.action_generate()["res_id"])

    @classmethod
    def _print(cls, batch, **values):
        wizard = batch.env["a27.ticket.print"].create({"batch_id": batch.id, "sheet_id": cls.sheet.id, **values})
        return batch.env["a27.print.job"].browse(wizard.action_print()["res_id"])

    @classmethod
    def _deliver(cls, batch, **values):
        batch.env["a27.ticket.deliver"].create({"batch_id": batch.id, **values}).action_deliver()


def pdf_of(job):
    return base64.b64decode(job.pdf)


def render(pdf):
    """The pages of a PDF as images, as a printer and a scanner of 300 dpi would give them."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=DPI / 72).to_pil() for page in document]


def texts_of(pdf):
    """The text of each page."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def labels_on(image, sheet):
    """Label -> numbers read on it, of one page that was printed on `sheet`."""
    found = defaultdict(list)
    for code in zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.Code128):
        corners = (code.position.top_left, code.position.bottom_right)
        x, y = (sum(getattr(corner, axis) for corner in corners) / 2 / DPI * 25.4 for axis in "xy")
        column, row = int((x - sheet.left) // sheet.pitch_x), int((y - sheet.top) // sheet.pitch_y)
        found[row * sheet.columns + column + 1].append(code.text)
    return dict(found)
