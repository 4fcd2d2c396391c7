from odoo import Command, api, fields, models


class ReadingChoiceMixin(models.AbstractModel):
    """Readings that were ticked in a list: themselves, all of some pages, or all of some files."""

    _name = "a27.reading.choice.mixin"
    _description = "Chosen Readings, Pages or Files"

    document_ids = fields.Many2many("a27.scan.document", string="Files")
    page_ids = fields.Many2many("a27.scan.page", string="Pages")
    reading_ids = fields.Many2many("a27.scan.reading", string="Readings")
    count = fields.Integer(string="Readings Chosen", compute="_compute_choice")
    venue_id = fields.Many2one("res.partner", compute="_compute_choice")

    @api.model
    def default_get(self, fields):
        """Override of `base`: what is ticked in the list from which the dialog was opened."""
        values = super().default_get(fields)
        models_of = {
            "a27.scan.document": "document_ids",
            "a27.scan.page": "page_ids",
            "a27.scan.reading": "reading_ids",
        }
        name = models_of.get(self.env.context.get("active_model"))
        if name in fields and name not in values:
            values[name] = [Command.set(self.env.context.get("active_ids", []))]
        return values

    @api.depends("document_ids", "page_ids", "reading_ids")
    def _compute_choice(self):
        for wizard in self:
            readings = wizard._chosen_readings()
            returns = readings.return_id | wizard.document_ids._origin.return_id
            wizard.count = len(readings)
            wizard.venue_id = returns.venue_id if len(returns.venue_id) == 1 else False

    def _chosen_readings(self):
        """All readings meant; of a file those that are still in its return."""
        self.ensure_one()
        of_files = self.env["a27.scan.reading"].search(
            ["|", ("document_id", "in", self.document_ids.ids), ("page_id", "in", self.page_ids.ids)]
        )
        stayed = of_files.filtered(
            lambda reading: (
                reading.page_id in self.page_ids._origin or reading.return_id == reading.document_id.return_id
            )
        )
        return self.reading_ids._origin | stayed
