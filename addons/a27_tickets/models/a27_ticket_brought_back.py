from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from article27 import group
from article27.ranges import ranges


class Ticket(models.Model):
    """Tickets that a social partner brings back unused.

    They leave circulation: the status becomes cancelled, with the fact `is_brought_back` beside it, so that a scan
    tells the one from the other cancelled tickets. They were delivered and not used, which the rate of use says. Their
    place in the quota is given back or not, by the setting.
    """

    _inherit = "a27.ticket"

    is_brought_back = fields.Boolean(string="Brought Back Unused", readonly=True)
    brought_back_on = fields.Date(string="Brought Back on", readonly=True)
    brought_back_by_id = fields.Many2one("res.users", string="Taken Back by", readonly=True)

    _brought_back = models.Index("(convention_id, state) WHERE is_brought_back")

    def _bring_back(self, day, note=None):
        """Take these delivered tickets out of circulation, all of them or none. Raises UserError."""
        self.convention_id.check_access("write")
        self._check_in_circulation()
        self._move_to("cancelled")
        # Superuser: nobody has the right to write tickets.
        self.sudo().write({"is_brought_back": True, "brought_back_on": day, "brought_back_by_id": self.env.uid})
        if self.env["a27.settings"]._get("credit_brought_back"):
            self._leave_quota()
        self._log_bringing_back(day, note)

    def _check_in_circulation(self):
        wrong = self.filtered(lambda ticket: ticket.state != "delivered")
        if not self:
            raise UserError(self.env._("There is no ticket to bring back."))
        if wrong:
            labels = dict(self._fields["state"]._description_selection(self.env))
            first = wrong[:1]
            raise UserError(
                self.env._(
                    "%(count)s of these tickets are not in the partner's hands, e.g. %(number)s: %(state)s. Only "
                    "delivered tickets are brought back.",
                    count=len(wrong),
                    number=first.display_name,
                    state=(self.env._("Brought back") if first.is_brought_back else labels[first.state]).lower(),
                )
            )

    def _log_bringing_back(self, day, note):
        for batch, tickets in self.grouped("batch_id").items():
            runs = ranges(tickets.mapped("number"))
            # Superuser: batches change by acts alone, and so does what is written on them.
            batch.sudo().message_post(
                author_id=self.env.user.partner_id.id,
                body=self.env._(
                    "%(count)s tickets were brought back unused on %(day)s: %(numbers)s. %(note)s",
                    count=len(tickets),
                    day=format_date(self.env, day),
                    numbers=self._range_text(runs),
                    note=note or "",
                ).strip(),
            )

    @api.model
    def _range_text(self, runs):
        """`1260 0000 1123 4567 - 1260 0000 1987 6543 (12), ...`"""
        return ", ".join(
            f"{group(run.first)} - {group(run.last)} ({run.count})" if run.count > 1 else group(run.first)
            for run in runs
        )
