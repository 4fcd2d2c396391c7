import base64
import io

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from article27 import group
from article27.papers.receipt import Receipt, draw_receipt
from article27.ranges import ranges


class TicketBatch(models.Model):
    """The receipt that is signed at the delivery, in the language of whoever signs."""

    _inherit = "a27.ticket.batch"

    receipt = fields.Binary(attachment=True, readonly=True)
    receipt_name = fields.Char(compute="_compute_receipt_name")

    @api.depends("name")
    def _compute_receipt_name(self):
        for batch in self:
            batch.receipt_name = self.env._("Receipt %s.pdf", batch.name)

    def action_download_receipt(self):
        self.ensure_one()
        if not self.receipt:
            raise UserError(self.env._("The receipt is made when the batch is delivered."))
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/a27.ticket.batch/{self.id}/receipt/{self.receipt_name}?download=true",
            "target": "download",
        }

    def _keep_receipt(self):
        out = io.BytesIO()
        draw_receipt(self._in_language_of_signer()._prepare_receipt(), out)
        # Superuser: batches change by acts alone.
        self.sudo().receipt = base64.b64encode(out.getvalue())

    def _receipt_file(self):
        return [(self.receipt_name, base64.b64decode(self.receipt))] if self.receipt else []

    def _in_language_of_signer(self):
        """The relay's language where one collected, else the partner's."""
        return self.with_context(lang=(self.delivered_to_id or self.partner_id).lang or self.env.lang)

    def _prepare_receipt(self):
        runs = ranges(self.ticket_ids.filtered(lambda ticket: ticket.state == "delivered").mapped("number"))
        paper = -sum(self.movement_ids.mapped("quantity"))
        return Receipt(
            sender=self.env.company.name,
            title=self.env._("Receipt for tickets"),
            facts=self._prepare_receipt_facts(),
            columns=(self.env._("From number"), self.env._("To number"), self.env._("Tickets")),
            rows=[(group(run.first), group(run.last), str(run.count)) for run in runs],
            totals=[
                (self.env._("Numbered tickets (barcode labels)"), str(sum(run.count for run in runs))),
                *([(self.env._("Paper tickets"), str(paper))] if paper else []),
            ],
            declaration=self.env._("The tickets above were received."),
            signatures=(self.env._("For Article 27"), self.env._("For the partner: name, date, signature")),
            page=self.env._("Page %(page)s of %(pages)s", page="{page}", pages="{pages}"),
        )

    def _prepare_receipt_facts(self):
        facts = [
            (self.env._("Partner"), self.partner_id.name),
            (self.env._("Antenna"), self.place_id.name),
            (self.env._("Convention"), self.convention_id.name),
            (self.env._("Batch"), self.name),
            (self.env._("Date"), format_date(self.env, self.delivered_on)),
            (self.env._("Collected by"), self.delivered_to_id.name),
        ]
        if self.delivery_mode == "posted":
            facts.append((self.env._("Sent"), self.env._("By post")))
        return [(label, value) for label, value in facts if value]
