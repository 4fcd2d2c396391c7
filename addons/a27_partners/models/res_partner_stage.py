from babel.dates import format_timedelta

from odoo import api, fields, models
from odoo.tools.misc import babel_locale_parse

from .res_partner import TEAM

# Stage -> the day on which it was entered
STAGE_DATES = {
    "a27_social_stage": "a27_social_stage_since",
    "a27_cultural_stage": "a27_cultural_stage_since",
}
# What changes a stage, directly or by its compute
STAGE_SOURCES = {*STAGE_DATES, "a27_is_social", "a27_is_cultural"}


class ResPartner(models.Model):
    """For how long a partner has been in its stage.

    Odoo's `mail.tracking.duration.mixin` follows one many2one per model; here are two selections, so each has a date.
    It stays empty for partners whose stage was last changed before the date was kept: an invented one would mislead.
    """

    _inherit = "res.partner"

    a27_social_stage_since = fields.Date(string="Social Stage Since", readonly=True, copy=False, groups=TEAM)
    a27_cultural_stage_since = fields.Date(string="Cultural Stage Since", readonly=True, copy=False, groups=TEAM)
    a27_social_stage_age = fields.Char(string="Time in Social Stage", compute="_compute_a27_stage_age", groups=TEAM)
    a27_cultural_stage_age = fields.Char(string="Time in Cultural Stage", compute="_compute_a27_stage_age", groups=TEAM)

    @api.depends(*STAGE_DATES.values())
    @api.depends_context("lang")
    def _compute_a27_stage_age(self):
        today = fields.Date.context_today(self)
        locale = babel_locale_parse(self.env.lang)
        for partner in self:
            for stage, since in STAGE_DATES.items():
                partner[f"{stage}_age"] = partner[since] and self._a27_age(today - partner[since], locale)

    @api.model
    def _a27_age(self, age, locale):
        if not age.days:
            return self.env._("since today")
        return self.env._("for %s", format_timedelta(age, granularity="day", locale=locale))

    @api.model_create_multi
    def create(self, vals_list):
        partners = super().create([self._a27_without_stage_dates(vals) for vals in vals_list])
        partners._a27_date_stages({})
        return partners

    def write(self, vals):
        """Override of `res.partner`: a stage is dated when it changes, not when a form writes the same one again."""
        vals = self._a27_without_stage_dates(vals)
        if not STAGE_SOURCES & vals.keys():
            return super().write(vals)
        before = {partner.id: [partner[stage] for stage in STAGE_DATES] for partner in self}
        result = super().write(vals)
        self._a27_date_stages(before)
        return result

    def _a27_without_stage_dates(self, vals):
        """The values without these dates, which nobody types; Odoo's merge of two cards writes all fields."""
        if self.env.su:
            return vals
        return {name: value for name, value in vals.items() if name not in STAGE_DATES.values()}

    def _a27_date_stages(self, before):
        """Date the stages that differ from those `before`, a list per id."""
        today = fields.Date.context_today(self)
        for position, (stage, since) in enumerate(STAGE_DATES.items()):
            changed = self.filtered(
                lambda partner, stage=stage, position=position: (
                    partner[stage] != before.get(partner.id, [False, False])[position]
                )
            )
            for has_stage, partners in changed.grouped(lambda partner, stage=stage: bool(partner[stage])).items():
                # Superuser: nobody types these dates; this one is today's.
                partners.sudo()[since] = has_stage and today
