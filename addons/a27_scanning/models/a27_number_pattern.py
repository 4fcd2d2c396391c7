from odoo import api, fields, models
from odoo.exceptions import ValidationError

from article27 import Meaning, NumberPattern, PatternRegexError, Symbology, match

SYMBOLOGIES = [
    (Symbology.CODE128.value, "Code 128"),
    (Symbology.CODE39.value, "Code 39"),
    (Symbology.ITF.value, "Interleaved 2 of 5"),
    (Symbology.EAN13.value, "EAN-13"),
    (Symbology.QR.value, "QR"),
]


class PatternRow(models.Model):
    """A kind of number that we do not make today: an older one, another region's, a code that is no ticket.

    The first row that matches says what a number is, before its check digits are looked at; a number that the database
    holds is never judged by this table. The reader looks for the symbologies that the rows name, and for Code 128.
    """

    _name = "a27.number.pattern"
    _description = "Pattern of Numbers"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    symbology = fields.Selection(SYMBOLOGIES, string="Barcode", help="Empty: any of those that are looked for.")
    regex = fields.Char(
        string="Expression", required=True, help="A regular expression (RE2) for the whole number, as W[0-9]{8}."
    )
    meaning = fields.Selection(
        [
            (Meaning.OTHER_REGION.value, "Ticket of another region"),
            (Meaning.OLDER.value, "Older ticket of ours"),
            (Meaning.FOREIGN.value, "Not a ticket"),
        ],
        required=True,
        default=Meaning.OTHER_REGION.value,
    )
    region = fields.Char(help="Whose tickets these are, as the sentences call it.")

    @api.constrains("regex")
    def _check_regex(self):
        for row in self:
            try:
                row._to_library()
            except PatternRegexError as error:
                raise ValidationError(
                    self.env._(
                        "The expression %(regex)s cannot be used (%(reason)s). Correct it, or try a simpler one: "
                        "%(example)s is a W and eight digits.",
                        regex=error.regex,
                        reason=error.reason,
                        example="W[0-9]{8}",
                    )
                ) from error

    def _to_library(self):
        self.ensure_one()
        symbology = Symbology(self.symbology) if self.symbology else None
        return NumberPattern(self.name, symbology, self.regex or "", Meaning(self.meaning))

    @api.model
    def _library_table(self):
        """article27.NumberPattern -> row, in the order of the table. A row whose expression cannot be used, as one that
        came by an import without its checks, is left out: it stops no reading."""
        table = {}
        for row in self.search([]):
            try:
                table.setdefault(row._to_library(), row)
            except PatternRegexError:
                continue
        return table

    @api.model
    def _find(self, text, symbology, table):
        """The row of `table` (see `_library_table`) for a number; without `symbology` it was typed."""
        found = match(text, Symbology(symbology) if symbology else None, table)
        return table[found] if found else self.browse()

    @api.model
    def _symbologies(self):
        """What the reader looks for: Code 128, and what the table names."""
        return {Symbology.CODE128, *(Symbology(row.symbology) for row in self.search([("symbology", "!=", False)]))}
