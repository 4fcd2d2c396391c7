from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL


class NumberRange(models.Model):
    """To whom older tickets were given, from the lists of before: a range of numbers of one social partner."""

    _name = "a27.number.range"
    _description = "Range of Older Numbers"
    _rec_name = "first_number"
    _order = "first_number, id"

    partner_id = fields.Many2one(
        "res.partner",
        string="Social Partner",
        required=True,
        ondelete="restrict",
        index=True,
        domain=[("a27_is_social", "=", True)],
    )
    first_number = fields.Char(required=True)
    last_number = fields.Char(required=True)
    note = fields.Char()

    @api.constrains("first_number", "last_number")
    def _check_order(self):
        for record in self:
            first, last = record.first_number, record.last_number
            if len(first) != len(last) or first > last:
                raise ValidationError(
                    self.env._(
                        "%(first)s to %(last)s is no range: both numbers have the same length, and the first one comes "
                        "first.",
                        first=first,
                        last=last,
                    )
                )

    @api.depends("first_number", "last_number")
    def _compute_display_name(self):
        for record in self:
            record.display_name = f"{record.first_number or ''} - {record.last_number or ''}"

    @api.model
    def _find_all(self, texts):
        """Number -> range, for those of `texts` that lie in one."""
        if not texts:
            return {}
        self.flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT text, max(a27_number_range.id)
                  FROM unnest(%s) AS text
                  JOIN a27_number_range
                    ON length(text) = length(first_number)
                   AND text COLLATE "C" BETWEEN first_number AND last_number
                 GROUP BY text
                """,
                list(texts),
            )
        )
        return {text: self.browse(found) for text, found in rows}
