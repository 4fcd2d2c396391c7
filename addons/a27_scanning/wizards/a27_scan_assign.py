from odoo import api, fields, models
from odoo.exceptions import UserError


class ScanAssign(models.TransientModel):
    """Asks once whose the files are that came without a cover sheet: of an open return, or of a venue's new one."""

    _name = "a27.scan.assign"
    _description = "Say whose Files these are"

    document_ids = fields.Many2many(
        "a27.scan.document", required=True, string="Files", default=lambda self: self.env.context.get("active_ids")
    )
    venue_id = fields.Many2one("res.partner", required=True, domain=[("a27_is_cultural", "=", True)])
    return_id = fields.Many2one(
        "a27.ticket.return",
        compute="_compute_return_id",
        store=True,
        readonly=False,
        domain="[('venue_id', '=', venue_id), ('state', 'not in', ('closed', 'reimbursed'))]",
        help="Leave it empty for a new return.",
    )

    @api.depends("venue_id")
    def _compute_return_id(self):
        for wizard in self:
            wizard.return_id = self.env["a27.ticket.return"].search(
                [("venue_id", "=", wizard.venue_id.id), ("state", "not in", ("closed", "reimbursed"))], limit=1
            )

    def action_assign(self):
        self.ensure_one()
        if self.return_id and self.return_id.venue_id != self.venue_id:
            raise UserError(self.env._("%s is of another venue.", self.return_id.display_name))
        ticket_return = self.return_id or self.env["a27.ticket.return"].create({"venue_id": self.venue_id.id})
        self.document_ids._assign(ticket_return)
        return {
            "type": "ir.actions.act_window",
            "res_model": "a27.ticket.return",
            "res_id": ticket_return.id,
            "views": [(False, "form")],
        }
