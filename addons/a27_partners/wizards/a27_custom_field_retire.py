from odoo import fields, models


class CustomFieldRetire(models.TransientModel):
    _name = "a27.custom.field.retire"
    _description = "Retire an Added Field"

    field_id = fields.Many2one("a27.custom.field", required=True, readonly=True, ondelete="cascade")
    filled_count = fields.Integer(related="field_id.filled_count")
    usage = fields.Text(related="field_id.usage")

    def action_retire(self):
        self.field_id.active = False
        return {"type": "ir.actions.client", "tag": "reload"}
