import base64
import io

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from article27 import SheetError
from article27.labels import draw_ticket_labels, page_count, placements

PRINTABLE = ("generated", "printed", "delivered")


class PrintJob(models.Model):
    """One printing: who, when, which labels, why again. The PDF is kept; nobody can change or delete the history.

    A job is prepared, printed by the person, then confirmed. No group has the right to write here: the acts below do.
    It has no chatter, since the author of a message may change it later.
    """

    _name = "a27.print.job"
    _description = "Print Job"
    _order = "id desc"

    name = fields.Char(string="Reference", required=True, readonly=True)
    batch_id = fields.Many2one("a27.ticket.batch", required=True, readonly=True, ondelete="restrict", index=True)
    batch_state = fields.Selection(related="batch_id.state", string="Status of the Batch")
    partner_id = fields.Many2one(related="batch_id.partner_id", string="Social Partner")
    sheet_id = fields.Many2one("a27.label.sheet", required=True, readonly=True, ondelete="restrict")
    printer_id = fields.Many2one("a27.printer", readonly=True, ondelete="restrict", index="btree_not_null")
    start = fields.Integer(string="First Label", readonly=True, default=1)
    offset_x = fields.Float(string="Shift to the Right", readonly=True, digits=(4, 1))
    offset_y = fields.Float(string="Shift Down", readonly=True, digits=(4, 1))
    is_reprint = fields.Boolean(string="Reprint", readonly=True)
    reason = fields.Char(string="Why again", readonly=True)
    state = fields.Selection(
        [("prepared", "To Print"), ("confirmed", "Printed"), ("discarded", "Not Printed")],
        string="Status",
        required=True,
        readonly=True,
        default="prepared",
        index=True,
    )
    confirmed_by_id = fields.Many2one("res.users", string="Confirmed by", readonly=True)
    confirmed_at = fields.Datetime(string="Confirmed at", readonly=True)
    line_ids = fields.One2many("a27.print.job.line", "job_id", string="Labels", readonly=True)
    label_count = fields.Integer(string="Number of Labels", readonly=True)
    page_count = fields.Integer(string="Sheets", readonly=True)
    pdf = fields.Binary(string="Labels to Print", attachment=True, readonly=True)
    pdf_name = fields.Char(string="File Name", compute="_compute_pdf_name")

    @api.depends("name")
    def _compute_pdf_name(self):
        for job in self:
            job.pdf_name = f"{job.name}.pdf"

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("The print history is never deleted."))

    @api.model
    def _prepare_job(self, batch, tickets, sheet, start=1, printer=None, reason=None, origin=None):
        """Draw the labels of `tickets` of `batch` and record the job; return it, ready to be printed.

        `start` is the first label used on the first sheet; `printer` says by how much its prints are shifted. Printing
        a number that was printed before needs a `reason`. `origin` is the job whose spoiled labels these are. Raises
        UserError.

        It runs within the request, however large the batch: 10,000 labels, the most of one batch, take 3 s and 180 MB
        on two slow cores. A job in the background would take a queue below this addon, and a person would wait for it
        all the same.
        """
        batch.convention_id.check_access("write")
        self._check_printable(tickets)
        printed_before = self._printed_before(tickets)
        if printed_before and not (reason or "").strip():
            raise UserError(self.env._("Some of these tickets were printed before. Say why they are printed again."))
        name = self.env["ir.sequence"].next_by_code("a27.print.job")
        library_sheet = sheet._to_library()
        printer = printer or self.env["a27.printer"]
        offset = printer._offset()
        pdf = self._draw(tickets, library_sheet, start, offset, title=f"{batch.name} - {name}")
        # Superuser: nobody has the right to write the print history.
        job = self.sudo().create(
            {
                "name": name,
                "batch_id": batch.id,
                "sheet_id": sheet.id,
                "printer_id": printer.id,
                "start": start,
                "offset_x": offset[0],
                "offset_y": offset[1],
                "is_reprint": bool(printed_before),
                "reason": reason,
                "origin_id": origin.id if origin else False,
                # Explicitly, or the user's own defaults would decide.
                "state": "prepared",
                "label_count": len(tickets),
                "page_count": page_count(library_sheet, len(tickets), start),
                "pdf": base64.b64encode(pdf),
            }
        )
        job._record_lines(tickets, library_sheet, printed_before)
        printer._remember(sheet, len(tickets), start)
        return job.sudo(self.env.su)

    @api.model
    def _printed_before(self, tickets):
        """Those of `tickets` that some job already put on paper, confirmed or not."""
        lines = self.env["a27.print.job.line"]
        return lines._read_group(lines._on_paper(tickets), [], ["ticket_id:recordset"])[0][0]

    @api.model
    def _check_printable(self, tickets):
        if not tickets:
            raise UserError(self.env._("There is no ticket to print."))
        gone = tickets.filtered(lambda ticket: ticket.state not in PRINTABLE)
        if gone:
            raise UserError(
                self.env._(
                    "%(count)s of these tickets were cancelled or used, so they are not printed.", count=len(gone)
                )
            )

    @api.model
    def _draw(self, tickets, library_sheet, start, offset, title):
        """The PDF as bytes. The title stands in the margin and names no partner."""
        out = io.BytesIO()
        try:
            draw_ticket_labels(tickets.mapped("number"), library_sheet, out, title=title, start=start, offset=offset)
        except SheetError as error:
            raise ValidationError(self._label_message(error)) from error
        return out.getvalue()

    @api.model
    def _label_message(self, error):
        messages = {
            "sheet_start": self.env._("Start at a label that the sheet has."),
            "sheet_offset": self.env._(
                "Shift the print by 5 mm at the most; a larger shift means a badly loaded sheet."
            ),
            "label_too_small": self.env._(
                "The labels of this sheet are too small for the barcode. Choose another sheet."
            ),
        }
        return messages.get(error.code) or self.env._("These labels cannot be drawn. Look at the sheet's measures.")

    def _record_lines(self, tickets, library_sheet, printed_before):
        again = set(printed_before.ids)
        places = placements(library_sheet, len(tickets), self.start)
        self.env["a27.print.job.line"].create(
            [
                {
                    "job_id": self.id,
                    "ticket_id": ticket.id,
                    "page": place.page,
                    "position": (index + self.start - 1) % library_sheet.count + 1,
                    "is_reprint": ticket.id in again,
                }
                for index, (ticket, place) in enumerate(zip(tickets, places, strict=True))
            ]
        )

    def action_confirm(self):
        """Button: the labels came out well."""
        self.batch_id.convention_id.check_access("write")
        self._confirm()

    def _confirm(self):
        waiting = self.filtered(lambda job: job.state == "prepared")
        # Superuser: nobody has the right to write the print history or the tickets.
        waiting.sudo().write(
            {"state": "confirmed", "confirmed_by_id": self.env.uid, "confirmed_at": fields.Datetime.now()}
        )
        waiting.line_ids.filtered(lambda line: not line.is_spoiled).ticket_id._move_to("printed")
        for batch in waiting.batch_id.filtered(lambda batch: batch.state == "generated").sudo():
            batch.state = "printed"

    def action_view_batch(self):
        return self.batch_id._get_records_action()

    def action_download(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/a27.print.job/{self.id}/pdf/{self.pdf_name}?download=true",
            "target": "download",
        }
