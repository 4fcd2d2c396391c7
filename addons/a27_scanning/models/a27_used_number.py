from odoo import api, fields, models
from odoo.exceptions import UserError


class UsedNumber(models.Model):
    """Numbers of before and of other regions that were used so long ago that where and when was purged.

    No ticket of ours can remember it, so this does: the number and nothing beside it, as even the moment of the purge
    would lead back to its returns. No group may read these, not even an administrator; verdicts ask `_find`.
    """

    _name = "a27.used.number"
    _description = "Number Used Long Ago"
    _rec_name = "number"
    _log_access = False

    number = fields.Char(required=True, readonly=True)

    _number_uniq = models.UniqueIndex("(number)", "This number is known as used.")

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("A number that was used stays so."))

    @api.model
    def _remember(self, numbers):
        # Superuser: the purge alone writes these. In their order, not in that of the page that they stood on.
        fresh = set(numbers) - self._find(numbers)
        self.sudo().create([{"number": number} for number in sorted(fresh)])

    @api.model
    def _find(self, numbers):
        """Those of `numbers` that were used, as a set."""
        numbers = [number for number in numbers if number]
        if not numbers:
            return set()
        # Superuser: that a number was used is all that is told.
        return set(self.sudo().search([("number", "in", numbers)]).mapped("number"))
