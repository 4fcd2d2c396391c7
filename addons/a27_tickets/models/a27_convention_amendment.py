from odoo import fields, models


class ConventionAmendment(models.Model):
    """A change of the quota during the period, up or down."""

    _name = "a27.convention.amendment"
    _description = "Amendment"
    _order = "date, id"

    convention_id = fields.Many2one("a27.convention", required=True, ondelete="cascade", index=True)
    date = fields.Date(required=True, default=fields.Date.context_today)
    quantity = fields.Integer(string="Tickets more or less", required=True)
    reason = fields.Char(required=True)

    _quantity_not_zero = models.Constraint(
        "CHECK(quantity != 0)", "An amendment changes the number of tickets: enter more or fewer than 0."
    )
