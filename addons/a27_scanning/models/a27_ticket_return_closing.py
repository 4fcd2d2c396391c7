from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from article27.number import normalise

# Shorter codes stand in any sentence.
SHORTEST_NUMBER = 6


class TicketReturn(models.Model):
    """Closing, once no reading is open and every difference has its reason; reopening, by a manager who says why."""

    _inherit = "a27.ticket.return"

    reopened_on = fields.Date(string="Reopened on", readonly=True, copy=False)
    reopened_by_id = fields.Many2one("res.users", string="Reopened by", readonly=True, copy=False)
    reopened_reason = fields.Char(string="Why Reopened", readonly=True, copy=False)

    def action_close(self):
        """Button: close, or ask for the reason of a difference first."""
        self._check_closable()
        unexplained = self.filtered(lambda record: record.has_difference)
        if len(self) == 1 and unexplained:
            return {
                "type": "ir.actions.act_window",
                "name": self.env._("Close with a difference"),
                "res_model": "a27.return.close",
                "view_mode": "form",
                "target": "new",
                "context": {"default_return_id": self.id},
            }
        self._close()
        return None

    def _close(self, reason=None):
        """Close; `reason` explains why found and announced or counted differ. Raises UserError."""
        self.check_access("write")
        self._check_closable()
        self._check_names_no_number(reason)
        for record in self:
            if record.has_difference and not (reason or "").strip():
                raise UserError(
                    self.env._(
                        "The numbers of %(name)s differ: %(numbers)s. Close it with a reason.",
                        name=record.display_name,
                        numbers=record.difference_sentence,
                    )
                )
            record._write_guarded(
                {
                    "closed_on": fields.Date.context_today(self),
                    "difference_reason": reason.strip() if record.has_difference else False,
                }
            )

    def _check_names_no_number(self, text):
        """What statements print and amounts keep stays when numbers are detached from their venue."""
        said = normalise(text or "")
        for reading in self.reading_ids if said else ():
            if len(reading.text or "") >= SHORTEST_NUMBER and normalise(reading.text) in said:
                raise UserError(
                    self.env._(
                        "Say it without the number %s: this reason is kept, and years from now no number is kept with "
                        "its venue.",
                        reading.display_name,
                    )
                )

    def _check_closable(self):
        self._check_is_to_check()
        for record in self:
            if record.open_count:
                raise UserError(
                    self.env._(
                        "%(count)s readings of %(name)s are still open. Accept or refuse them first.",
                        count=record.open_count,
                        name=record.display_name,
                    )
                )

    def _reopen(self, reason):
        """A closed return becomes one to check again; the reason is kept and stands in its messages."""
        if not self.env.user.has_group("a27_partners.group_a27_manager"):
            raise AccessError(self.env._("Only a manager can reopen a return."))
        if not (reason or "").strip():
            raise UserError(self.env._("Say why the return is reopened: the reason is kept."))
        for record in self:
            if record.state != "closed":
                raise UserError(self.env._("%(name)s is not closed, or is paid already.", name=record.display_name))
        self._write_guarded(
            {
                "closed_on": False,
                "difference_reason": False,
                "reopened_on": fields.Date.context_today(self),
                "reopened_by_id": self.env.uid,
                "reopened_reason": reason.strip(),
            }
        )
        for record in self:
            record.message_post(body=self.env._("Reopened: %s", reason.strip()))

    @api.model
    def _guarded_fields(self):
        reopened = dict.fromkeys(("reopened_on", "reopened_by_id", "reopened_reason"), False)
        return {**super()._guarded_fields(), **reopened}
