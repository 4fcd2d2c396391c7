from odoo import api, fields, models
from odoo.tools import SQL

from article27.search import closeness, errors_allowed

# Words that one typed word may stand for, the closest first; a word of one letter begins thousands.
MOST = 400
SIMILARITY = 0.2


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

    word = fields.Char(required=True, readonly=True, index=True)

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
        """Typed word -> {word of some card: what it costs to take the one for the other}."""
        close = {typed: {} for typed in typed_words}
        if not typed_words:
            return close
        self.env.cr.execute(SQL("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", str(SIMILARITY)))
        query = SQL(" UNION ALL ").join([self._candidates(typed) for typed in typed_words])
        for typed, word in self.env.execute_query(query):
            cost = closeness(typed, word)
            if cost is not None:
                close[typed][word] = cost
        return close

    @api.model
    def _candidates(self, typed):
        """Words that may be close: they hold what was typed, or share its trigrams or its first two letters."""
        if typed.isdecimal() and len(typed) < 3:
            found = SQL("word = %s", typed)
        elif len(typed) < 3 or (typed.isdecimal() and len(typed) < 5):
            found = SQL("word LIKE %s", f"{typed}%")
        else:
            found = SQL("word LIKE %s", f"%{typed}%")
        if most := errors_allowed(typed):
            found = SQL(
                "%s OR word %% %s OR (word LIKE %s AND length(word) BETWEEN %s AND %s)",
                found,
                typed,
                f"{typed[:2]}%",
                len(typed) - most,
                len(typed) + most,
            )
        return SQL(
            "(SELECT %s, word FROM a27_search_word WHERE %s ORDER BY similarity(word, %s) DESC LIMIT %s)",
            typed,
            found,
            typed,
            MOST,
        )

    @api.autovacuum
    def _gc_unused(self):
        """Forget the words of cards that were changed, deleted or anonymised."""
        self.env["res.partner"].flush_model(["a27_search_text"])
        self.env.cr.execute(
            """
            DELETE FROM a27_search_word w
             WHERE NOT EXISTS (
                       SELECT FROM res_partner p WHERE string_to_array(p.a27_search_text, ' ') @> ARRAY[w.word::text]
                   )
                OR EXISTS (SELECT FROM a27_search_word twin WHERE twin.word = w.word AND twin.id < w.id)
            """
        )
