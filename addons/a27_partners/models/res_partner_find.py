from itertools import combinations

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from article27.search import ERROR, pattern, rank, typed_words

from .res_partner import TEAM

# Cards that are put in order by how well they fit; what finds more is too vague to tell.
CANDIDATES = 300
# Words that hold what was typed, by which their cards are found.
NAMED = 100
# Nobody types more to find a card; somebody may paste a page.
TYPED = 10


class ResPartner(models.Model):
    """Find anything: one box over all that is written on a card and on those below it, with typing errors, and over the
    references of what upper addons keep for a partner."""

    _inherit = "res.partner"

    a27_find = fields.Char(string="Find", store=False, search="_search_a27_find", groups=TEAM, exportable=False)

    @api.model
    def _search_a27_find(self, operator, value):
        """The cards that hold all words; with typing errors only if none holds them as they were typed."""
        # The ORM asks nobody's rights for a field that is only searched.
        self._check_field_access(self._fields["a27_find"], "read")
        if operator != "ilike" or not isinstance(value, str):
            return NotImplemented
        elsewhere = Domain("complete_name", "ilike", value) | Domain("id", "in", self._a27_by_reference(value).ids)
        for words in self._a27_stages(self._a27_close_words(value), words_to_miss_one=3):
            if self.with_context(active_test=False).search_count(words, limit=1):
                return words | elsewhere
        return elsewhere

    @api.model
    @api.readonly
    def name_search(self, name="", domain=None, operator="ilike", limit=100):
        """Override of `base`: for the team, what fits best comes first, and what Odoo itself would not find comes too.

        Imports ask with "=" and get Odoo's own answer: they must not guess.
        """
        if operator == "ilike" and name and self._has_field_access(self._fields["a27_find"], "read"):
            found = self._a27_find(name, Domain(domain or Domain.TRUE), limit)
            if found:
                # Superuser, as in Odoo's method: a name may hold that of an organisation that one may not read.
                return [(partner.id, partner.display_name) for partner in found.sudo()]
        return super().name_search(name, domain, operator, limit)

    @api.model
    def _a27_by_reference(self, text):
        """Hook: the organisations that a ticket number, a convention or another reference leads to."""
        return self.browse()

    @api.model
    def _a27_find(self, text, domain, limit):
        """The cards within `domain` that fit `text`, the best first."""
        by_reference = self.search(domain & Domain("id", "in", self._a27_by_reference(text).ids))
        close = self._a27_close_words(text)
        texts = {}
        for words in self._a27_stages(close, words_to_miss_one=2):
            texts |= self._a27_candidates(domain & words, close)
            if limit and len(texts) >= limit:
                break
        by_fit = sorted(texts, key=lambda id_: (rank(list(close), close, *texts[id_]), texts[id_], id_))
        return (by_reference | self.browse(by_fit))[:limit]

    @api.model
    def _a27_close_words(self, text):
        self.flush_model(["a27_search_text"])
        return self.env["a27.search.word"]._close_to(typed_words(text)[:TYPED])

    @api.model
    def _a27_stages(self, close, words_to_miss_one):
        """Domains, each wider than the one before: all words as they were typed; all words, with typing errors; all but
        one, where at least `words_to_miss_one` were typed."""
        as_typed = {
            typed: {word: cost for word, cost in costs.items() if cost < ERROR} for typed, costs in close.items()
        }
        known = {typed: costs for typed, costs in close.items() if costs}
        if close and all(as_typed.values()):
            yield self._a27_with_words(as_typed.items())
        if known and len(known) == len(close):
            yield self._a27_with_words(known.items())
        if len(close) >= words_to_miss_one and len(known) >= len(close) - 1:
            yield Domain.OR(map(self._a27_with_words, combinations(known.items(), len(close) - 1)))

    @api.model
    def _a27_with_words(self, choices):
        """Cards that have, for each pair of a typed word and those close to it, one of these at least."""

        def to_sql(model, alias, query):
            return SQL("(%s)", SQL(" AND ").join(self._a27_with_word(alias, *choice) for choice in choices))

        return Domain.custom(to_sql=to_sql)

    @api.model
    def _a27_with_word(self, alias, typed, costs):
        """With few letters typed, the words that begin so are too many to name: their cards are looked through."""
        words = SQL("%s && %s", SQL.identifier(alias, "a27_search_words"), list(costs))
        if sum(cost < ERROR for cost in costs.values()) <= NAMED:
            return words
        text = SQL("' ' || %s", SQL.identifier(alias, "a27_search_text"))
        looks = pattern(typed)
        return SQL("%s LIKE %s", text, looks if looks.startswith("%") else f"% {looks}")

    @api.model
    def _a27_candidates(self, domain, close):
        """Card -> its text, and whether it is below another, of those within `domain`; of too many, those that begin
        with what was typed, then those that have the words exactly."""
        query = self._search(domain, order="id")
        text = SQL.identifier(query.table, "a27_search_text")
        words = SQL.identifier(query.table, "a27_search_words")
        starts = SQL("left(%s, 60) LIKE %s DESC", text, " ".join(close) + "%")
        exact = [SQL("%s @> %s DESC", words, [typed]) for typed, known in close.items() if typed in known]
        query.order = SQL(", ").join([starts, *exact])
        query.limit = CANDIDATES
        below = SQL("%s IS NOT NULL", SQL.identifier(query.table, "parent_id"))
        rows = self.env.execute_query(query.select(SQL.identifier(query.table, "id"), text, below))
        return {id_: (card, is_below) for id_, card, is_below in rows}
