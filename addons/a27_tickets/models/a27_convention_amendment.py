from odoo import api, fields, models
from odoo.exceptions import UserError

from .a27_convention import OPEN

# What may still be added to a signed amendment.
ADDED_LATER = {"signed_scan", "signed_scan_name"}


class ConventionAmendment(models.Model):
    """A change of the quota during the period, up or down. It counts once it is signed, and then stays as it is."""

    _name = "a27.convention.amendment"
    _description = "Amendment"
    _inherit = ["a27.signed.copy.mixin", "a27.guarded.mixin"]
    _order = "date, id"

    convention_id = fields.Many2one("a27.convention", required=True, ondelete="cascade", index=True)
    partner_id = fields.Many2one(related="convention_id.partner_id", string="Social Partner")
    date = fields.Date(required=True, default=fields.Date.context_today)
    quantity = fields.Integer(string="Tickets more or less", required=True)
    reason = fields.Char(required=True)
    state = fields.Selection(
        [("draft", "Draft"), ("signed", "In Force")],
        string="Status",
        required=True,
        readonly=True,
        default="draft",
        copy=False,
        index=True,
    )
    signed_on = fields.Date(string="Date of Signature", readonly=True, copy=False)
    quota_before = fields.Integer(related="convention_id.quota", string="Allowed so far")
    allocated = fields.Integer(related="convention_id.allocated")
    delivered_count = fields.Integer(related="convention_id.delivered_count")

    _quantity_not_zero = models.Constraint(
        "CHECK(quantity != 0)", "An amendment changes the number of tickets: enter more or fewer than 0."
    )

    @api.depends("convention_id", "quantity")
    def _compute_display_name(self):
        for amendment in self:
            amendment.display_name = f"{amendment.convention_id.name} {amendment.quantity:+d}"

    def write(self, vals):
        if any(amendment.state == "signed" for amendment in self) and vals.keys() - ADDED_LATER:
            raise UserError(self._signed_message())
        if "convention_id" in vals and any(amendment.convention_id.id != vals["convention_id"] for amendment in self):
            raise UserError(self.env._("An amendment stays with its convention."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_only_drafts(self):
        if any(amendment.state == "signed" for amendment in self):
            raise UserError(self._signed_message())

    @api.model
    def _signed_message(self):
        return self.env._("A signed amendment stays as it is. Add another one that corrects it.")

    @api.model
    def _guarded_fields(self):
        return {**super()._guarded_fields(), "state": "draft", "signed_on": False}

    def action_sign(self):
        for amendment in self:
            if amendment.state != "draft":
                raise UserError(self.env._("Amendment %s is already signed.", amendment.display_name))
            if amendment.convention_id.state not in OPEN:
                raise UserError(
                    self.env._(
                        "Convention %s is not signed or has ended: its amendments are not signed.",
                        amendment.convention_id.display_name,
                    )
                )
        for convention, amendments in self.grouped("convention_id").items():
            convention._check_quota_change(sum(amendments.mapped("quantity")))
        self._write_guarded({"state": "signed", "signed_on": fields.Date.context_today(self)})
        for convention, amendments in self.grouped("convention_id").items():
            convention._log_amendments(amendments)

    def action_discard(self):
        """Button: undo drafts before they are signed."""
        self.unlink()
