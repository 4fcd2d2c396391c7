from odoo import api, models
from odoo.exceptions import AccessError


class GuardedMixin(models.AbstractModel):
    """For records that a person edits in a form, but whose status changes by acts (buttons) alone.

    A form, an import or a remote call that writes a guarded field is refused; the acts write them as superuser, after
    they have checked rights and rules themselves. Fields that are `readonly` are guarded by themselves: of that Odoo
    tells its forms alone. In a new record a default may fill them in, so what counts there is named.
    """

    _name = "a27.guarded.mixin"
    _description = "Fields that change by acts alone"
    _keeps_messages = True  # see mail_message_history of a27_partners

    @api.model
    def _guarded_fields(self):
        """Names of the guarded fields, with their values in a new record."""
        return {}

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            refused = self._guarded_fields().keys() | self._readonly_fields(only_computed=True)
            for vals in vals_list:
                self._refuse_guarded(vals, refused)
                # Explicitly, or the context or the user's own defaults would decide.
                vals.update(self._guarded_fields())
        return super().create(vals_list)

    def write(self, vals):
        if not self.env.su:
            self._refuse_guarded(vals, self._guarded_fields().keys() | self._readonly_fields())
        return super().write(vals)

    @api.model
    def _refuse_guarded(self, vals, names):
        refused = names & vals.keys()
        if refused:
            labels = ", ".join(self._fields[name]._description_string(self.env) for name in sorted(refused))
            raise AccessError(self.env._("These fields are not filled in by hand, the buttons do it: %s.", labels))

    @api.model
    def _readonly_fields(self, only_computed=False):
        """Names of the stored fields that no form edits; with `only_computed` those whose value follows from others."""
        return {
            name
            for name, field in self._fields.items()
            if field.store and field.readonly and (field.compute or not only_computed)
        }

    def _write_guarded(self, values):
        """Write guarded fields from within an act, for whoever may write the record."""
        self.check_access("write")
        # Superuser: see the class. The values are the act's own, never a user's.
        self.sudo().write(values)
