from odoo import api, models

from article27 import group

from .a27_scan_reading_settlement import REPEATS


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
        return {
            "id": self.id,
            "name": self.name,
            "venue": self.venue_id.display_name,
            "place": self.place_id.name or "",
            "state": self.state,
            "announced": self.announced_count,
            "advice": (self.scan_advice or "").splitlines(),
            "may_decide": self.env.user.has_group("a27_partners.group_a27_reviewer"),
            "files": [document._desk_values() for document in self.document_ids],
            "pages": self.document_ids.page_ids._desk_values(),
            "readings": self.reading_ids._desk_values(),
        }

    def desk_close(self):
        """Accept what is valid and close, in one act; all or nothing."""
        self.action_accept_clean()
        self.action_close()

    def desk_decide(self, reading_ids, decision, reason):
        """Accept or refuse doubtful readings of this return, by a reviewer."""
        self.ensure_one()
        readings = self.env["a27.scan.reading"].browse(reading_ids)
        (readings & self.reading_ids)._decide(decision, reason)


class ScanDocument(models.Model):
    _inherit = "a27.scan.document"

    def _desk_values(self):
        return {
            "id": self.id,
            "name": self.name,
            "state": self.state,
            "message": self.message or "",
            "pages": self.page_count,
            "progress": round(self.progress),
        }


class ScanPage(models.Model):
    _inherit = "a27.scan.page"

    def _desk_values(self):
        return [
            {
                "id": page.id,
                "document_id": page.document_id.id,
                "number": page.number,
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
        return [
            {
                "id": reading.id,
                "page_id": reading.page_id.id,
                "polygon": reading.polygon or [],
                "number": group(reading.text or ""),
                "read_number": group(reading.read_text or ""),
                "is_unread": not reading.method,
                "is_typed": bool(reading.typed_by_id),
                "is_verified": reading.check_result == "ok",
                "verdict": reading.verdict or "",
                "sentence": verdicts.get(reading.verdict, ""),
                "is_repeat": reading.verdict in REPEATS,
                "remark": reading.remark or "",
                "pile": reading.pile or "to_check",
                "state": reading.state,
                "reason": reading.reason or "",
                "decided_by": reading.settled_by_id.name or "",
                "ticket_id": reading.ticket_id.id,
                "partner": reading.partner_id.display_name or "",
            }
            for reading in self
        ]
