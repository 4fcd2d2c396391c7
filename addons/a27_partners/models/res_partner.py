from odoo import api, fields, models

STAGES = [
    ("request", "Request"),
    ("discussion", "In discussion"),
    ("active", "Active"),
    ("suspended", "Suspended"),
    ("ended", "Ended"),
]
# A child must not inherit what the screen of its organisation sets for organisations.
CHILD_DEFAULTS = {
    "default_is_company": False,
    "default_a27_is_social": False,
    "default_a27_is_cultural": False,
}
TEAM = "base.group_user"


class ResPartner(models.Model):
    """Every field is for the team: a portal user may read all other columns of its own organisation."""

    _inherit = "res.partner"
    _keeps_messages = True  # see mail_message_history

    @property
    def _rec_names_search(self):
        names = super()._rec_names_search
        acronym = self._fields["a27_acronym"]
        return [*names, acronym.name] if self._has_field_access(acronym, "read") else names

    # What kind of partner
    a27_is_social = fields.Boolean(string="Social Partner", groups=TEAM, tracking=True)
    a27_is_cultural = fields.Boolean(string="Cultural Partner", groups=TEAM, tracking=True)
    a27_social_stage = fields.Selection(
        STAGES,
        string="Social Stage",
        compute="_compute_a27_social_stage",
        store=True,
        readonly=False,
        precompute=True,
        group_expand=True,
        index="btree_not_null",
        groups=TEAM,
        tracking=True,
    )
    a27_cultural_stage = fields.Selection(
        STAGES,
        string="Cultural Stage",
        compute="_compute_a27_cultural_stage",
        store=True,
        readonly=False,
        precompute=True,
        group_expand=True,
        index="btree_not_null",
        groups=TEAM,
        tracking=True,
    )

    # What Odoo calls otherwise, wherever a field is named: exports, filters, messages
    user_id = fields.Many2one(string="Followed by")
    category_id = fields.Many2many(string="Keywords")
    contact_address_inline = fields.Char(string="Address")
    # A search through this field asks no rights of the messages: a portal user could guess a note word by word.
    message_ids = fields.One2many(groups=TEAM)

    # Description
    a27_acronym = fields.Char(string="Acronym", groups=TEAM)
    a27_social_sector_id = fields.Many2one(
        "a27.social.sector",
        string="Social Sector",
        ondelete="restrict",
        index="btree_not_null",
        groups=TEAM,
        tracking=True,
    )
    a27_cultural_type_id = fields.Many2one(
        "a27.cultural.type",
        string="Type of Place",
        ondelete="restrict",
        index="btree_not_null",
        groups=TEAM,
        tracking=True,
    )
    a27_discipline_id = fields.Many2one(
        "a27.discipline",
        string="Main Discipline",
        ondelete="restrict",
        index="btree_not_null",
        groups=TEAM,
        help="Suggested for the shows of this venue.",
    )
    a27_commune_id = fields.Many2one(
        "a27.commune",
        string="Commune",
        compute="_compute_a27_commune_id",
        store=True,
        readonly=False,
        precompute=True,
        ondelete="restrict",
        index="btree_not_null",
        groups=TEAM,
        help="Suggested from the postal code. Change it where a postal code lies across a border.",
    )

    # Places and people
    a27_place_ids = fields.One2many(
        "res.partner",
        "parent_id",
        string="Places",
        domain=[("type", "=", "other")],
        context={**CHILD_DEFAULTS, "default_type": "other"},
        groups=TEAM,
    )
    a27_relay_ids = fields.One2many(
        "res.partner",
        "parent_id",
        string="Relays",
        domain=[("type", "=", "contact")],
        context={**CHILD_DEFAULTS, "default_type": "contact"},
        groups=TEAM,
    )

    @api.depends("a27_is_social")
    def _compute_a27_social_stage(self):
        for partner in self:
            partner.a27_social_stage = partner.a27_is_social and (partner.a27_social_stage or "request")

    @api.depends("a27_is_cultural")
    def _compute_a27_cultural_stage(self):
        for partner in self:
            partner.a27_cultural_stage = partner.a27_is_cultural and (partner.a27_cultural_stage or "request")
