from odoo import api, models
from odoo.exceptions import AccessError, UserError


class TicketReturn(models.Model):
    """Readings may come and go until a return is paid, by a manager once it is closed. An addon that pays extends
    `_check_movable`, and `_readings_changed`: the amounts and the statement of a closed return follow."""

    _inherit = "a27.ticket.return"

    def _check_movable(self):
        self.check_access("write")
        for record in self:
            if record.state == "reimbursed":
                raise UserError(self.env._("%s is paid: nothing moves out of it or into it.", record.display_name))
            if record.state == "closed" and not self.env.user.has_group("a27_partners.group_a27_manager"):
                raise AccessError(
                    self.env._(
                        "%s is closed: only a manager moves something out of it or into it.", record.display_name
                    )
                )

    def _readings_changed(self):
        """Some readings came or went: repeats, and what came too late, may be others now."""
        self.env["a27.scan.reading"].search([("return_id", "in", self.ids), ("state", "=", "open")])._judge()
        self.env["a27.scan.warning"]._watch(self)


class ScanReading(models.Model):
    """What was scanned with the wrong envelope moves to the return that it belongs to, accepted or not.

    One transaction: all of it moves or none. The pictures stay where they are, in the file that was scanned; a file of
    which nothing stays goes along, and comes back with the readings when the move is taken back.
    """

    _inherit = "a27.scan.reading"

    def _move_to_return(self, target, documents=None, reason=None):
        """Move these readings, and whole `documents`, to the return `target`. Raises UserError."""
        target.ensure_one()
        moving = self.filtered(lambda reading: reading.return_id != target)
        documents = (documents or self.env["a27.scan.document"]) | moving._files_left_empty()
        documents = documents.filtered(lambda one: one.return_id != target)
        sources = moving.return_id | documents.return_id
        if not moving and not documents:
            raise UserError(self.env._("There is nothing to move: all of it is in %s already.", target.display_name))
        (sources | target)._check_movable()
        moving._check_may_move_to(target)
        (sources | target)._take_turns()
        moved = {source: len(moving.filtered(lambda one, source=source: one.return_id == source)) for source in sources}
        # Superuser: no group may write readings and files by hand.
        documents.sudo().return_id = target
        moving.sudo().write({"return_id": target.id})
        for records in (documents, moving):
            records.filtered(lambda one: one.show_id._played_elsewhere(target.venue_id)).sudo().show_id = False
        (sources | target)._readings_changed()
        self._log_move(moved, target, reason)

    def _files_left_empty(self):
        """The files of which nothing would stay in their return without these readings."""
        leaving = self.filtered(lambda reading: reading.return_id == reading.document_id.return_id).document_id
        staying = self.search([("document_id", "in", leaving.ids), ("id", "not in", self.ids)])
        return leaving - staying.filtered(lambda one: one.return_id == one.document_id.return_id).document_id

    def _check_may_move_to(self, target):
        if self.document_id.filtered(lambda document: document.state in ("waiting", "reading")):
            raise UserError(self.env._("Some of these files are still being read. Move them when that is done."))
        if target.closed_on and self.filtered(lambda reading: reading.state == "open"):
            raise UserError(
                self.env._(
                    "%s is closed, and some of these readings are not decided. Decide them first, or reopen it.",
                    target.display_name,
                )
            )

    @api.model
    def _log_move(self, moved, target, reason):
        reason = (reason or "").strip()
        for source, count in moved.items():
            sentence = self.env._(
                "Readings moved from %(old)s to %(new)s: %(count)s.",
                count=count,
                old=source.display_name,
                new=target.display_name,
            )
            for record in (source, target):
                record.message_post(body=f"{sentence} {reason}".strip())
