from odoo import fields, models


class Ticket(models.Model):
    """Which tickets the counter of their convention counts."""

    _inherit = "a27.ticket"

    in_quota = fields.Boolean(string="Counts in the Quota", readonly=True, default=True)

    def _leave_quota(self):
        """Give the places of these tickets in the quota back: cancelled before delivery, replaced, or brought back
        unused where the setting says so. Each gives its place back once."""
        leaving = self.filtered("in_quota")
        # Superuser: nobody has the right to write tickets; the callers are the acts, which check their own rights.
        leaving.sudo().write({"in_quota": False})
        for (convention, place), tickets in leaving.grouped(lambda one: (one.convention_id, one.place_id)).items():
            convention._give_back(len(tickets), place)
