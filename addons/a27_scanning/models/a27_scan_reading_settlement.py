from odoo import fields, models
from odoo.exceptions import AccessError, UserError

# A ticket counts once, so a repeat cannot be accepted by anybody.
REPEATS = ("twice_on_page", "twice_in_return", "already_returned")


class ScanReading(models.Model):
    """A person's decision: the clean readings in one act, the doubtful ones one by one with a reason."""

    _inherit = "a27.scan.reading"

    def _accept(self, reason=False):
        """Accept open readings; their tickets become returned.

        The tickets' rows and a unique index see to it that two clerks cannot accept one ticket twice: the second
        transaction fails to serialise, is repeated, and judges again.
        """
        self.return_id.check_access("write")
        self._settle("accepted", reason)
        self.ticket_id._move_to("returned")
        self._judge_same_numbers()
        self.env["a27.scan.warning"]._watch(self.return_id)

    def _settle(self, state, reason):
        # Superuser: no group may write readings; the callers have checked the right to this act.
        self.sudo().write(
            {"state": state, "reason": reason, "settled_by_id": self.env.uid, "settled_at": fields.Datetime.now()}
        )

    def _decide(self, state, reason):
        """Accept or refuse doubtful readings, by a reviewer who gives a reason; `state` is "accepted" or "refused"."""
        if state not in ("accepted", "refused"):
            raise ValueError(f"No decision: {state!r}")
        if not self.env.user.has_group("a27_partners.group_a27_reviewer"):
            raise AccessError(self.env._("Doubtful readings are decided by a reviewer. Leave them open."))
        if not (reason or "").strip():
            raise UserError(self.env._("Say why you decide so: the reason is kept."))
        if self.filtered(lambda reading: reading.state != "open"):
            raise UserError(self.env._("Some of these readings are already decided."))
        if self.filtered(lambda reading: not reading.return_id):
            raise UserError(self.env._("Nobody said yet whose file this is. Do that first: Returns > Files."))
        self.return_id._check_not_closed()
        if state == "refused":
            self._settle("refused", reason)
            self._judge_same_numbers()
            return
        self._judge()
        if self.filtered(lambda reading: reading.verdict in REPEATS):
            raise UserError(self.env._("A ticket counts once: the same number cannot be accepted again."))
        self._accept(reason)
