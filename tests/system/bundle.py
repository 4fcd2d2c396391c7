"""A bundle as a venue sends it back: printed tickets, some of them spoiled, scanned and uploaded by remote calls."""

import base64
import time
from dataclasses import dataclass

import pypdfium2
from PIL import Image

from article27.labels import get_sheet
from article27.labels.code128 import SYMBOL_MODULES
from article27.labels.ticket import module_width
from paper import as_scanned, jpeg, scanner_pdf
from rpc import Client

DPI = 300
SHEET = "L7160"
READING_TIMEOUT_S = 90


@dataclass
class Bundle:
    """A return whose files are read, and the numbers on it, in their order."""

    return_id: int
    numbers: list[str]


def deliver(staff: Client, count: int) -> tuple[list[str], bytes]:
    """Generate, print and deliver the tickets of a new social partner: their numbers, and the PDF of the labels."""
    [partner] = staff.call(
        "res.partner", "create", [{"name": "Le Sac à Dos", "a27_is_social": True, "is_company": True}]
    )
    [convention] = staff.call("a27.convention", "create", [{"partner_id": partner, "initial_quota": count}])
    staff.call("a27.convention", "action_sign", [convention])
    batch = _wizard(staff, "a27.ticket.generate", "action_generate", convention_id=convention, count=count)["res_id"]
    [sheet] = staff.call("a27.label.sheet", "search", [("name", "=", SHEET)])
    job = _wizard(staff, "a27.ticket.print", "action_print", batch_id=batch, sheet_id=sheet)["res_id"]
    [printed] = staff.call("a27.print.job", "read", [job], ["pdf"])
    _wizard(staff, "a27.ticket.deliver", "action_deliver", batch_id=batch)
    tickets = staff.call("a27.ticket", "search_read", [("batch_id", "=", batch)], ["number"], order="number")
    return [ticket["number"] for ticket in tickets], base64.b64decode(printed["pdf"])


def scanned(pdf: bytes, spoiled: list[int], turns: int = 0, last: int | None = None) -> bytes:
    """The printed pages as a scanner's PDF; the bars of the labels `spoiled` (counted from 1) say nothing any more.
    `turns` is how many quarters the pages lie turned on the glass; `last` how many of them are scanned."""
    pages, sheet = [], get_sheet(SHEET)
    for index, page in enumerate(list(pypdfium2.PdfDocument(pdf))[:last]):
        image = page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
        for label in spoiled:
            if (label - 1) // sheet.count == index:
                _spoil(image, sheet, (label - 1) % sheet.count + 1)
        paper = as_scanned(image)
        pages.append(jpeg(paper.rotate(90 * turns, expand=True) if turns else paper))
    return scanner_pdf(pages, **({"width": 841.89, "height": 595.28} if turns % 2 else {}))


def send_back(staff: Client, venue: str, pdf: bytes, numbers: list[str], **values) -> Bundle:
    """A new return of the venue, once its file is read."""
    [venue_id] = staff.call("res.partner", "search", [("name", "=", venue)], limit=1)
    return_id = staff.call("a27.ticket.return", "create", [{"venue_id": venue_id, **values}])[0]
    file = {"name": "pile.pdf", "datas": base64.b64encode(pdf).decode(), "res_model": "a27.scan.upload", "res_id": 0}
    attachments = staff.call("ir.attachment", "create", [file])
    _wizard(staff, "a27.scan.upload", "action_upload", return_id=return_id, attachment_ids=attachments)
    deadline = time.monotonic() + READING_TIMEOUT_S
    while staff.call("a27.ticket.return", "read", [return_id], ["state"])[0]["state"] != "to_check":
        assert time.monotonic() < deadline, "The file was not read in time."
        time.sleep(0.3)
    return Bundle(return_id, numbers)


def _spoil(image: Image.Image, sheet, label: int) -> None:
    """The most of the bars are as wide as their gaps, which no symbol of Code 128 is: they look well, and say nothing;
    the digits below them do."""
    left, top = (round(part / 25.4 * DPI) for part in sheet.position(label))
    module = module_width(sheet)
    first_bar = (sheet.label_width - SYMBOL_MODULES * module) / 2
    start, end = (left + round((first_bar + 11 * module * symbol) / 25.4 * DPI) for symbol in (2, 9))
    width = round(module / 25.4 * DPI)
    for edge in range(start, end, width):
        image.paste(255 if (edge - start) // width % 2 else 0, (edge, top + 95, edge + width, top + 342))


def _wizard(staff: Client, model: str, act: str, **values):
    [wizard] = staff.call(model, "create", [values])
    return staff.call(model, act, [wizard])
