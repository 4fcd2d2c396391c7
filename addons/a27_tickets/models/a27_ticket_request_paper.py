from odoo import fields, models
from odoo.exceptions import UserError


class TicketRequest(models.Model):
    """Paper tickets without labels have no batch: they are handed over from the request itself."""

    _inherit = "a27.ticket.request"

    paper_handed_on = fields.Date(string="Paper Handed Over on", readonly=True, copy=False)

    def _guarded_fields(self):
        return {**super()._guarded_fields(), "paper_handed_on": False}

    def action_hand_over_paper(self):
        self.ensure_one()
        self.check_access("write")
        if self.batch_id or not self.accepted_paper or self.paper_handed_on:
            raise UserError(self.env._("Request %s has no paper tickets to hand over.", self.name))
        day = fields.Date.context_today(self)
        self.env["a27.paper.movement"]._hand_over(self.partner_id, self.accepted_paper, day, request=self)
        self._write_guarded({"paper_handed_on": day})
