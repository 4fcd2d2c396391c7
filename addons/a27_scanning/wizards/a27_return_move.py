from odoo import api, fields, models


class ReturnMove(models.TransientModel):
    """Asks to which return files, pages or single readings belong."""

    _name = "a27.return.move"
    _description = "Move to another Return"
    _inherit = "a27.reading.choice.mixin"

    return_id = fields.Many2one(
        "a27.ticket.return", string="To the Return", required=True, domain=[("state", "!=", "reimbursed")]
    )
    reason = fields.Char()
    consequence = fields.Text(string="What follows", compute="_compute_consequence")

    @api.depends_context("lang")
    @api.depends("return_id", "document_ids", "page_ids", "reading_ids")
    def _compute_consequence(self):
        for wizard in self:
            wizard.consequence = "\n".join(wizard._consequences()) if wizard.return_id else False

    def _consequences(self):
        target, moving = self.return_id, self._moving()
        sentences = [
            self.env._(
                "Readings that leave %(old)s: %(count)s, of which %(accepted)s accepted.",
                count=len(readings),
                old=source.display_name,
                accepted=len(readings.filtered(lambda reading: reading.state == "accepted")),
            )
            for source, readings in moving.grouped("return_id").items()
        ]
        documents = self.document_ids._origin | moving._files_left_empty()
        for document in documents:
            sentences.append(self.env._("The whole file %s goes along.", document.name))
        for show in (documents.show_id | moving.show_id)._played_elsewhere(target.venue_id):
            sentences.append(self.env._('"%s" is played at another venue: that show is taken off.', show.display_name))
        for record in (moving.return_id | target).filtered("closed_on"):
            sentences.append(self.env._("%s is closed: its totals and its statement follow.", record.display_name))
        return sentences

    def _moving(self):
        return self._chosen_readings().filtered(lambda reading: reading.return_id != self.return_id)

    def action_move(self):
        """Move, and say so; the desk, which can take it back, learns what was moved."""
        self.ensure_one()
        moving, documents = self._moving(), self.document_ids
        moving._move_to_return(self.return_id, documents, self.reason)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._(
                    "Readings moved to %(new)s: %(count)s.", count=len(moving), new=self.return_id.display_name
                ),
                "next": {
                    "type": "ir.actions.act_window_close",
                    "infos": {"reading_ids": moving.ids, "document_ids": documents.ids},
                },
            },
        }
