import uuid
from io import BytesIO

from odoo.addons.a27_tickets.tests.common import A27TicketsCase, pdf_of, render

from article27 import Symbology, check
from article27.scan import Page, Point, Polygon, Reading, UnreadRegion

UPLOAD = "a27.scan.upload"
SQUARE = ((0, 0), (90, 0), (90, 90), (0, 90))


class A27ScanningCase(A27TicketsCase):
    """21 tickets, printed and delivered, and a return of the theatre that waits for files."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.batch = cls._generate(cls.convention, 21)
        cls.job = cls._print(cls.batch)
        cls._deliver(cls.batch)
        cls.tickets = cls.batch.ticket_ids
        cls.numbers = cls.tickets.mapped("number")
        cls.ticket_return = cls._new_return(cls.venue)

    @classmethod
    def _new_return(cls, venue, **values):
        return cls.env["a27.ticket.return"].create({"venue_id": venue.id, **values})

    @classmethod
    def _new_genres(cls, *names):
        """Genres, the first of which is the main one of the venue."""
        genres = cls.env["a27.discipline"].create([{"name": name} for name in names])
        cls.venue.a27_discipline_id = genres[0]
        return genres

    @classmethod
    def _attach(cls, env, name, content):
        """A file as the upload dialog stores it, before anything is done with it."""
        return env["ir.attachment"].create({"name": name, "raw": content, "res_model": UPLOAD, "res_id": 0})

    @classmethod
    def _upload(cls, ticket_return, files):
        """What the dialog "Add scanned files" does, as the user of `ticket_return`; the files are read at once."""
        env = ticket_return.with_context(queue_job__no_delay=True).env
        attachments = [cls._attach(env, name, content).id for name, content in files.items()]
        env[UPLOAD].create({"return_id": ticket_return.id, "attachment_ids": attachments}).action_upload()
        return ticket_return.document_ids.filtered(lambda document: document.attachment_id.id in attachments)

    @classmethod
    def _read_texts(cls, ticket_return, *pages):
        """The return after a file was read whose pages hold the codes `pages`, without a file that holds them."""
        env = ticket_return.env
        documents = env["a27.scan.document"]._create_from(
            ticket_return, cls._attach(env, "scan.png", uuid.uuid4().bytes)
        )
        keyring = env["a27.ticket.key"]._keyring()
        documents.sudo().write({"state": "reading", "page_count": len(pages)})
        documents._store([page_of(number, texts, keyring) for number, texts in enumerate(pages, start=1)])
        documents._job_conclude()
        return documents


def page_of(number, texts, keyring):
    """What the reader gives for a page with these codes, one below the other; "" is a place that was not read."""
    places = [Polygon(*(Point(x, y + 99 * row) for x, y in SQUARE)) for row in range(len(texts))]
    readings = [
        Reading(text, Symbology.CODE128, place, "zxing", check(text, keyring))
        for text, place in zip(texts, places, strict=True)
        if text
    ]
    unread = [UnreadRegion(place, b"") for text, place in zip(texts, places, strict=True) if not text]
    return Page(number, 2480, 3508, readings, unread)


def scan_of(job):
    """The first sheet of a print job as a scanner gives it: a JPEG of 300 dpi."""
    return as_jpeg(render(pdf_of(job))[0])


def as_jpeg(image):
    file = BytesIO()
    image.convert("L").save(file, "JPEG", quality=85, dpi=(300, 300))
    return file.getvalue()
