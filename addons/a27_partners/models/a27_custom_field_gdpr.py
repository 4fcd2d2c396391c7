from odoo import api, fields, models
from odoo.exceptions import ValidationError

from article27.customfield import sensitive_subject


class CustomField(models.Model):
    """A label that announces personal data asks whether the field is about persons; the answer is kept."""

    _inherit = "a27.custom.field"

    gdpr_subject = fields.Selection(
        [
            ("health", "health"),
            ("religion", "religion or convictions"),
            ("origin", "origin or nationality"),
            ("opinion", "opinions or private life"),
            ("national_number", "the national register number"),
            ("birth", "a person's birth"),
            ("beneficiary", "people who receive tickets"),
        ],
        compute="_compute_gdpr_subject",
        store=True,
    )
    gdpr_answer = fields.Selection(
        [
            ("organisation", "No: it describes an organisation, or a figure in which nobody can be recognised"),
            ("person", "Yes: it says something about a person"),
        ],
        string="About persons?",
        compute="_compute_gdpr_answer",
        store=True,
        readonly=False,
        tracking=True,
    )
    gdpr_ground = fields.Char(
        string="Why we may keep it",
        tracking=True,
        help="The legal ground, for example the person's consent, and when the values are deleted.",
    )

    @api.depends("name", "name_nl")
    def _compute_gdpr_subject(self):
        for field in self:
            field.gdpr_subject = sensitive_subject(field.name or "", field.name_nl or "")

    @api.depends("gdpr_subject")
    def _compute_gdpr_answer(self):
        """Another subject asks again."""
        self.gdpr_answer = False

    @api.constrains("gdpr_subject", "gdpr_answer", "gdpr_ground")
    def _check_gdpr_answered(self):
        for field in self.filtered("gdpr_subject"):
            if not field.gdpr_answer or (field.gdpr_answer == "person" and not field.gdpr_ground):
                subject = dict(self._fields["gdpr_subject"]._description_selection(self.env))[field.gdpr_subject]
                raise ValidationError(
                    self.env._(
                        "“%(label)s” may hold data about %(subject)s. Say whether it is about persons, and if so why we"
                        " may keep it.",
                        label=field.name,
                        subject=subject,
                    )
                )
