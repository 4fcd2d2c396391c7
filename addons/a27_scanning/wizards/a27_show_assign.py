from odoo import fields, models


class ShowAssign(models.TransientModel):
    """Asks for which show files or selected readings were used."""

    _name = "a27.show.assign"
    _description = "Choose the Show"
    _inherit = "a27.reading.choice.mixin"

    show_id = fields.Many2one("a27.show", domain="[('venue_id', '=', venue_id)]")
    genre_id = fields.Many2one(related="show_id.genre_id")

    def action_assign(self):
        """Whole files keep the show themselves, so that what is read of them later has it too."""
        self.ensure_one()
        self.document_ids._set_show(self.show_id)
        (self._chosen_readings() - self._readings_of_files())._set_show(self.show_id)
        self._readings_of_files()._set_show(self.env["a27.show"])
        return {"type": "ir.actions.act_window_close"}

    def _readings_of_files(self):
        return self._chosen_readings().filtered(lambda reading: reading.document_id in self.document_ids)
