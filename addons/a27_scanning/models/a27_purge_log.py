from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date
from odoo.tools.misc import formatLang


class PurgeLog(models.Model):
    """What the nightly purge did; one record per night and kind, written with each batch in the same transaction.

    No group may create, change or delete it, and it has no chatter.
    """

    _name = "a27.purge.log"
    _description = "What Was Purged"
    _order = "id desc"
    _rec_name = "kind"

    kind = fields.Selection(
        [("scans", "Pictures of scanned tickets"), ("uses", "Venue and day of used numbers")],
        string="What",
        required=True,
        readonly=True,
    )
    limit_date = fields.Date(string="Closed or Paid until", readonly=True)
    return_count = fields.Integer(string="Returns", readonly=True)
    document_count = fields.Integer(string="Scanned Files", readonly=True)
    file_count = fields.Integer(string="Files Deleted", readonly=True, help="Originals, pictures and their copies.")
    megabytes = fields.Float(string="MB Freed", readonly=True, digits=(10, 1))
    ticket_count = fields.Integer(string="Numbers Detached", readonly=True)
    summary = fields.Char(string="What Was Done", compute="_compute_summary")

    @api.depends("kind")
    @api.depends_context("lang")
    def _compute_display_name(self):
        """Overrides the base: the kind as people read it, not its key."""
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for log in self:
            log.display_name = labels.get(log.kind, "")

    @api.depends_context("lang")
    @api.depends("kind", "limit_date", "return_count", "file_count", "megabytes", "ticket_count")
    def _compute_summary(self):
        for log in self:
            log.summary = log._sentence()

    def _sentence(self):
        details = {
            "returns": self.return_count,
            "files": self.file_count,
            "megabytes": formatLang(self.env, self.megabytes, digits=1),
            "numbers": self.ticket_count,
            "day": format_date(self.env, self.limit_date),
        }
        if self.kind == "uses":
            return self.env._(
                "Numbers detached from venue and day: %(numbers)s. Returns paid until %(day)s: %(returns)s.", **details
            )
        if not self.return_count:
            return self.env._("Files deleted that could not be read, until %(day)s: %(files)s.", **details)
        return self.env._(
            "Files deleted: %(files)s (%(megabytes)s MB). Returns closed until %(day)s: %(returns)s.", **details
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("What was purged stays written down."))

    @api.model
    def _cron_purge(self):
        """Purge in batches, each of which is kept once it is done, until nothing is due or the time is over."""
        # A job has no language of its own; what it writes is read by the association.
        self = self.with_context(lang=self.env.user.lang)
        self._purge_drop_folder()
        for kind, model in (("scans", "a27.scan.document"), ("uses", "a27.ticket.return")):
            log = self.browse()
            due = self.env[model]._due_for_purge()
            while due:
                # Superuser: the purge has no user; nobody may write its log.
                log = log or self.sudo().create({"kind": kind, "limit_date": self._limit_of(model)})
                log._add(due._purge())
                due = self.env[model]._due_for_purge()
                if not self.env["ir.cron"]._commit_progress(1, remaining=len(due)):
                    return

    @api.model
    def _limit_of(self, model):
        """The day up to which this night purges; scans that are kept for good go with their numbers."""
        return self.env[model]._purge_limit() or self.env["a27.ticket.return"]._purge_limit()

    @api.model
    def _purge_drop_folder(self):
        """What was put aside there and never read."""
        folder = self.env["a27.scan.intake"]._drop_folder()
        limit = self.env["a27.scan.document"]._purge_limit()
        if not folder or not limit or not folder.path.is_dir():
            return
        count = folder.forget_refused(fields.Datetime.to_datetime(limit).timestamp())
        if count:
            # Superuser: see above.
            self.sudo().create({"kind": "scans", "limit_date": limit, "file_count": count})

    def _add(self, figures):
        """Add the figures of a batch, field name -> number."""
        for name, number in figures.items():
            self[name] += number
