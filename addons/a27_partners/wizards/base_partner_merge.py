from contextlib import closing

import psycopg2

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import SQL, mute_logger

# A row of these says only that somebody follows or was told something: one of two is enough. Accounts with the same
# number Odoo unites itself.
NOT_MISSED = {
    "mail_followers",
    "mail_notification",
    "discuss_channel_member",
    "website_visitor",
    "a27_partner_duplicate",
    "res_partner_bank",
}
# Columns that point to a partner and are part of a unique index or of a check.
GUARDED_COLUMNS = """
    SELECT DISTINCT link.conrelid::regclass::text, att.attname
      FROM pg_constraint link
      JOIN pg_attribute att ON att.attrelid = link.conrelid AND att.attnum = link.conkey[1]
     WHERE link.contype = 'f' AND link.confrelid = 'res_partner'::regclass
       AND (EXISTS (SELECT FROM pg_index i
                     WHERE i.indrelid = link.conrelid AND i.indisunique AND att.attnum = ANY(i.indkey::int2[]))
         OR EXISTS (SELECT FROM pg_constraint c
                     WHERE c.conrelid = link.conrelid AND c.contype = 'c' AND att.attnum = ANY(c.conkey)))
     ORDER BY 1, 2
"""


class MergeWizard(models.TransientModel):
    """Odoo's merge, with guards for our partners, from whatever screen or call it is started."""

    _inherit = "base.partner.merge.automatic.wizard"

    def _merge(self, partner_ids, dst_partner=None, extra_checks=True):
        """Override of `base`: only a reviewer merges our partners, nothing is lost, and the names are still found."""
        partners = self.env["res.partner"].browse(partner_ids).exists()
        if len(partners) < 2 or not partners._a27_is_ours():
            return super()._merge(partner_ids, dst_partner, extra_checks)
        partners._a27_check_may_merge()
        kept = dst_partner if dst_partner and dst_partner in partners else self._get_ordered_partner(partners.ids)[-1]
        kept = kept.with_env(self.env)
        others = partners - kept
        self._a27_check_nothing_is_lost(others, kept)
        called, decided = partners._a27_called(), kept._a27_decided_values(others)
        dates = kept._a27_stage_dates(others)
        self._a27_unite_followers(others, kept)
        self.env["a27.partner.duplicate"]._keep_what_was_said(others, kept)
        result = super()._merge(partner_ids, kept, extra_checks)
        kept.write(decided)
        # Superuser: nobody types these dates; they are the cards' own.
        kept.sudo().write(dates)
        kept._a27_add_names(called)
        kept._a27_recompute_below(kept)
        kept._a27_compare()
        return result

    @api.model
    def _a27_check_nothing_is_lost(self, others, kept):
        """Try what the merge will do: where a unique index or a check stands in its way, Odoo deletes the row."""
        self.env.flush_all()
        for table, column in self.env.execute_query(SQL(GUARDED_COLUMNS)):
            # Odoo's own dialog holds both cards, and its merge leaves that table alone.
            is_missed = table not in NOT_MISSED and not table.startswith("base_partner_merge_")
            if is_missed and not self._a27_can_move(table, column, others, kept):
                model = next((model for model in self.env.values() if model._table == table), None)
                raise UserError(
                    self.env._(
                        "%(cards)s both have a line in “%(list)s” where there can be only one: merged, one of the "
                        "two would be lost. Settle that first, then merge.",
                        cards=", ".join((kept | others).mapped("display_name")),
                        list=self.env["ir.model"]._get(model._name).name if model is not None else table,
                    )
                )

    @api.model
    def _a27_can_move(self, table, column, others, kept):
        name, target = SQL.identifier(table), SQL.identifier(column)
        with mute_logger("odoo.sql_db"), closing(self.env.cr.savepoint(flush=False)):
            try:
                self.env.cr.execute(
                    SQL("UPDATE %s SET %s = %s WHERE %s = ANY(%s)", name, target, kept.id, target, others.ids)
                )
            except psycopg2.IntegrityError:
                return False
        return True

    @api.model
    def _a27_unite_followers(self, others, kept):
        """Where both follow, or are followed by the same: Odoo would delete all that the other one has."""
        kept.message_subscribe(others.message_partner_ids.ids)
        self.env.cr.execute(
            SQL(
                """DELETE FROM mail_followers other USING mail_followers mine
                    WHERE other.partner_id = ANY(%s) AND mine.partner_id = %s
                      AND (mine.res_model, mine.res_id) = (other.res_model, other.res_id)""",
                others.ids,
                kept.id,
            )
        )
        self.env["mail.followers"].invalidate_model()
