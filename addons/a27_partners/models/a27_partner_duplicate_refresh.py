from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from .a27_partner_duplicate import REASONS

# Likeness of two names that is enough by itself, and with an address in common.
ALIKE, SOMEWHAT_ALIKE = 0.7, 0.4
WATCHED = {
    *("name", "phone", "email", "a27_bce_number", "street", "zip"),
    *("active", "parent_id", "type", "a27_is_social", "a27_is_cultural"),
}
# Compared at once; of more, such as an import brings, the scheduled job takes care.
AT_ONCE = 50
# Organisations are compared with each other; places and relays with those of the same organisation. Relays of one
# organisation often share its phone: alone it says nothing of them.
PAIRS = """
    WITH card AS (
        SELECT p.*, p.parent_id IS NULL AS is_organisation
          FROM res_partner p LEFT JOIN res_partner parent ON parent.id = p.parent_id
         WHERE p.active AND p.id = ANY(%(ids)s)
           AND (coalesce(parent.a27_is_social, p.a27_is_social) OR coalesce(parent.a27_is_cultural, p.a27_is_cultural))
    ), near AS (
        SELECT card.id, other.id AS other_id FROM card JOIN res_partner other ON other.phone = card.phone
        UNION SELECT card.id, other.id FROM card JOIN res_partner other ON lower(other.email) = lower(card.email)
        UNION SELECT card.id, other.id FROM card JOIN res_partner other ON other.a27_bce_number = card.a27_bce_number
        UNION SELECT card.id, other.id FROM card JOIN res_partner other
                     ON (other.street, other.zip) = (card.street, card.zip)
        UNION SELECT card.id, other.id FROM card JOIN res_partner other ON other.a27_name_key %% card.a27_name_key
    ), pair AS (
        SELECT DISTINCT least(card.id, other.id) AS partner_id, greatest(card.id, other.id) AS other_id,
               card.is_organisation,
               coalesce(other.phone = card.phone, false) AS same_phone,
               coalesce(lower(other.email) = lower(card.email), false) AS same_email,
               coalesce(other.a27_bce_number = card.a27_bce_number, false) AS same_bce_number,
               coalesce((other.street, other.zip) = (card.street, card.zip), false) AS same_address,
               coalesce(similarity(other.a27_name_key, card.a27_name_key), 0) AS likeness
          FROM near JOIN card ON card.id = near.id JOIN res_partner other ON other.id = near.other_id
         WHERE other.id != card.id AND other.active AND other.type = card.type
           AND other.parent_id IS NOT DISTINCT FROM card.parent_id
           AND (card.parent_id IS NOT NULL OR other.a27_is_social OR other.a27_is_cultural)
    )
    SELECT partner_id, other_id, same_phone, same_email, same_bce_number, same_address, round(100 * likeness)::int
      FROM pair
     WHERE likeness >= %(alike)s
        OR likeness >= %(somewhat_alike)s AND (same_phone OR same_email OR same_address)
        OR is_organisation AND (same_phone OR same_email OR same_bce_number)
"""


class PartnerDuplicate(models.Model):
    _inherit = "a27.partner.duplicate"

    @api.model
    def _refresh(self, partners):
        """Make the pairs of these cards what the cards say; those that a person dismissed stay dismissed."""
        found = {(row[0], row[1]): dict(zip(REASONS, row[2:], strict=True)) for row in self._pairs_of(partners)}
        # Superuser: pairs follow from the cards, whoever changes these.
        pairs = self.sudo().search(Domain("partner_id", "in", partners.ids) | Domain("other_id", "in", partners.ids))
        gone = pairs.browse()
        for pair in pairs:
            values = found.pop((pair.partner_id.id, pair.other_id.id), None)
            if values and any(pair[name] != value for name, value in values.items()):
                pair.write(values)
            elif not values and not pair.is_dismissed:
                gone |= pair
        gone.unlink()
        pairs.create([{"partner_id": one, "other_id": other, **values} for (one, other), values in found.items()])

    @api.model
    def _pairs_of(self, partners):
        if not partners:
            return []
        partners.flush_model([*WATCHED, "a27_name_key"])
        self.env.cr.execute(SQL("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", str(ALIKE)))
        parameters = {"ids": partners.ids, "alike": ALIKE, "somewhat_alike": SOMEWHAT_ALIKE}
        return self.env.execute_query(SQL(PAIRS, **parameters))

    @api.model
    def _cron_refresh(self, size=500):
        """Compare the cards that nobody waited for, such as those of an import, some in each transaction."""
        Cron, waiting = self.env["ir.cron"], [("a27_is_compared", "=", False)]
        Partner = self.env["res.partner"].with_context(active_test=False)
        Cron._commit_progress(remaining=Partner.search_count(waiting))
        while partners := Partner.search(waiting, order="id", limit=size):
            self._refresh(partners)
            partners._a27_set_compared(True)
            if not Cron._commit_progress(len(partners)):
                break
