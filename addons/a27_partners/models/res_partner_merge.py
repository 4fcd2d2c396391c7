from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from article27.search import fold

from .a27_partner_duplicate import REVIEWER
from .res_partner_stage import STAGE_DATES

# Suggested by other fields and decided by staff: Odoo's merge leaves such fields out.
DECIDED = ("a27_social_stage", "a27_cultural_stage", "a27_commune_id")
NAMES = ("name", "a27_acronym", "ref")


class ResPartner(models.Model):
    """What a merge needs of the cards: may they be merged, and what must not be lost on the way."""

    _inherit = "res.partner"

    def _a27_is_ours(self):
        return any((partner.parent_id or partner)._is_a27_partner() for partner in self)

    def _a27_check_may_merge(self):
        # Superuser: Odoo's own code.
        if not self.env.su and not self.env.user.has_group(REVIEWER):
            raise AccessError(self.env._("Only a reviewer merges cards. Say to one which two are the same partner."))
        if len(self.parent_id) > 1 or len({bool(partner.parent_id) for partner in self}) > 1:
            raise UserError(
                self.env._(
                    "%s do not stand at the same level. Organisations are merged with organisations, and places or "
                    "relays with those of the same organisation: merge the organisations first.",
                    ", ".join(self.mapped("display_name")),
                )
            )
        if self.parent_id and len(set(self.mapped("type"))) > 1:
            raise UserError(self.env._("A place is not merged with a relay: one of them is not a duplicate."))
        self._a27_check_nothing_hidden()

    def _a27_check_nothing_hidden(self):
        """What whoever merges cannot see would be lost without a word."""
        names = [
            name
            for name, field in self._fields.items()
            if name.startswith(("a27_", "x_a27_")) and field.store and field.groups not in (None, fields.NO_ACCESS)
        ]
        hidden = [name for name in names if not self._has_field_access(self._fields[name], "read")]
        for name in hidden:
            # Superuser: only whether the values differ, not what they are.
            values = [partner[name] for partner in self.sudo()]
            if any(value != values[0] for value in values):
                raise UserError(
                    self.env._(
                        "%s have data that you may not see, and that one of the two would lose. Ask somebody who sees "
                        "them.",
                        ", ".join(self.mapped("display_name")),
                    )
                )

    def _a27_decided_values(self, others):
        """What staff decided on the other cards, for fields that are empty here."""
        self.ensure_one()
        values = {}
        for name in DECIDED:
            deciding = others.filtered(name)[:1]
            if deciding and not self[name]:
                values |= deciding._convert_fields_to_values([name])
        return values

    def _a27_stage_dates(self, others):
        """Since when the stages hold that this card has, or takes over."""
        self.ensure_one()
        return {
            since: (self if self[stage] else others.filtered(stage)[:1])[since] for stage, since in STAGE_DATES.items()
        }

    def _a27_called(self):
        """All that these cards are called, so that one finds them by it."""
        texts = [partner[name] for partner in self for name in NAMES if partner[name]]
        return [*texts, *(line for partner in self for line in (partner.a27_other_names or "").splitlines())]

    def _a27_add_names(self, texts):
        """Keep what a card was called; what it is still called is not said twice."""
        self.ensure_one()
        known = {fold(self[name]) for name in NAMES if self[name]}
        lines = []
        for text in (text.strip() for text in texts):
            if text and fold(text) not in known:
                known.add(fold(text))
                lines.append(text)
        self.a27_other_names = "\n".join(lines)

    @api.model
    def _a27_recompute_below(self, organisation):
        """The merge moved children by SQL: compute anew what follows from their organisation."""
        children = self.with_context(active_test=False).search([("parent_id", "=", organisation.id)])
        for name in ("commercial_partner_id", "commercial_company_name", "complete_name", "a27_search_text"):
            self.env.add_to_compute(self._fields[name], children | organisation)
        organisation._children_sync(organisation._get_address_values())
