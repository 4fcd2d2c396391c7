from odoo import api, fields, models

from article27 import PhoneFormatError
from article27.normalise import dialled
from article27.search import SECTIONS, card_text

from .res_partner import TEAM

NAMES = ("name", "a27_acronym", "a27_other_names")
CONTACT = ("ref", "vat", "company_registry", "email", "street", "street2", "zip", "city")
NUMBERS = ("phone", "a27_bce_number")
OWN = (*NAMES, *CONTACT, *NUMBERS, "a27_commune_id.name")


class ResPartner(models.Model):
    """What a card is found by: its own words, and for an organisation those of its places and relays, also of the ones
    that left. Only columns that everybody in the team may read go into it."""

    _inherit = "res.partner"

    a27_other_names = fields.Text(
        string="Other Names",
        groups=TEAM,
        copy=False,
        help="Former names, names in another language, names of cards that were merged with this one: one a line. "
        "The card is found by them.",
    )
    a27_search_text = fields.Text(
        compute="_compute_a27_search_text",
        store=True,
        groups=fields.NO_ACCESS,
        export_string_translation=False,
    )

    def init(self):
        """The words as an array, which PostgreSQL keeps itself: splitting the text of each card that a search looks at
        takes seconds among 50,000."""
        self.env.cr.execute(
            """
            ALTER TABLE res_partner ADD COLUMN IF NOT EXISTS a27_search_words text[]
                GENERATED ALWAYS AS (string_to_array(a27_search_text, ' ')) STORED;
            CREATE INDEX IF NOT EXISTS res_partner__a27_search_words_index ON res_partner USING gin (a27_search_words)
            """
        )

    @api.depends("complete_name", "parent_id.name", *OWN, *(f"child_ids.{name}" for name in OWN))
    def _compute_a27_search_text(self):
        children = self._a27_all_children()
        communes = self._a27_commune_names(self | self.concat(*children.values()))
        for partner in self:
            below = [text for child in children.get(partner, ()) for text in child._a27_own_texts(communes)]
            names, *others = partner._a27_name_texts(), partner.parent_id.name, *partner._a27_other_texts(communes)
            partner.a27_search_text = card_text(names, filter(None, others), below)
        texts = [partner.a27_search_text for partner in self if isinstance(partner.id, int)]
        self.env["a27.search.word"]._learn({word for text in texts for word in text.replace(SECTIONS, " ").split()})

    def _a27_all_children(self):
        """Organisation -> its places and relays, also archived ones."""
        fnames = ["parent_id", *(name for name in OWN if "." not in name), "a27_commune_id"]
        children = self.with_context(active_test=False).search_fetch([("parent_id", "in", self.ids)], fnames)
        return children.grouped("parent_id")

    @api.model
    def _a27_commune_names(self, partners):
        """Commune -> its names in all languages."""
        communes = partners.a27_commune_id
        languages = [code for code, _name in self.env["res.lang"].get_installed()]
        return {
            commune: " ".join(dict.fromkeys(commune.with_context(lang=code).name for code in languages))
            for commune in communes
        }

    def _a27_name_texts(self):
        return [self[name] for name in NAMES if self[name]]

    def _a27_other_texts(self, communes):
        texts = [self[name] for name in CONTACT if self[name]]
        texts += [self._a27_digits(self[name]) for name in NUMBERS if self[name]]
        return [*texts, communes.get(self.a27_commune_id, "")]

    def _a27_own_texts(self, communes):
        return [*self._a27_name_texts(), *self._a27_other_texts(communes)]

    @api.model
    def _a27_digits(self, number):
        """A number as one word, in whatever groups somebody will type it."""
        try:
            return dialled(number)
        except PhoneFormatError:
            return "".join(sign for sign in number if sign.isdecimal()) or number
