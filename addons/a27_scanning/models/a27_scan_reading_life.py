from odoo import models

from odoo.addons.a27_tickets.models.life_event import LifeEvent


class TicketReturn(models.Model):
    _inherit = "a27.ticket.return"

    def _venue_text(self):
        return ", ".join(filter(None, (self.venue_id.name, self.place_id.name)))


class ScanReading(models.Model):
    _inherit = "a27.scan.reading"

    def _life(self):
        """The events that this reading adds to the life of a number."""
        return [
            self._life_of_scan(),
            *self._life_of_typing(),
            *self._life_of_decision(),
            *self._life_of_payment(),
        ]

    def _life_of_scan(self):
        sender = self.return_id._venue_text()
        verdict = dict(self._fields["verdict"]._description_selection(self.env)).get(self.verdict)
        return LifeEvent.at_time(
            self.env,
            self.create_date,
            title=self.env._("Sent back by %s", sender)
            if sender
            else self.env._("Scanned, in a return still to be made"),
            icon="fa-qrcode",
            who=self.document_id.create_uid,
            detail=self.env._(
                "Page %(page)s of %(file)s: %(verdict)s.",
                page=self.page_id.number,
                file=self.document_id.name,
                verdict=(verdict or self.env._("Not judged yet")).lower(),
            ),
            record=self.return_id,
            # Numbers that were entered by hand have no file.
            url=f"/web/content/{file.id}" if (file := self.document_id.attachment_id) else "",
            url_label=self.env._("Scanned file"),
        )

    def _life_of_typing(self):
        if not self.typed_at:
            return []
        return [
            LifeEvent.at_time(
                self.env,
                self.typed_at,
                title=self.env._("Number typed"),
                icon="fa-keyboard-o",
                who=self.typed_by_id,
                detail=self.env._("The machine read %s.", self.read_text) if self.read_text else "",
            )
        ]

    def _life_of_decision(self):
        if self.state == "open":
            return []
        is_accepted = self.state == "accepted"
        return [
            LifeEvent.at_time(
                self.env,
                self.settled_at,
                title=self.env._("Accepted") if is_accepted else self.env._("Refused"),
                icon="fa-check" if is_accepted else "fa-times",
                who=self.settled_by_id,
                detail=self.reason or "",
            )
        ]

    def _life_of_payment(self):
        paid_on = self.return_id.reimbursed_on
        if not paid_on or self.state != "accepted":
            return []
        return [
            LifeEvent(
                title=self.env._("Reimbursed to %s", self.return_id.venue_id.name),
                icon="fa-eur",
                day=paid_on,
                record=self.return_id,
            )
        ]
