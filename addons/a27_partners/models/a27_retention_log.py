import logging

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

_logger = logging.getLogger(__name__)

# A night forgets no more contacts, and no more lines of a log, than this; the next one goes on.
MOST_A_NIGHT = 100
MOST_LINES_A_NIGHT = 10_000
# This log itself
LOG_MONTHS = 24


class RetentionLog(models.Model):
    """What the nightly job deleted because its time was up; it names nobody."""

    _name = "a27.retention.log"
    _description = "Personal Data Deleted in Time"
    _order = "id desc"
    _rec_name = "ran_at"

    ran_at = fields.Datetime(string="Night of", required=True, default=fields.Datetime.now)
    count = fields.Integer(string="Deleted or Anonymised")
    summary = fields.Text(string="What Was Done")

    @api.depends_context("lang", "tz")
    @api.depends("ran_at")
    def _compute_display_name(self):
        for log in self:
            log.display_name = self.env._("Night of %s", format_date(self.env, log.ran_at)) if log.ran_at else ""

    @api.model
    def _rules(self):
        """(setting that holds the number of months, sentence with %s for the count, method), in their order.

        A method takes the first day that is still kept, and returns how many records it dealt with.
        """
        return [
            ("retention_contact_months", self.env._("Contacts anonymised: %s"), self._forget_contacts),
            ("retention_refused_months", self.env._("Contacts of applicants anonymised: %s"), self._forget_refused),
            ("retention_mail_months", self.env._("Lines of the mail log deleted: %s"), self._forget_mails),
            ("retention_login_months", self.env._("Connections deleted: %s"), self._forget_connections),
        ]

    @api.model
    def _cron_apply(self):
        # A job has no language of its own; what it writes is read by the association.
        self = self.with_context(lang=self.env.user.lang)
        today = fields.Date.context_today(self)
        total, lines = 0, []
        for setting, sentence, rule in self._rules():
            months = self.env["a27.settings"]._get(setting)
            if not months:
                continue
            count = rule(today - relativedelta(months=months))
            total += count
            if count:
                lines.append(sentence % count)
        self.create({"count": total, "summary": "\n".join(lines) or self.env._("Nothing was due.")})
        self.search([("ran_at", "<", today - relativedelta(months=LOG_MONTHS))]).unlink()

    @api.model
    def _forget_contacts(self, before):
        return self._anonymise(self.env["res.partner"]._a27_contacts_to_forget(before))

    @api.model
    def _forget_refused(self, before):
        return self._anonymise(self.env["res.partner"]._a27_refused_to_forget(before))

    @api.model
    def _anonymise(self, contacts):
        """One that cannot be anonymised, a colleague for instance, does not keep the others from it."""
        done = 0
        for contact in contacts[:MOST_A_NIGHT]:
            try:
                with self.env.cr.savepoint():
                    contact._a27_anonymise()
                done += 1
            except UserError as error:
                _logger.info("Contact %s is not anonymised: %s", contact.id, error)
        return done

    @api.model
    def _forget_mails(self, before):
        ended = [("state", "in", ("sent", "cancel", "exception")), ("date", "<", before)]
        mails = self.env["mail.mail"].search(ended, limit=MOST_LINES_A_NIGHT)
        notified = [("notification_type", "=", "email"), ("mail_message_id.date", "<", before)]
        notifications = self.env["mail.notification"].search(notified, limit=MOST_LINES_A_NIGHT)
        count = len(mails) + len(notifications)
        notifications.unlink()
        mails.unlink()
        return count

    @api.model
    def _forget_connections(self, before):
        logs = self.env["res.device.log"].search([("last_activity", "<", before)], limit=MOST_LINES_A_NIGHT)
        count = len(logs)
        logs.unlink()
        return count
