import time

from psycopg2.errors import LockNotAvailable
from psycopg2.extras import Json

from odoo import models
from odoo.exceptions import UserError
from odoo.orm.models import NO_ACCESS
from odoo.tools import SQL

from .a27_custom_field import TYPES, VISIBILITY
from .ir_model_fields import CURRENCY

TRIES = 3
PAUSE_S = 0.3


class CustomField(models.Model):
    _inherit = "a27.custom.field"

    def _take_turns(self, needs_table):
        """Let one transaction at a time change columns of partners, and never let the others wait long.

        A new column needs the table for itself: it waits for every open transaction, and everybody waits behind it.
        So the table is asked for at most two seconds at a time, before anything is changed. The row of the model
        serialises the changes: an advisory lock would let the second one go on with a snapshot in which the first one's
        field is missing; an update fails to serialise instead, and Odoo repeats the request with a fresh snapshot.
        """
        queries = [
            "SET LOCAL lock_timeout = '2s'",
            "UPDATE ir_model SET write_date = now() AT TIME ZONE 'UTC' WHERE model = 'res.partner'",
        ]
        if needs_table:
            queries.append("LOCK TABLE res_partner IN ACCESS EXCLUSIVE MODE")
        for attempt in range(TRIES):
            try:
                with self.env.cr.savepoint(flush=False):
                    for query in queries:
                        self.env.cr.execute(query, log_exceptions=False)
                return
            except LockNotAvailable:
                time.sleep(PAUSE_S * (attempt + 1))
        raise UserError(
            self.env._(
                "Partners are busy with a longer task, an import for example. Nothing was changed: try again in a"
                " minute."
            )
        )

    def _create_columns(self):
        """Make the columns, as superuser: only administrators may. Names and types come from `create` and TYPES."""
        columns = self.env["ir.model.fields"].sudo().with_context(lang="en_US")
        for field, column in zip(self, columns.create([field._prepare_column() for field in self]), strict=True):
            field.sudo().column_id = column
        self._describe_columns()

    def _prepare_column(self):
        self.ensure_one()
        values = {
            "model_id": self.env["ir.model"]._get_id("res.partner"),
            "name": self.technical_name,
            "field_description": self.name,
            "ttype": TYPES[self.type],
            "a27_groups": self._groups_of_column(),
            # The history of a partner shows who changed a value.
            "tracking": 100,
        }
        if self.type == "amount":
            values["currency_field"] = CURRENCY
        elif self.type == "partner":
            values["relation"] = "res.partner"
        elif self.type == "choices":
            values |= {
                "relation": "a27.custom.choice",
                "domain": repr([("field_id", "=", self.id)]),
                "relation_table": f"{self.technical_name}_rel",
                "column1": "partner_id",
                "column2": "choice_id",
            }
        return values

    def _groups_of_column(self):
        """A retired column is closed to everybody: gone from screens, lists of fields, exports and remote calls."""
        return VISIBILITY[self.visibility] if self.active else NO_ACCESS

    def _describe_columns(self):
        """Write labels, help, choices and groups of the columns in all languages, then set up partners once.

        Odoo's own methods would set up its models again for each language and each choice. As superuser, like
        `_create_columns`.
        """
        described = self.sudo().filtered("column_id")
        if not described:
            return
        self._take_turns(needs_table=False)
        described.flush_recordset()
        self.env["a27.custom.choice"].flush_model()
        for field in described:
            self.env.cr.execute(
                SQL(
                    "UPDATE ir_model_fields SET field_description = %s, help = %s, a27_groups = %s WHERE id = %s",
                    Json(field._in_all_languages("name")),
                    Json(field._in_all_languages("help")) if field.help else None,
                    field._groups_of_column(),
                    field.column_id.id,
                )
            )
            if field.type == "choice":
                field._describe_choices()
        self.env["ir.model.fields"].invalidate_model()
        self.pool._setup_models__(self.env.cr, ["res.partner"])

    def _describe_choices(self):
        values = [choice.value for choice in self.choice_ids]
        self.env.cr.execute(
            SQL(
                "DELETE FROM ir_model_fields_selection WHERE field_id = %s AND NOT value = ANY(%s)",
                self.column_id.id,
                values,
            )
        )
        for sequence, choice in enumerate(self.choice_ids):
            self.env.cr.execute(
                SQL(
                    """
                    INSERT INTO ir_model_fields_selection (field_id, value, name, sequence) VALUES (%s, %s, %s, %s)
                    ON CONFLICT (field_id, value) DO UPDATE SET name = EXCLUDED.name, sequence = EXCLUDED.sequence
                    """,
                    self.column_id.id,
                    choice.value,
                    Json(choice._in_all_languages("name")),
                    sequence,
                )
            )

    def _announce_views(self):
        """Let every process and every browser load the screens anew: browsers keep views until the registry changes."""
        self.env.registry.clear_cache("templates")
        self.env.registry.registry_invalidated = True
