from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command

SHOWN = 10


class CustomChoiceRemove(models.TransientModel):
    """What would be lost with a choice, and what its partners get instead."""

    _name = "a27.custom.choice.remove"
    _description = "Remove a Choice"

    choice_id = fields.Many2one("a27.custom.choice", required=True, readonly=True, ondelete="cascade")
    field_id = fields.Many2one(related="choice_id.field_id")
    partner_count = fields.Integer(string="Partners", compute="_compute_partners")
    partner_names = fields.Char(string="Who", compute="_compute_partners")
    replacement_id = fields.Many2one(
        "a27.custom.choice",
        string="They get instead",
        domain="[('field_id', '=', field_id), ('id', '!=', choice_id)]",
        ondelete="cascade",
    )

    @api.constrains("choice_id")
    def _check_choice(self):
        """A number that was guessed must not tell who has a choice that the user may not see. Odoo checks as superuser,
        and what it read so would answer the computes."""
        self.sudo(False).choice_id.check_access("write")

    @api.constrains("choice_id", "replacement_id")
    def _check_replacement(self):
        for wizard in self.filtered("replacement_id"):
            if wizard.replacement_id.field_id != wizard.field_id:
                raise UserError(self.env._("A choice is replaced by another one of its field."))

    @api.depends("choice_id")
    def _compute_partners(self):
        for wizard in self:
            partners = wizard.choice_id._users()
            wizard.partner_count = len(partners)
            names = partners[:SHOWN].mapped("display_name")
            wizard.partner_names = ", ".join(names) + ("..." if len(partners) > SHOWN else "")

    def action_remove(self):
        self.ensure_one()
        if not self.field_id.active:
            raise UserError(self.env._("“%(field)s” is retired. Restore it first.", field=self.field_id.display_name))
        if self.partner_count and not self.replacement_id and not self.field_id._is_manager():
            raise AccessError(
                self.env._(
                    "%(count)s partners would lose their value. Choose what they get instead, or ask a manager.",
                    count=self.partner_count,
                )
            )
        self._replace()
        self.choice_id.unlink()
        return {"type": "ir.actions.client", "tag": "reload"}

    def _replace(self):
        """Written by the caller, with the caller's rights, so that the history of each partner says who did it."""
        choice, other = self.choice_id, self.replacement_id
        if self.field_id.type == "choice":
            value = other.value
        else:
            value = [Command.unlink(choice.id), *(Command.link(new.id) for new in other)]
        choice._users().sudo(False).write({self.field_id.technical_name: value})
