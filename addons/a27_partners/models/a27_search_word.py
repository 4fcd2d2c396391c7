from odoo import api, fields, models
from odoo.tools import SQL

from article27.search import ERROR, closeness, errors_allowed, pattern

# Of the words that may be meant by one with typing errors, so many are looked at, and so many of them are searched.
LOOKED_AT, MEANT = 400, 60
SIMILARITY = 0.25


class SearchWord(models.Model):
    """Every word that stands on some card, so that a word with typing errors finds those that were meant.

    It is the list of words that PostgreSQL's manual recommends beside a full text ("Text Search Integration" of
    pg_trgm). Nobody has rights on it, and it does not say on which card a word stands. A word may be in it twice: a
    unique index would make one who saves a card wait for another's import.
    """

    _name = "a27.search.word"
    _description = "Word of the Search"
    _log_access = False
    _rec_name = "word"

    word = fields.Char(required=True, readonly=True, index=True, export_string_translation=False)

    _trigrams = models.Index("USING gin (word gin_trgm_ops)")

    @api.model
    def _learn(self, words):
        words = list(words)
        self.env.execute_query(
            SQL(
                "INSERT INTO a27_search_word (word) SELECT unnest(%s)"
                " EXCEPT SELECT word FROM a27_search_word WHERE word = ANY(%s) RETURNING id",
                words,
                words,
            )
        )

    @api.model
    def _close_to(self, typed_words):
        """Typed word -> {word of some card: what it costs to take the one for the other}; of those that hold what was
        typed, `LOOKED_AT` at the most."""
        close = {typed: {} for typed in typed_words}
        if not typed_words:
            return close
        self.env.cr.execute(SQL("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", str(SIMILARITY)))
        parts = [part for typed in typed_words for part in (self._as_typed(typed), self._with_errors(typed)) if part]
        for typed, word in self.env.execute_query(SQL(" UNION ALL ").join(parts)):
            cost = closeness(typed, word)
            if cost is not None:
                close[typed][word] = cost
        return {typed: self._cheapest(costs) for typed, costs in close.items()}

    @api.model
    def _cheapest(self, costs):
        """All words that hold what was typed, and the closest of the others."""
        with_errors = sorted((cost, word) for word, cost in costs.items() if cost >= ERROR)
        too_many = {word for _cost, word in with_errors[MEANT:]}
        return {word: cost for word, cost in costs.items() if word not in too_many}

    @api.model
    def _as_typed(self, typed):
        return self._words(typed, SQL("word LIKE %s", pattern(typed)))

    @api.model
    def _with_errors(self, typed):
        """Words that share trigrams with what was typed, or its first two letters and about its length."""
        most = errors_allowed(typed)
        if not most:
            return None
        if typed.isdecimal():
            return self._words(typed, SQL("word %% %s", typed))
        same_start = SQL("word LIKE %s", f"{typed[:2]}%")
        same_length = SQL("length(word) BETWEEN %s AND %s", len(typed) - most, len(typed) + most)
        return self._words(typed, SQL("word %% %s OR (%s AND %s)", typed, same_start, same_length))

    @api.model
    def _words(self, typed, condition):
        order = SQL("similarity(word, %s) DESC", typed)
        return SQL(
            "(SELECT %s, word FROM a27_search_word WHERE %s ORDER BY %s LIMIT %s)", typed, condition, order, LOOKED_AT
        )

    @api.autovacuum
    def _gc_unused(self):
        """Forget the words of cards that were changed, deleted or anonymised."""
        self.env["res.partner"].flush_model(["a27_search_text"])
        self.env.cr.execute(
            """
            DELETE FROM a27_search_word w
             WHERE NOT EXISTS (
                       SELECT FROM res_partner WHERE a27_search_words @> ARRAY[w.word::text]
                   )
                OR EXISTS (SELECT FROM a27_search_word twin WHERE twin.word = w.word AND twin.id < w.id)
            """
        )
