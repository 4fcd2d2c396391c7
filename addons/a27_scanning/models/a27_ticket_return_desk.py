from odoo import api, models

from article27 import group

from .a27_scan_reading_elsewhere import ASIDE
from .a27_scan_reading_paperwork import PAPERWORK
from .a27_scan_reading_settlement import REPEATS
from .a27_ticket_return_purge import PURGED


class TicketReturn(models.Model):
    """What the desk ("Check the readings", static/src/desk) shows and does; the acts are those of the models."""

    _inherit = "a27.ticket.return"

    def action_open_desk(self):
        self.ensure_one()
        return {
            "type": "ir.actions.client",
            "tag": "a27_desk",
            "name": self.env._("Check the readings"),
            "context": {"active_id": self.id},
        }

    @api.readonly
    def desk_read(self):
        """All that the desk shows of a return, in a number of queries that does not grow with it."""
        self.ensure_one()
        pages = self._desk_pages()
        return {
            "id": self.id,
            "name": self.name,
            "display_name": self.display_name,
            "state": self.state,
            "announced": self.announced_count,
            "counted": self.counted_count,
            "found": self.found_count,
            "difference": self.difference_sentence or "",
            "warnings": self.open_warning_count,
            "advice": (self.scan_advice or "").splitlines(),
            "may_move": self._may_move(),
            "may_decide": self.env.user.has_group("a27_partners.group_a27_reviewer"),
            "files": (self.document_ids | pages.document_id)._desk_values(),
            "pages": pages._desk_values(),
            "readings": self.reading_ids._desk_values(),
        }

    def _may_move(self):
        """Whether to offer that something of it moves; `_check_movable` has the last word."""
        is_closed = self.state in ("closed", "reimbursed")
        return not is_closed or (not self.reimbursed_on and self.env.user.has_group("a27_partners.group_a27_manager"))

    def _desk_pages(self):
        """The pages that can be looked at: numbers entered by hand stand on none."""
        return self.env["a27.scan.page"]._of_returns(self).filtered("width")

    def desk_close(self, reason=None):
        """Accept what is valid and close, in one act; all or nothing. `reason` is that of a difference."""
        self.ensure_one()
        if self.clean_count:
            self.action_accept_clean()
        self._close(reason)

    def desk_decide(self, reading_ids, decision, reason):
        """Accept or refuse doubtful readings of this return, by a reviewer."""
        self.ensure_one()
        readings = self.env["a27.scan.reading"].browse(reading_ids)
        (readings & self.reading_ids)._decide(decision, reason)

    def desk_move_back(self, reading_ids, document_ids):
        """What the desk moved to another return comes back."""
        self.ensure_one()
        readings = self.env["a27.scan.reading"].browse(reading_ids)
        documents = self.env["a27.scan.document"].browse(document_ids)
        readings._move_to_return(self, documents, self.env._("Taken back."))


class ScanDocument(models.Model):
    _inherit = "a27.scan.document"

    def _desk_values(self):
        return [
            {
                "id": document.id,
                "name": document.name,
                "return_id": document.return_id.id,
                "state": document.state,
                "message": document.message or "",
                "progress": round(document.progress),
            }
            for document in self
        ]


class ScanPage(models.Model):
    _inherit = "a27.scan.page"

    def _desk_values(self):
        return [
            {
                "id": page.id,
                "document_id": page.document_id.id,
                "number": page.number,
                "front_id": page.front_id.id,
                "is_cover": bool(page.cover_id),
                "width": page.width,
                "height": page.height,
                # A picture never changes, so browsers may keep it.
                "image": f"/web/image/{page._name}/{page.id}/image?unique=1" if page.image else "",
            }
            # Only the size of each picture is read.
            for page in self.with_context(bin_size=True)
        ]


class ScanReading(models.Model):
    _inherit = "a27.scan.reading"

    def _desk_values(self):
        verdicts = dict(self._fields["verdict"]._description_selection(self.env))
        places = self.earlier_id._desk_places()
        return [
            {
                **reading._desk_place(),
                "number": (reading.text and reading.display_name) or "",
                "read_number": group(reading.read_text or ""),
                "is_purged": (reading.text or "").startswith(PURGED),
                "is_typed": bool(reading.typed_by_id),
                "is_verified": reading.check_result == "ok",
                "verdict": reading.verdict or "",
                "label": verdicts.get(reading.verdict, ""),
                "sentence": reading.sentence,
                "pile": reading.pile or "unjudged",
                "is_repeat": reading.verdict in REPEATS,
                "is_paperwork": reading.verdict in PAPERWORK,
                "is_aside": reading.verdict in ASIDE,
                "earlier": places.get(reading.earlier_id.id, False),
                "state": reading.state,
                "reason": reading.reason or "",
                "decided_by": reading.settled_by_id.name or "",
                "partner": reading.partner_id.display_name or "",
            }
            for reading in self
        ]

    def _desk_place(self):
        """Where it is; `is_unread` also says that it was cut out in full detail."""
        return {
            "id": self.id,
            "page_id": self.page_id.id,
            "polygon": self.polygon or [],
            "is_unread": not self.method,
        }

    def _desk_places(self):
        """Id -> the place, with its page, of readings that others repeat."""
        pages = {page["id"]: page for page in self.page_id._desk_values()}
        return {reading.id: {**reading._desk_place(), "page": pages[reading.page_id.id]} for reading in self}
