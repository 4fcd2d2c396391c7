from odoo import api, fields, models


class PrintJam(models.TransientModel):
    """Asks which labels the printer spoiled, and prints them again."""

    _name = "a27.print.jam"
    _description = "Report a Paper Jam"

    job_id = fields.Many2one("a27.print.job", required=True)
    page_count = fields.Integer(related="job_id.page_count")
    first_page = fields.Integer(string="From Sheet", required=True, default=1)
    first = fields.Integer(string="From Label", required=True, default=1)
    last_page = fields.Integer(
        string="To Sheet", compute="_compute_last_page", store=True, readonly=False, precompute=True
    )
    last = fields.Integer(string="To Label", compute="_compute_last", store=True, readonly=False, precompute=True)
    reason = fields.Char(required=True, default=lambda self: self.env._("Paper jam"))
    start = fields.Integer(
        string="Start at Label", required=True, default=1, help="1 for a new sheet, since the spoiled one is lost."
    )

    @api.depends("first_page")
    def _compute_last_page(self):
        for wizard in self:
            wizard.last_page = wizard.first_page

    @api.depends("job_id")
    def _compute_last(self):
        for wizard in self:
            wizard.last = wizard.job_id.sheet_id.label_count

    def action_print_again(self):
        self.ensure_one()
        job = self.job_id._report_jam(
            (self.first_page, self.first), (self.last_page, self.last), self.reason, start=self.start
        )
        return job._get_records_action()
