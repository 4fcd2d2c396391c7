from odoo import fields, models
from odoo.orm.models import NO_ACCESS
from odoo.tools import SQL


class ResPartner(models.Model):
    """Reads all added fields with several choices together with the columns of the partner.

    Odoo asks one query for each such field and each screen, although most of them are empty.
    """

    _inherit = "res.partner"

    # Only carries what `_field_to_sql` makes of it from the query to `_fetch_query`; the column itself stays empty.
    a27_chosen = fields.Json(prefetch=False, copy=False, groups=NO_ACCESS, export_string_translation=False)

    def _fetch_query(self, query, fields):
        """Override of `base`, which invites to change here what is fetched and what is put in cache."""
        choices = [field for field in fields if field.comodel_name == "a27.custom.choice"]
        if not choices or not any(field.column_type for field in fields):
            return super()._fetch_query(query, fields)
        carrier = self._fields["a27_chosen"]
        # As superuser for the carrier, which is closed to all; whether one may read `fields` was checked before.
        fetched = super(ResPartner, self.sudo())._fetch_query(
            query, [*(field for field in fields if field not in choices), carrier]
        )
        fetched = fetched.with_env(self.env)
        for partner in fetched:
            chosen = carrier._get_cache(self.env).pop(partner.id, None) or {}
            for field in choices:
                field._insert_cache(partner, [tuple(chosen.get(field.name, ()))])
        return fetched

    def _field_to_sql(self, alias, field_expr, query=None):
        """Override of `base`: {name of the field: ids of its choices}, for those that have any."""
        if field_expr != "a27_chosen":
            return super()._field_to_sql(alias, field_expr, query)
        self._check_field_access(self._fields["a27_chosen"], "read")
        chosen = [
            SQL(
                "SELECT %s AS name, jsonb_agg(choice.id ORDER BY choice.sequence, choice.id) AS ids"
                " FROM %s AS chosen JOIN a27_custom_choice AS choice ON choice.id = chosen.choice_id"
                " WHERE chosen.partner_id = %s",
                field.name,
                SQL.identifier(field.relation),
                SQL.identifier(alias, "id"),
            )
            for field in self._fields.values()
            if field.comodel_name == "a27.custom.choice"
        ]
        return SQL(
            "(SELECT jsonb_object_agg(name, ids) FROM (%s) AS by_field WHERE ids IS NOT NULL)",
            SQL(" UNION ALL ").join(chosen),
        )
