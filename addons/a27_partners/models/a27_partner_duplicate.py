from odoo import api, fields, models
from odoo.exceptions import AccessError

REASONS = ("same_phone", "same_email", "same_bce_number", "same_address", "name_percent")
# Less than so many % of a name in common is chance.
NAME_WORTH_SAYING = 40
REVIEWER = "a27_partners.group_a27_reviewer"


class PartnerDuplicate(models.Model):
    """Two cards that may be of one partner, and why. Nobody makes or deletes them by hand: they follow the cards, but
    what a person said of a pair stays."""

    _name = "a27.partner.duplicate"
    _description = "Possible Duplicate"
    _order = "name_percent desc, id"
    _rec_name = "reason"

    partner_id = fields.Many2one("res.partner", string="Card", required=True, ondelete="cascade", readonly=True)
    other_id = fields.Many2one(
        "res.partner", string="Other Card", required=True, ondelete="cascade", index=True, readonly=True
    )
    same_phone = fields.Boolean(readonly=True)
    same_email = fields.Boolean(string="Same E-mail", readonly=True)
    same_bce_number = fields.Boolean(string="Same Enterprise Number", readonly=True)
    same_address = fields.Boolean(readonly=True)
    name_percent = fields.Integer(string="Likeness of Names (%)", readonly=True)
    reason = fields.Char(string="What They Share", compute="_compute_reason")
    is_dismissed = fields.Boolean(string="Not a Duplicate", readonly=True)
    dismissed_by_id = fields.Many2one("res.users", string="Said by", readonly=True)
    dismissed_on = fields.Date(string="Said on", readonly=True)

    _pair_uniq = models.Constraint("UNIQUE(partner_id, other_id)", "These two cards are compared already.")
    _pair_order = models.Constraint("CHECK(partner_id < other_id)", "A pair is stored once, the older card first.")

    @api.depends(*REASONS)
    def _compute_reason(self):
        labels = {
            "same_phone": self.env._("same phone"),
            "same_email": self.env._("same e-mail"),
            "same_bce_number": self.env._("same enterprise number"),
            "same_address": self.env._("same address"),
        }
        for pair in self:
            shared = [label for name, label in labels.items() if pair[name]]
            if pair.name_percent >= NAME_WORTH_SAYING:
                shared.append(self.env._("name %s %%", pair.name_percent))
            pair.reason = ", ".join(shared)

    def action_dismiss(self):
        """A person says that these are two partners."""
        self._say(
            {"is_dismissed": True, "dismissed_by_id": self.env.uid, "dismissed_on": fields.Date.context_today(self)}
        )

    def action_take_back(self):
        self._say({"is_dismissed": False, "dismissed_by_id": False, "dismissed_on": False})

    def action_compare(self):
        self.ensure_one()
        return (self.partner_id | self.other_id).action_a27_compare()

    def _say(self, values):
        self.check_access("read")
        if not self.env.user.has_group("a27_partners.group_a27_user"):
            raise AccessError(self.env._("Only the team says which cards are of one partner."))
        # Superuser: nobody has the right to write pairs; the values are the act's own.
        self.sudo().write(values)

    @api.model
    def _keep_what_was_said(self, others, kept):
        """Before `others` are merged into `kept`: whoever was no duplicate of theirs is none of it."""
        # Superuser: see above.
        pairs = self.sudo().search(["|", ("partner_id", "in", others.ids), ("other_id", "in", others.ids)])
        said = {}
        for pair in pairs.filtered("is_dismissed"):
            for third in (pair.partner_id | pair.other_id) - others - kept:
                ids = (min(kept.id, third.id), max(kept.id, third.id))
                said[ids] = {"dismissed_by_id": pair.dismissed_by_id.id, "dismissed_on": pair.dismissed_on}
        pairs.unlink()
        mine = self.sudo().search(["|", ("partner_id", "=", kept.id), ("other_id", "=", kept.id)])
        for pair in mine:
            said.pop((pair.partner_id.id, pair.other_id.id), None)
        mine.create(
            [
                {"partner_id": one, "other_id": other, "is_dismissed": True, **values}
                for (one, other), values in said.items()
            ]
        )
