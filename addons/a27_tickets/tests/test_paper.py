import pypdfium2
import zxingcpp

from odoo.tests import tagged, users

from .common import A27TicketsCase, pdf_of

DPI = 200


@tagged("post_install", "-at_install")
class TestPaper(A27TicketsCase):
    """What is on paper is what is in the database, to the last label of a large job."""

    def _codes_by_label(self, job):
        """(sheet, label) -> numbers that the bars on it say."""
        sheet, found = job.sheet_id, {}
        for page, paper in enumerate(pypdfium2.PdfDocument(pdf_of(job)), start=1):
            image = paper.render(scale=DPI / 72, grayscale=True).to_pil()
            for code in zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.Code128, try_invert=False):
                left, right = code.position.top_left, code.position.bottom_right
                x, y = ((left.x + right.x) / 2 / DPI * 25.4, (left.y + right.y) / 2 / DPI * 25.4)
                column, row = int((x - sheet.left) // sheet.pitch_x), int((y - sheet.top) // sheet.pitch_y)
                found.setdefault((page, row * sheet.columns + column + 1), []).append(code.text)
        return found

    @users("nadia_team")
    def test_a_thousand_labels_are_counted_and_read_back(self):
        convention = self.mine(self._new_convention(self.cpas, 1_000))
        job = self._print(self._generate(convention, 1_000), start=18)
        recorded = {(line.page, line.position): [line.ticket_id.number] for line in job.line_ids}
        self.assertEqual((len(recorded), job.label_count, job.page_count), (1_000, 1_000, 49))
        self.assertEqual(self._codes_by_label(job), recorded)
