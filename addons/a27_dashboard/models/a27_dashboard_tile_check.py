from odoo import models
from odoo.exceptions import AccessError, UserError


class DashboardTile(models.Model):
    """What is wrong with a tile for the one who looks: a model or a field is gone, or is not for everybody."""

    _inherit = "a27.dashboard.tile"

    def _problem(self, period=None, mine=False):
        """The sentence that stands in the tile instead of its records, or None. Asks the database nothing."""
        self.ensure_one()
        model = self.env.get(self.model)
        if model is None or model._abstract:
            return self.env._(
                "This tile shows records that no longer exist here (%s): their module was removed. Remove the tile.",
                self.model,
            )
        if not model.has_access("read"):
            return self.env._(
                'You may not see "%s". Remove the tile, or ask a manager for the right.', self._model_name()
            )
        return self._field_problem(model) or self._domain_problem(model, period, mine)

    def _field_problem(self, model):
        for path in self._used_paths():
            found = self._walk(model, path)
            if found is not True:
                return found
        return None

    def _used_paths(self):
        """Dotted paths of all fields that the tile names outside its filter."""
        orders = [term.split()[0] for term in self._names(self.order_by)]
        named = [self.date_path, self.user_path, *orders]
        for text in (self.group_by, self.column_by, self.measures):
            named += self._names(text)
        return [path.split(":")[0] for path in named if path and path != "__count"]

    def _walk(self, model, path):
        """True, or the sentence that says what does not exist or is closed to the user."""
        for name in path.split("."):
            field = model._fields.get(name) if model is not None else None
            if field is None:
                return self.env._('This tile uses the field "%s", which no longer exists. Edit or remove it.', path)
            if not model._has_field_access(field, "read"):
                return self.env._('This tile uses the field "%s", which you may not see.', field.string)
            if field.type == "properties":
                return True  # what follows is defined in data
            model = self.env.get(field.comodel_name) if field.comodel_name else None
        return True

    def _domain_problem(self, model, period, mine):
        try:
            # Builds the query and asks nothing: an unknown field, a closed one or a wrong value is refused here.
            model._search(self._evaluated_domain(period, mine))
        except AccessError:
            return self.env._("The filter of this tile looks at a field that you may not see.")
        except (ValueError, TypeError, KeyError, UserError, NotImplementedError, AssertionError):
            return self.env._(
                "The filter of this tile no longer fits: a field was removed or its values changed. "
                "Edit its filter, or remove the tile."
            )
        return None

    @staticmethod
    def _names(text):
        return [name.strip() for name in (text or "").split(",") if name.strip()]
