from odoo import Command, api, models


class DashboardTile(models.Model):
    """Tiles that people make: from a list in front of them, from a shipped tile, or shared with a role."""

    _inherit = "a27.dashboard.tile"

    @api.model
    def _complete(self, values):
        """What `values` leave out: the size, and the fields that the filters of the page are about."""
        model = self.env.get(values.get("model"))
        if model is None:
            return values
        guessed = {
            "size": "small" if values.get("kind") == "counter" else "medium",
            "date_path": self._guess_date(model),
            "user_path": self._guess_user(model),
        }
        return {**guessed, **{name: value for name, value in values.items() if value not in (None, False, "")}}

    @api.model
    def _guess_date(self, model):
        stored = (name for name in ("date", "create_date") if name in model._fields and model._fields[name].store)
        return next(stored, False)

    @api.model
    def _guess_user(self, model):
        """The one who follows the partner of the records; for partners their own follower."""
        partners = [
            field.name
            for field in model._fields.values()
            if field.comodel_name == "res.partner" and field.type == "many2one" and field.store
            if model._has_field_access(field, "read")
        ]
        if model._name != "res.partner" and partners:
            return f"{'partner_id' if 'partner_id' in partners else partners[0]}.user_id"
        user = model._fields.get("user_id")
        return "user_id" if user is not None and user.comodel_name == "res.users" and user.store else False

    def make_own(self):
        """A copy of the tile that belongs to the user, who may then change it. Returns its id."""
        self.ensure_one()
        self.check_access("read")
        return self.copy({"user_id": self.env.uid, "is_default": False, "group_ids": [Command.clear()]}).id

    def _shared_with(self, group_id):
        """The tile itself where the role may see it, else a copy of it that belongs to nobody."""
        self.ensure_one()
        if not self.user_id:
            return self
        copy = self.search([("origin_id", "=", self.id), ("user_id", "=", False)], limit=1)
        values = {"user_id": False, "origin_id": self.id, "is_default": False}
        if copy:
            copy.write({**self.copy_data()[0], **values, "group_ids": [Command.link(group_id)]})
            return copy
        return self.copy({**values, "name": self.name, "group_ids": [Command.set([group_id])]})
