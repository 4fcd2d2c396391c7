from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .res_partner import TEAM

READERS = "a27_partners.group_a27_confidential_address"
# What everybody sees -> where the true value is kept of a partner whose address is confidential.
SECRETS = {name: f"a27_confidential_{name}" for name in ("street", "street2", "zip", "city", "phone", "email")}
# Fields whose changes the messages keep.
TRACKED = ("phone", "email", "contact_address_inline", *SECRETS)


class ResPartner(models.Model):
    """A refuge whose address must not get about.

    The ordinary columns hold the mailing address, so labels, letters, exports, lists, the portal and whatever is built
    later show nothing else. The true address is in columns of its own, which only the readers' group can read, search
    or group by. Anybody in the team may hide an address; only that group can show it again.
    """

    _inherit = "res.partner"

    a27_is_address_confidential = fields.Boolean(
        string="Confidential Address", readonly=True, copy=False, groups=TEAM, tracking=True
    )
    a27_confidential_street = fields.Char(string="Confidential Street", groups=READERS, copy=False)
    a27_confidential_street2 = fields.Char(string="More of the Confidential Address", groups=READERS, copy=False)
    a27_confidential_zip = fields.Char(string="Confidential Postal Code", groups=READERS, copy=False)
    a27_confidential_city = fields.Char(string="Confidential City", groups=READERS, copy=False)
    a27_confidential_phone = fields.Char(string="Confidential Phone", groups=READERS, copy=False)
    a27_confidential_email = fields.Char(string="Confidential E-mail", groups=READERS, copy=False)
    a27_confidential_readers = fields.Char(
        string="Who Knows the Address", compute="_compute_a27_confidential_readers", groups=TEAM
    )

    @api.depends("a27_is_address_confidential")
    def _compute_a27_confidential_readers(self):
        confidential = self.filtered("a27_is_address_confidential")
        names = (confidential and ", ".join(self._a27_address_readers().mapped("name"))) or self.env._("nobody yet")
        for partner in self:
            partner.a27_confidential_readers = partner in confidential and names

    @api.model
    def _a27_address_readers(self):
        # Superuser: the team does not read groups; it learns whom to ask.
        return self.env.ref(READERS).sudo().all_user_ids.filtered(lambda user: not user.share)

    def write(self, vals):
        if "a27_is_address_confidential" in vals and not self.env.su:
            raise AccessError(self.env._("An address becomes confidential by its button, which asks for another one."))
        return super().write(vals)

    def action_a27_protect_address(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Make the address of %s confidential", self.name),
            "res_model": "a27.address.protect",
            "view_mode": "form",
            "target": "new",
            "context": {"default_partner_id": self.id},
        }

    def action_a27_reveal_address(self):
        """The address is no longer confidential: it goes back to where everybody sees it."""
        self.ensure_one()
        self.check_access("write")
        if not self.env.user.has_group(READERS):
            raise AccessError(self.env._("Only those who know a confidential address decide that it is no longer one."))
        shown = {name: self[secret] for name, secret in SECRETS.items()}
        # Superuser: the mark is closed to forms and remote calls.
        self.sudo().write({**shown, **dict.fromkeys(SECRETS.values(), False), "a27_is_address_confidential": False})

    def _a27_at_same_address(self):
        """The organisation and its places that stand at the address of this one: hiding one of them hides nothing."""
        self.ensure_one()
        organisation = self.parent_id or self
        family = organisation | organisation.with_context(active_test=False).a27_place_ids
        here = (self.street or "").strip().lower(), self.zip
        return family.filtered(lambda one: one != self and ((one.street or "").strip().lower(), one.zip) == here)

    def _a27_protect_address(self, mailing):
        """Hide the address of these partners and places; `mailing` (name of an ordinary column -> value) is shown."""
        self.check_access("write")
        for partner in self:
            if partner.a27_is_address_confidential:
                raise UserError(self.env._("The address of %s is already confidential.", partner.display_name))
            if not (partner._is_a27_partner() or partner.type == "other"):
                raise UserError(
                    self.env._("%s has no address of its own: hide that of its organisation.", partner.display_name)
                )
        relays = self.with_context(active_test=False).child_ids.filtered(lambda child: child.type == "contact")
        hidden = {name: {partner[name] for partner in self if partner[name]} for name in SECRETS}
        quiet = self.with_context(tracking_disable=True)
        for partner in quiet:
            secrets = {secret: partner[name] for name, secret in SECRETS.items()}
            # Superuser: whoever hides an address need not be allowed to read it afterwards.
            partner.sudo().write({**secrets, "a27_is_address_confidential": True})
        quiet.write({**dict.fromkeys(SECRETS, False), **mailing, "partner_latitude": 0, "partner_longitude": 0})
        for name in ("phone", "email"):
            shared = relays.filtered(lambda relay, name=name: relay[name] in hidden[name])
            shared.with_context(tracking_disable=True).write({name: mailing.get(name)})
        (self | relays)._a27_forget_addresses(hidden)

    def _a27_forget_addresses(self, hidden):
        """The messages keep what tracked fields were before, and what people wrote: both go."""
        self._track_discard()
        self.env.flush_all()
        self.env["a27.search.word"]._gc_unused()
        domain = [("model", "=", self._name), ("res_id", "in", self.ids)]
        # Superuser: nobody has rights on tracked values. Only those of addresses go, and messages that were but that.
        messages = self.env["mail.message"].sudo().search(domain)
        tracked = messages.tracking_value_ids.filtered(lambda value: value.field_id.name in TRACKED)
        emptied = tracked.mail_message_id
        tracked.unlink()
        emptied._filter_empty().unlink()
        self._a27_blot_out_addresses(hidden)
        # Superuser: nobody has rights on the list of words, which only loses those of no card.
        self.env["a27.search.word"].sudo()._gc_unused()
        for partner in self.filtered("a27_is_address_confidential"):
            partner.message_post(body=self.env._("The address is confidential from now on."))
