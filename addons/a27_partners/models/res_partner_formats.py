from odoo import api, fields, models

from article27 import (
    BceCheckError,
    BceFormatError,
    EmailFormatError,
    FormatError,
    PhoneFormatError,
    PostalCodeError,
    StreetCommaError,
)
from article27.normalise import email, enterprise_number, phone, postal_code, street

from .res_partner import TEAM

BELGIUM = "BE"


def _postal_code(text, country):
    """Other countries' codes are not ours to judge."""
    return postal_code(text) if country == BELGIUM else text


# Field -> what writes it as Belgians do: a function of the text and of the country's code.
FORMATS = {
    "phone": phone,
    "email": lambda text, country: email(text),
    "zip": _postal_code,
    "street": lambda text, country: street(text) if country == BELGIUM else text,
    "a27_bce_number": lambda text, country: enterprise_number(text),
}


class ResPartner(models.Model):
    """Belgian notation, whoever writes: a form, an import or a remote call. What is not understood is kept as it was
    given, and said on the card."""

    _inherit = "res.partner"

    a27_bce_number = fields.Char(
        string="Enterprise Number",
        groups=TEAM,
        tracking=True,
        copy=False,
        index="btree_not_null",
        help="Number at the Banque-Carrefour des Entreprises (BCE, KBO). It is no VAT number: an association may have "
        "the one without the other, and a de facto association has none.",
    )
    a27_is_to_correct = fields.Boolean(
        string="Contact Data to Correct", compute="_compute_a27_is_to_correct", store=True, groups=TEAM
    )
    a27_format_warning = fields.Text(
        string="What to Correct", compute="_compute_a27_format_warning", groups=TEAM, exportable=False
    )

    @api.depends("country_id", *FORMATS)
    def _compute_a27_is_to_correct(self):
        for partner in self:
            partner.a27_is_to_correct = bool(partner._a27_format_errors())

    @api.depends("country_id", *FORMATS)
    def _compute_a27_format_warning(self):
        same_number = self._a27_with_same_bce_number()
        for partner in self:
            sentences = [partner._a27_format_sentence(error) for error in partner._a27_format_errors()]
            if others := same_number.get(partner.a27_bce_number, self.browse()) - partner._origin:
                sentences.append(
                    self.env._(
                        "%(others)s has the same enterprise number. That is right for services of one organisation.",
                        others=", ".join(others.mapped("name")),
                    )
                )
            partner.a27_format_warning = "\n".join(sentences)

    @api.model_create_multi
    def create(self, vals_list):
        """Override of `res.partner`."""
        return super().create([self._a27_written(vals, self._a27_country_code(vals)) for vals in vals_list])

    def write(self, vals):
        """Override of `res.partner`: how a phone number is read depends on the country."""
        if not FORMATS.keys() & vals.keys():
            return super().write(vals)
        for country, partners in self.grouped(lambda partner: partner._a27_country_code(vals)).items():
            super(ResPartner, partners).write(self._a27_written(vals, country))
        return True

    @api.onchange(*FORMATS)
    def _onchange_a27_formats(self):
        """Show what will be stored as soon as the field is left."""
        values = {name: self[name] for name in FORMATS}
        for name, text in self._a27_written(values, self._a27_country_code({})).items():
            if text != values[name]:
                self[name] = text

    @api.onchange("phone", "country_id", "company_id")
    def _onchange_phone_validation(self):
        """Override of `phone_validation`: Belgian notation instead of the international one."""
        self._onchange_a27_formats()

    def _a27_country_code(self, vals):
        """Where the address is, after `vals` are written; Belgium unless another country was chosen."""
        country = self.env["res.country"].browse(vals["country_id"]) if "country_id" in vals else self.country_id
        return country.code or BELGIUM

    @api.model
    def _a27_written(self, vals, country):
        """`vals` in Belgian notation where it is understood, else as they are."""
        written = dict(vals)
        for name in FORMATS.keys() & vals.keys():
            text = vals[name]
            if isinstance(text, str) and text.strip():
                written[name] = self._a27_format(name, text, country)[0]
        return written

    @api.model
    def _a27_format(self, name, text, country):
        """The text as it is written, and the error if it is not understood."""
        try:
            return FORMATS[name](text, country), None
        except FormatError as error:
            return text.strip(), error

    def _a27_format_errors(self):
        self.ensure_one()
        country = self._a27_country_code({})
        errors = [self._a27_format(name, self[name], country)[1] for name in FORMATS if self[name]]
        return [error for error in errors if error]

    def _a27_format_sentence(self, error):
        sentences = {
            PhoneFormatError: self.env._(
                "“%(text)s” is no phone number. Write one number, without other words: 02 226 88 88."
            ),
            EmailFormatError: self.env._(
                "“%(text)s” is no e-mail address. Write one address, without spaces: info@example.org."
            ),
            PostalCodeError: self.env._(
                "“%(text)s” is no Belgian postal code. Write four digits, or choose the country."
            ),
            StreetCommaError: self.env._(
                "“%(text)s”: the post wants street, number and box without comma, such as Rue de la Senne 32 bte 20. "
                "What else there is to say has a line of its own below."
            ),
            BceFormatError: self.env._(
                "“%(text)s” is no enterprise number: it has ten digits, and the first is a 0 or a 1."
            ),
            BceCheckError: self.env._(
                "The enterprise number %(text)s has a typing error: its last two digits do not match the others."
            ),
        }
        return sentences[type(error)] % {"text": error.text}

    def _a27_with_same_bce_number(self):
        """Enterprise number -> all organisations that have it, whoever may see them."""
        numbers = [number for number in self.mapped("a27_bce_number") if number]
        if not numbers:
            return {}
        found = self.search([("a27_bce_number", "in", numbers), ("parent_id", "=", False)])
        return found.grouped("a27_bce_number")
