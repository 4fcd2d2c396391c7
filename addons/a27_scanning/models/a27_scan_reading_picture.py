import base64
from io import BytesIO

from PIL import Image

from odoo import api, fields, models

MARGIN = 0.25  # of the longer side of the code: enough to see the number below the bars


class ScanReading(models.Model):
    """The picture of one code: what was cut out when it could not be read, else a piece of the picture of its page."""

    _inherit = "a27.scan.reading"

    picture = fields.Binary(compute="_compute_picture")
    earlier_picture = fields.Binary(string="Picture of the earlier one", compute="_compute_picture")

    @api.depends("crop", "polygon", "page_id.image", "earlier_id")
    def _compute_picture(self):
        for reading in self:
            reading.picture = reading._cut_out()
            reading.earlier_picture = reading.earlier_id._cut_out() if reading.earlier_id else False

    def _cut_out(self):
        """Base64 of an image, or False where there is no picture any more."""
        reading = self.with_context(bin_size=False)
        if reading.crop or not (reading.page_id.image and reading.polygon and reading.page_id.width):
            return reading.crop
        file = BytesIO()
        with Image.open(BytesIO(base64.b64decode(reading.page_id.image))) as page:
            scale = page.width / reading.page_id.width
            page.crop(self._box(reading.polygon, scale)).convert("L").save(file, "PNG")
        return base64.b64encode(file.getvalue())

    def _box(self, polygon, scale):
        """The upright rectangle around the code in pixels of the small picture; what is beyond the page is black."""
        xs, ys = zip(*polygon, strict=True)
        margin = max(max(xs) - min(xs), max(ys) - min(ys)) * MARGIN
        edges = (min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin)
        return [round(edge * scale) for edge in edges]
