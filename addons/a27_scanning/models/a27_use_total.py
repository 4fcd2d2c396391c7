from odoo import api, fields, models
from odoo.exceptions import UserError


class UseTotal(models.Model):
    """How many tickets of a social partner a return held, once the numbers are detached from it: what statistics need,
    and no number. No group may write."""

    _name = "a27.use.total"
    _description = "Total of Detached Uses"

    return_id = fields.Many2one("a27.ticket.return", required=True, readonly=True, ondelete="restrict", index=True)
    # None for older tickets that no list of before names.
    partner_id = fields.Many2one("res.partner", readonly=True, ondelete="restrict", index="btree_not_null")
    place_id = fields.Many2one("res.partner", readonly=True, ondelete="restrict", index="btree_not_null")
    genre_id = fields.Many2one("a27.discipline", readonly=True, ondelete="restrict", index="btree_not_null")
    show_id = fields.Many2one("a27.show", readonly=True, ondelete="restrict", index="btree_not_null")
    count = fields.Integer(string="Tickets", required=True, readonly=True)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("Totals of use are never deleted."))
