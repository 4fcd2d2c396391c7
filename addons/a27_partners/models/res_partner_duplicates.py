from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from article27.search import name_key

from .a27_partner_duplicate_refresh import AT_ONCE, WATCHED
from .res_partner import TEAM


class ResPartner(models.Model):
    """Cards that may be of the same partner are said on the card as soon as it is saved."""

    _inherit = "res.partner"

    a27_duplicate_note = fields.Text(
        string="Possible Duplicates", compute="_compute_a27_duplicate_note", groups=TEAM, exportable=False
    )
    a27_name_key = fields.Char(
        compute="_compute_a27_name_key", store=True, groups=fields.NO_ACCESS, export_string_translation=False
    )
    a27_is_compared = fields.Boolean(
        readonly=True, copy=False, groups=fields.NO_ACCESS, export_string_translation=False
    )

    _a27_name_trigrams = models.Index("USING gin (a27_name_key gin_trgm_ops)")
    _a27_to_compare = models.Index("(id) WHERE a27_is_compared IS NOT TRUE")

    @api.depends("name")
    def _compute_a27_name_key(self):
        for partner in self:
            partner.a27_name_key = name_key(partner.name or "")

    def _compute_a27_duplicate_note(self):
        pairs = self._a27_open_pairs()
        for partner in self:
            lines = []
            for pair in pairs:
                if partner._origin in (pair.partner_id, pair.other_id):
                    other = (pair.partner_id | pair.other_id) - partner._origin
                    lines.append(self.env._("%(name)s: %(reason)s", name=other.name or "", reason=pair.reason))
            partner.a27_duplicate_note = "\n".join(lines)

    def _a27_open_pairs(self):
        either = Domain("partner_id", "in", self.ids) | Domain("other_id", "in", self.ids)
        return self.env["a27.partner.duplicate"].search(either & Domain("is_dismissed", "=", False))

    @api.model_create_multi
    def create(self, vals_list):
        """Override of `res.partner`."""
        partners = super().create(vals_list)
        partners._a27_compare()
        return partners

    def write(self, vals):
        """Override of `res.partner`."""
        result = super().write(vals)
        if WATCHED & vals.keys():
            self._a27_compare()
        return result

    def _a27_compare(self):
        """Look for duplicates of these cards, of many a little later."""
        if len(self) <= AT_ONCE:
            self.env["a27.partner.duplicate"]._refresh(self)
            return
        self._a27_set_compared(False)
        # Superuser: only administrators may run scheduled jobs.
        self.env.ref("a27_partners.cron_compare_partners").sudo()._trigger()

    def _a27_set_compared(self, value):
        """Not through the ORM: it is no change of the card."""
        self.env.execute_query(
            SQL("UPDATE res_partner SET a27_is_compared = %s WHERE id = ANY(%s) RETURNING id", value, self.ids)
        )
        self.invalidate_recordset(["a27_is_compared"], flush=False)

    def action_a27_view_duplicates(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("a27_partners.a27_partner_duplicate_action")
        either = ["|", ("partner_id", "=", self.id), ("other_id", "=", self.id)]
        return {**action, "domain": either}

    def action_a27_compare(self):
        """Open the two cards side by side."""
        if len(self) != 2:
            raise UserError(self.env._("Choose two cards: they are compared and merged two by two."))
        merge = self.env["a27.partner.merge"]._for_partners(self)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Compare and merge"),
            "res_model": merge._name,
            "res_id": merge.id,
            "view_mode": "form",
            "target": "new",
        }
