from odoo import api, models
from odoo.exceptions import ValidationError


class ResPartner(models.Model):
    """An organisation, its places (`type='other'`: an address of their own) and its relays (`type='contact'`:
    Odoo keeps their address equal to the organisation's, in both directions)."""

    _inherit = "res.partner"

    def _is_a27_partner(self):
        self.ensure_one()
        return self.a27_is_social or self.a27_is_cultural

    @api.constrains("parent_id", "a27_is_social", "a27_is_cultural")
    def _check_a27_partner_has_no_parent(self):
        for partner in self.filtered("parent_id"):
            if partner._is_a27_partner():
                raise ValidationError(
                    self.env._(
                        "%(name)s belongs to %(parent)s, so it cannot be a social or cultural partner itself. "
                        "Record it as a place of %(parent)s, or detach it first.",
                        name=partner.name or "",
                        parent=partner.parent_id.name,
                    )
                )

    @api.constrains("parent_id", "type", "name", "is_company", "a27_is_social", "a27_is_cultural")
    def _check_a27_child(self):
        for child in self | self.child_ids:
            if not (child.parent_id and child.parent_id._is_a27_partner()):
                continue
            if child.is_company:
                raise ValidationError(
                    self.env._(
                        "%(name)s belongs to %(parent)s: it is a place or a person, not an organisation. "
                        "Record it as a place, or detach it first.",
                        name=child.name or "",
                        parent=child.parent_id.name,
                    )
                )
            if child.type == "other" and not child.name:
                raise ValidationError(
                    self.env._("A place of %(parent)s has no name. Give it one.", parent=child.parent_id.name)
                )

    def _handle_first_contact_creation(self):
        """Override of `res.partner`: when its first child is imported, an organisation without address takes
        that child's. The address of a place is not the address of the organisation."""
        if self.type != "other":
            return super()._handle_first_contact_creation()
        return None
