from odoo import api, fields, models


class Convention(models.Model):
    """Two conventions of one partner in the same days: seldom meant, never forbidden, so it is said and not refused."""

    _inherit = "a27.convention"

    overlapping_ids = fields.Many2many(
        "a27.convention", string="Conventions in the Same Period", compute="_compute_overlapping_ids"
    )

    @api.depends("partner_id", "date_start", "date_end")
    def _compute_overlapping_ids(self):
        by_partner = self.search([("partner_id", "in", self.partner_id.ids), ("state", "!=", "ended")]).grouped(
            "partner_id"
        )
        for convention in self:
            others = by_partner.get(convention.partner_id, self.browse()) - convention._origin
            convention.overlapping_ids = others.filtered(convention._overlaps)

    def _overlaps(self, other):
        dates = (self.date_start, self.date_end)
        return all(dates) and self.date_start <= other.date_end and other.date_start <= self.date_end

    def action_sign(self):
        result = super().action_sign()
        for convention in self.filtered("overlapping_ids"):
            convention._message_log(
                body=self.env._(
                    "Signed while the partner has another convention in the same period (%s): its card adds up their "
                    "tickets.",
                    ", ".join(convention.overlapping_ids.mapped("name")),
                )
            )
        return result

    def action_view_overlapping(self):
        return self.overlapping_ids._get_records_action()
