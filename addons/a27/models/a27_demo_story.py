import io

import pypdfium2
import zxingcpp
from PIL import Image

from odoo import api, fields, models

from article27 import make
from article27.labels import draw_ticket_labels, get_sheet
from article27.labels.code128 import SYMBOL_MODULES
from article27.labels.ticket import module_width

SHEET = get_sheet("L7160")
MODULE = module_width(SHEET)  # mm
DPI = 200
LAST_SERIAL = 9_999_999


class DemoStory(models.AbstractModel):
    """A year of a small Brussels, told by the same acts that staff do on their screens. Demo data only."""

    _name = "a27.demo.story"
    _description = "Demo Story"

    @api.model
    def _tell(self):
        # The jobs run at once, so that the story is complete when the database is.
        told = self.with_user(self.env.ref("a27.demo_user_nadia")).with_context(
            queue_job__no_delay=True, tracking_disable=True, lang="fr_BE"
        )
        conventions = told._sign_conventions()
        batches = told._deliver_batches(conventions)
        told._mend_a_batch(batches[0])
        told._send_back_clean(batches)
        told._send_back_with_questions(batches)
        told._send_back_of_all_kinds(batches)
        told._note_outing()
        told._announce_return()
        told._ask_for_tickets()

    def _partner(self, name):
        return self.env.ref(f"a27_partners.demo_{name}")

    def _sign_conventions(self):
        """(social partner's xml id, tickets, who pays): all signed but the last."""
        agreed = [
            ("social_1", 300, "Subside fédéral"),
            ("social_2", 120, "Fonds propres"),
            ("social_3", 80, "COCOF"),
            ("social_4", 60, "Fonds propres"),
            ("social_5", 100, "VGC"),
            ("social_6", 40, "COCOF"),
            ("social_7", 50, "Fonds propres"),
            ("social_8", 60, "Fedasil"),
        ]
        conventions = self.env["a27.convention"].create(
            [
                {"partner_id": self._partner(name).id, "initial_quota": quota, "funding_source": source}
                for name, quota, source in agreed
            ]
        )
        conventions[:-1].action_sign()
        self.env["a27.convention.amendment"].create(
            {"convention_id": conventions[1].id, "quantity": 30, "reason": "Nouveau groupe d'alphabétisation"}
        ).action_sign()
        return conventions

    def _deliver_batches(self, conventions):
        """Batches of the first five conventions are delivered; one is printed only, one has yet to be printed."""
        delivered = [
            (conventions[0], 63, self._partner("antenna_1")),
            (conventions[0], 42, self._partner("antenna_2")),
            (conventions[1], 63, None),
            (conventions[2], 42, None),
            (conventions[4], 21, None),
        ]
        self.env["a27.paper.movement"].create({"quantity": 1_000, "note": "Imprimerie du Canal"})
        Batch = self.env["a27.ticket.batch"]
        batches = Batch.union(*[Batch._generate(*wanted) for wanted in delivered])
        for batch in batches:
            self._print(batch)
            relay = batch.partner_id.a27_relay_ids[:1]
            batch._deliver("collected", batch.create_date.date(), relay, paper=batch.ticket_count)
        self._print(Batch._generate(conventions[5], 21))
        Batch._generate(conventions[6], 30)
        return batches

    def _mend_a_batch(self, batch):
        """One label was pale and printed again; three tickets were stolen and replaced; one came back unused."""
        tickets = batch.ticket_ids.sorted("number")
        sheet = self.env.ref("a27_tickets.label_sheet_l7160")
        self.env["a27.print.job"]._prepare_job(batch, tickets[55], sheet, reason="Étiquette trop pâle").action_confirm()
        tickets[57:60]._replace("stolen", "Sac volé dans le tram")
        tickets[62]._bring_back(batch.delivered_on, "Sortie annulée")

    def _print(self, batch):
        sheet = self.env.ref("a27_tickets.label_sheet_l7160")
        self.env["a27.print.job"]._prepare_job(batch, batch.ticket_ids, sheet)

    def _numbers(self, batch, first, count):
        return batch.ticket_ids.sorted("number").mapped("number")[first : first + count]

    def _send_back_clean(self, batches):
        """A theatre sends back tickets of three partners; all are fine, and the return is closed."""
        numbers = [
            *self._numbers(batches[0], 0, 17),
            *self._numbers(batches[2], 0, 15),
            *self._numbers(batches[3], 0, 8),
        ]
        theatre = self._record_return("venue_1", announced=40)
        self._scan(theatre, "Théâtre de la Lanterne 1.pdf", numbers)
        theatre.action_accept_clean()
        theatre.action_close()

    def _send_back_with_questions(self, batches):
        """A cinema's envelope: one number twice, one already accepted at the theatre, one that was never issued, and
        one that was torn and badly mended."""
        good = [*self._numbers(batches[1], 0, 9), *self._numbers(batches[4], 0, 6)]
        copied = self._numbers(batches[0], 3, 1)
        keyring = self.env["a27.ticket.key"]._keyring()
        never_issued = str(make(keyring, int(good[0][1:3]), LAST_SERIAL))
        cinema = self._record_return("venue_2", announced=20)
        self._scan(cinema, "Cinéma Le Phare.pdf", [*good, good[4], *copied, never_issued], mended=7)

    def _send_back_of_all_kinds(self, batches):
        """A concert hall's envelope has something for each pile: tickets that were stolen, brought back, cancelled or
        replaced, or left the house without anybody recording it; older and Walloon ones; a parking ticket."""
        lost = batches[1].ticket_ids.sorted("number")[20:26]
        lost[0]._replace("torn")
        lost[1]._replace("stolen", "Enveloppe disparue du bureau")
        lost[2]._cancel("lost")
        lost[3]._bring_back(lost[3].batch_id.delivered_on)
        unrecorded = self.env["a27.ticket.batch"].search([("state", "!=", "delivered"), ("ticket_count", ">", 1)])
        late = [batch.ticket_ids.sorted("number")[0].number for batch in unrecorded]
        good = self._numbers(batches[4], 8, 9)
        misread = good[0][:5] + str((int(good[0][5]) + 1) % 10) + good[0][6:]
        hall = self._record_return("venue_5", announced=25, counted=24, show="Nuit du slam")
        numbers = [*good, *lost[:4].mapped("number"), *late, misread]
        others = ["W00417733", "W00417741", "B004211", "B017350", "PARKING 0042"]
        self._scan(hall, "Salle Bémol mars.pdf", numbers, others=others)

    def _note_outing(self):
        """A group that goes to the museum together next week."""
        self.env["a27.group.outing"].create(
            {
                "partner_id": self._partner("social_2").id,
                "venue_id": self._partner("venue_3").id,
                "day": fields.Date.add(fields.Date.today(), days=7),
                "count": 18,
                "note": "Atelier d'alphabétisation, visite guidée",
            }
        )

    def _announce_return(self):
        """A museum's envelope has arrived and waits for the scanner."""
        self._record_return("venue_3", announced=12)

    def _ask_for_tickets(self):
        """Three requests: one to decide, one larger than what is left, one accepted in part."""
        asked = [("social_2", 20, 20), ("social_3", 60, 60), ("social_8", 0, 50)]
        requests = self.env["a27.ticket.request"].create(
            [
                {"partner_id": self._partner(name).id, "label_quantity": labels, "paper_quantity": paper}
                for name, labels, paper in asked
            ]
        )
        requests[1].action_wait()
        requests[2]._accept(0, 40)

    def _record_return(self, venue, announced, counted=0, show=None):
        values = {"venue_id": self._partner(venue).id, "announced_count": announced, "counted_count": counted}
        if show:
            values["show_id"] = self.env["a27.show"].create({"name": show, "venue_id": values["venue_id"]}).id
        return self.env["a27.ticket.return"].create(values)

    def _scan(self, ticket_return, name, numbers, mended=None, others=()):
        attachment = self.env["ir.attachment"].create(
            {"name": name, "raw": self._scanned_pages(numbers, mended, others), "res_model": "a27.scan.upload"}
        )
        ticket_return._add_files(attachment)

    def _scanned_pages(self, numbers, mended, others):
        """A PDF of grey page images, as a scanner makes it; label number `mended` was torn and mended with a piece of
        another. `others` are codes that are not ours, after our labels."""
        labels = io.BytesIO()
        draw_ticket_labels(numbers, SHEET, labels)
        document = pypdfium2.PdfDocument(labels.getvalue())
        images = [page.render(scale=DPI / 72, grayscale=True).to_pil() for page in document]
        if mended:
            self._mend(images[0], *SHEET.position(mended))
        for label, text in enumerate(others, start=len(numbers) % SHEET.count + 1):
            self._put(images[-1], text, *SHEET.position(label))
        pdf = io.BytesIO()
        images[0].save(pdf, "PDF", save_all=True, append_images=images[1:], resolution=DPI, quality=75)
        return pdf.getvalue()

    def _put(self, image, text, left, top):
        """Another kind of ticket with a barcode, where a label whose corner is at `left`, `top` in mm would be."""
        bars = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.Code128).to_image(scale=3, add_hrt=True)
        image.paste(Image.fromarray(bars), (round((left + 4) / 25.4 * DPI), round((top + 8) / 25.4 * DPI)))

    def _mend(self, image, left, top):
        """Replace the seventh and eighth pair of digits of the label whose corner is at `left`, `top` in mm by those of
        the label below: the bars look well and say nothing."""
        first_bar = left + (SHEET.label_width - SYMBOL_MODULES * MODULE) / 2
        start, end = (first_bar + 11 * MODULE * symbol for symbol in (7, 9))
        edges = (start, top, end, top + SHEET.label_height)
        piece = [round((edge + (SHEET.pitch_y if index % 2 else 0)) / 25.4 * DPI) for index, edge in enumerate(edges)]
        image.paste(image.crop(piece), (piece[0], round(top / 25.4 * DPI)))
