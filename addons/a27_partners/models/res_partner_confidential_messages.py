from odoo import models
from odoo.fields import Domain

from article27 import mentions


class ResPartner(models.Model):
    """Hiding an address, in the messages: whole lines of it, and only where they are about this partner.

    A street like that of a refuge stands in other towns, and a neighbour keeps the address in its own history.
    """

    _inherit = "res.partner"

    def _a27_blot_out_addresses(self, hidden):
        """Take `hidden` ({"street", "phone", "email": values}) out of what was written about these partners."""
        contact = [*map(mentions.phone, hidden["phone"]), *map(mentions.words, hidden["email"])]
        names = map(mentions.words, {partner.name for partner in self})
        telling = self.env["mail.message"]._a27_with(("body", "subject"), mentions.any_of([*names, *contact]))
        self.env["mail.message"]._a27_blot_out(
            mentions.any_of([*map(mentions.street, hidden["street"]), *contact]),
            self.env._("[confidential address]"),
            about=self._a27_messages_about() | telling,
        )

    def _a27_messages_about(self):
        """On the cards of the organisation, its places and relays, under their conventions, returns and the like, and
        what they wrote themselves."""
        organisations = self | self.parent_id
        family = organisations | organisations.with_context(active_test=False).child_ids
        about = Domain("author_id", "in", family.ids)
        about |= Domain("model", "=", self._name) & Domain("res_id", "in", family.ids)
        for model in self.env.values():
            names = [
                name
                for name, field in model._fields.items()
                if field.type == "many2one" and field.comodel_name == self._name and field.store and not field.inherited
            ]
            if names and "message_ids" in model._fields and model._auto and model._name != self._name:
                # Superuser: whoever hides an address need not see all that hangs on the partner.
                records = model.sudo().with_context(active_test=False)
                found = records.search(Domain.OR(Domain(name, "in", family.ids) for name in names))
                about |= Domain("model", "=", model._name) & Domain("res_id", "in", found.ids)
        return about
