import psycopg2

from odoo import models
from odoo.tools import SQL, mute_logger

# As many as the web client counts in a list; beyond, the exact number says no more to a person.
COUNT_LIMIT = 10_001


class DashboardTile(models.Model):
    """The numbers of a page: all of them in one question to the database."""

    _inherit = "a27.dashboard.tile"

    def _counts(self, domains):
        """Number of records, COUNT_LIMIT at the most, of each of the tiles `self`.

        `domains` maps tiles to their evaluated domains. A tile that PostgreSQL refuses is left out of the answer.
        """
        queries = {tile: self.env[tile.model]._search(domains[tile], limit=COUNT_LIMIT) for tile in self}
        parts = {tile: SQL("(SELECT COUNT(*) FROM (%s) AS t)", query.select("")) for tile, query in queries.items()}
        if not parts:
            return {}
        numbers = self._ask(SQL("SELECT %s", SQL(", ").join(parts.values())))
        if numbers is not None:
            return dict(zip(parts, numbers, strict=True))
        # One of them is wrong: each for itself.
        asked = {tile: self._ask(SQL("SELECT %s", part)) for tile, part in parts.items()}
        return {tile: answer[0] for tile, answer in asked.items() if answer is not None}

    def _ask(self, sql):
        """The row that `sql` answers, or None where PostgreSQL, or its driver, refuses it."""
        try:
            with mute_logger("odoo.sql_db"), self.env.cr.savepoint():
                return self.env.execute_query(sql)[0]
        except (psycopg2.Error, ValueError):
            return None
