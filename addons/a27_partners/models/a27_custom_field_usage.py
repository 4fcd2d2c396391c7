import re

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

# Of a tile, what may name fields.
TILE_COLUMNS = ("domain", "date_path", "user_path", "group_by", "column_by", "measures", "order_by")


class CustomField(models.Model):
    """Where a field is used, and by how many partners: shown before any change."""

    _inherit = "a27.custom.field"

    filled_count = fields.Integer(
        string="Filled in",
        compute="_compute_filled_count",
        help="How many partners, places or relays have a value.",
    )
    usage = fields.Text(string="Used in", compute="_compute_usage")

    @api.depends("technical_name")
    def _compute_filled_count(self):
        """One query for all fields, as superuser, since a retired column is closed to everybody."""
        fields_ = self.filtered(lambda field: field.technical_name in self.env["res.partner"]._fields)
        (self - fields_).filled_count = 0
        if not fields_:
            return
        self.env["res.partner"].flush_model(fields_.mapped("technical_name"))
        counts = SQL(", ").join(field._sql_count() for field in fields_)
        # The first count makes it one row, also where all others are queries of their own.
        [(_all, *row)] = self.env.execute_query(SQL("SELECT count(*), %s FROM res_partner", counts))
        for field, count in zip(fields_, row, strict=True):
            field.filled_count = count

    def _sql_count(self):
        column = SQL.identifier(self.technical_name)
        match self.type:
            case "choices":
                table = SQL.identifier(f"{self.technical_name}_rel")
                return SQL("(SELECT count(DISTINCT partner_id) FROM %s)", table)
            case "yes_no":
                return SQL("count(*) FILTER (WHERE %s)", column)
            case "integer" | "decimal" | "amount":
                return SQL("count(*) FILTER (WHERE %s <> 0)", column)
            case "text" | "long_text":
                return SQL("count(*) FILTER (WHERE %s <> '')", column)
        return SQL("count(%s)", column)

    @api.model
    def _usage_sources(self):
        """What may name a field: (model, its columns with names of fields, how people call it).

        Addons that keep domains, lists of fields or templates add theirs.
        """
        searches, exports = self.env._("Saved searches"), self.env._("Saved exports")
        tiles = self.env._("Tiles of the first page")
        return [
            ("ir.filters", ("domain", "context", "sort"), searches),
            ("ir.exports.line", ("name",), exports),
            ("a27.dashboard.tile", TILE_COLUMNS, tiles),
        ]

    @api.depends("technical_name")
    def _compute_usage(self):
        used = self._users_of_fields()
        for field in self:
            lines = [
                f"{label} ({len(records)}) : {', '.join(sorted(records.mapped('display_name')))}"
                for label, records in used.get(field.id, {}).items()
            ]
            field.usage = "\n".join(lines)

    def _users_of_fields(self):
        """Id of the field -> what people call it -> the records that name the field.

        As superuser: a private search of a colleague breaks just as well, so it counts and is named.
        """
        used = {}
        names = {field.technical_name: field.id for field in self if field.technical_name}
        for model, columns, label in self._usage_sources():
            records = self.env[model].sudo().with_context(active_test=False)
            candidates = records.search(Domain.OR(Domain(column, "like", name) for column in columns for name in names))
            for record in candidates:
                text = " ".join(str(record[column] or "") for column in columns)
                for name in names.keys() & set(re.findall(r"x_a27_\w+", text)):
                    by_label = used.setdefault(names[name], {})
                    by_label[label] = by_label.get(label, records) | record
        return used

    def _put_searches_aside(self):
        """A saved search that names a retired column would stop its list from opening: it leaves and returns with it.

        As superuser, like `_users_of_fields`.
        """
        retired = self.with_context(active_test=False).sudo().search([("active", "=", False)])
        for field in self:
            filters = self.env["ir.filters"].sudo().with_context(active_test=False)
            for records in field._users_of_fields().get(field.id, {}).values():
                if records._name == "ir.filters":
                    filters |= records
            if not field.active:
                filters.active = False
                continue
            for line in filters:
                text = f"{line.domain} {line.context} {line.sort}"
                line.active = not set(retired.mapped("technical_name")) & set(re.findall(r"x_a27_\w+", text))

    def action_open_filled(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.display_name,
            "res_model": "res.partner",
            "view_mode": "list,form",
            "domain": [(self.technical_name, "!=", False)],
        }

    def _check_may_delete(self):
        self.invalidate_recordset(["filled_count", "usage"])
        for field in self:
            if field.filled_count:
                raise UserError(
                    self.env._(
                        "%(count)s partners have a value in “%(field)s”. Retire the field instead: it leaves the"
                        " screens and the values are kept.",
                        count=field.filled_count,
                        field=field.display_name,
                    )
                )
            if field.usage:
                raise UserError(
                    self.env._(
                        "“%(field)s” is still used. Change or delete these first, or retire the field:\n%(usage)s",
                        field=field.display_name,
                        usage=field.usage,
                    )
                )
