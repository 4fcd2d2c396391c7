from odoo import api, fields, models
from odoo.exceptions import UserError


class TicketReturn(models.Model):
    """Sending statements to venues: each in a mail of its own, kept with its return, and known as sent."""

    _inherit = "a27.ticket.return"

    # Of the last version: what was sent before it is over.
    statement_state = fields.Selection(
        [("to_send", "To send"), ("sent", "Sent")],
        string="Sending of the Statement",
        compute="_compute_statement_state",
        store=True,
        index=True,
    )

    @api.depends("closed_on", "statement_ids.version", "statement_ids.sent_at")
    def _compute_statement_state(self):
        for record in self:
            last = record.closed_on and record.statement_ids.sorted("version")[-1:]
            record.statement_state = ("sent" if last.sent_at else "to_send") if last else False

    def action_send_statement(self):
        """Button: the mail with the statement, to be read and confirmed by the person who sends it."""
        self.ensure_one()
        self.check_access("write")
        statement = self._last_statement()
        if not self.venue_id.email_normalized:
            raise UserError(
                self.env._("%s has no e-mail address. Add it on its card, then send.", self.venue_id.display_name)
            )
        values = {
            "model": self._name,
            "res_ids": self.ids,
            "composition_mode": "comment",
            "template_id": self._statement_template().id,
            **self._prepare_mail_values(statement),
        }
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Send the statement"),
            "res_model": "mail.compose.message",
            "view_mode": "form",
            "target": "new",
            "context": {f"default_{name}": value for name, value in values.items()},
        }

    def _send_statements(self, again=False):
        """Have the last statement of each return sent, by a job each; return the returns whose it is. What is not
        closed or has no address is left out, and what was sent before too unless `again` is asked for."""
        self.check_access("write")
        found = self._with_statement_to_send(again)
        for record in found:
            # One at a time for a return: asked for twice before the job ran, it is sent once.
            waiting = f"a27_statement_{record.id}"
            record.with_delay(description=f"{record.name}: statement", identity_key=waiting)._job_send_statement(again)
        return found

    def _with_statement_to_send(self, again):
        states = ("to_send", "sent") if again else ("to_send",)
        return self.filtered(lambda record: record.statement_state in states and record.venue_id.email_normalized)

    def _job_send_statement(self, again):
        """Send the statement, unless it was sent meanwhile."""
        for record in self._with_statement_to_send(again):
            record.message_post_with_source(
                self._statement_template(),
                message_type="comment",
                subtype_xmlid="mail.mt_comment",
                **self._prepare_mail_values(record._last_statement()),
            )

    def _statement_template(self):
        return self.env.ref("a27_reimbursement.mail_template_statement")

    def _prepare_mail_values(self, statement):
        return {"attachment_ids": statement.attachment_id.ids, "email_layout_xmlid": "mail.mail_notification_light"}

    def _message_post_after_hook(self, message, msg_values):
        """Override of `mail`: whichever way a statement was sent, it is known as sent."""
        if message.partner_ids:
            sent = self.statement_ids.filtered(lambda found: found.attachment_id in message.attachment_ids)
            sent._mark_sent()
        return super()._message_post_after_hook(message, msg_values)
