from odoo import api, models


class IrFieldsConverter(models.AbstractModel):
    _inherit = "ir.fields.converter"

    @api.model
    def db_id_for(self, model, field, subfield, value, savepoint):
        """Override of `base`: a file names a choice by its label, which other fields may use as well."""
        if field.comodel_name == "a27.custom.choice":
            converter = self.with_context(a27_choices_of=field.name)
            return super(IrFieldsConverter, converter).db_id_for(model, field, subfield, value, savepoint)
        return super().db_id_for(model, field, subfield, value, savepoint)
