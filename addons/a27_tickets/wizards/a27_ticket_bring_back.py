from odoo import api, fields, models
from odoo.exceptions import UserError

from article27 import Check, check, group
from article27.number import normalise
from article27.pasted import read_numbers
from article27.ranges import ranges

SHOWN = 5  # wrong numbers in one sentence


class TicketBringBack(models.TransientModel):
    """Asks which tickets came back unused: scanned or typed numbers, a range, or so many of a batch."""

    _name = "a27.ticket.bring.back"
    _description = "Bring Back Unused Tickets"

    mode = fields.Selection(
        [
            ("numbers", "Scanned or typed numbers"),
            ("range", "From a number to a number"),
            ("count", "So many of a batch"),
        ],
        string="Which Tickets",
        required=True,
        default="numbers",
    )
    batch_id = fields.Many2one("a27.ticket.batch", domain=[("state", "=", "delivered")])
    numbers = fields.Text(help="One number a line.")
    first_number = fields.Char(string="From Number")
    last_number = fields.Char(string="To Number")
    count = fields.Integer(string="How many Tickets", help="The last numbers of the batch that are still out.")
    day = fields.Date(string="Date", required=True, default=fields.Date.context_today)
    paper = fields.Integer(string="Paper Tickets back in Stock", help="Blank paper tickets that can be used again.")
    note = fields.Char()
    preview = fields.Text(compute="_compute_preview")

    @api.depends("mode", "batch_id", "numbers", "first_number", "last_number", "count")
    def _compute_preview(self):
        """What would leave circulation, or the sentence that says why not; nothing before something is entered."""
        for wizard in self:
            wizard.preview = False
            if not (wizard.numbers or wizard.first_number or wizard.last_number or wizard.batch_id):
                continue
            try:
                tickets = wizard._find_tickets()
                tickets._check_in_circulation()
            except UserError as error:
                wizard.preview = str(error)
            else:
                wizard.preview = self.env._(
                    "%(count)s tickets of %(partner)s leave circulation: %(numbers)s.",
                    count=len(tickets),
                    partner=", ".join(tickets.partner_id.mapped("display_name")),
                    numbers=tickets._range_text(ranges(tickets.mapped("number"))),
                )

    def action_bring_back(self):
        self.ensure_one()
        tickets = self._find_tickets()
        tickets._bring_back(self.day, self.note)
        if self.paper:
            self._take_paper_back(tickets)
        return {"type": "ir.actions.act_window_close"}

    def _take_paper_back(self, tickets):
        if self.paper < 0:
            raise UserError(self.env._("The number of paper tickets is 0 or more, not %s.", self.paper))
        self.env["a27.paper.movement"]._record(
            "returned", self.paper, self.day, tickets.partner_id[:1], tickets.batch_id[:1], note=self.note
        )

    def _find_tickets(self):
        """The tickets meant, of one partner. Raises UserError with the numbers that are not right."""
        finders = {"numbers": self._find_numbers, "range": self._find_range, "count": self._find_count}
        tickets = finders[self.mode or "numbers"]()
        if len(tickets.partner_id) > 1:
            raise UserError(
                self.env._(
                    "These tickets belong to several partners: %s. Bring them back for one partner at a time.",
                    ", ".join(tickets.partner_id.mapped("display_name")),
                )
            )
        return tickets

    def _find_numbers(self):
        numbers, others = read_numbers(self.numbers or "")
        if others:
            raise UserError(self._missing_message(others))
        return self._find_exactly(numbers)

    def _find_exactly(self, typed):
        numbers = list(dict.fromkeys(normalise(text) for text in typed))
        tickets = self.env["a27.ticket"].search([("number", "in", numbers)])
        missing = [number for number in numbers if number not in set(tickets.mapped("number"))]
        if missing:
            raise UserError(self._missing_message(missing))
        return tickets

    def _missing_message(self, missing):
        keyring = self.env["a27.ticket.key"]._keyring()
        if check(missing[0], keyring) == Check.BAD:
            sentence = self.env._("A digit of these numbers is wrong: %s. Type them again.")
        else:
            sentence = self.env._("These are no tickets of ours: %s. Take them out of the list.")
        shown = ", ".join(group(number) for number in missing[:SHOWN])
        return sentence % (shown + (" ..." if len(missing) > SHOWN else ""))

    def _find_range(self):
        if not self.first_number or not self.last_number:
            raise UserError(self.env._("Enter the first and the last number."))
        ends = self._find_exactly([self.first_number, self.last_number]).sorted("number")
        first, last = ends[0], ends[-1]
        if normalise(self.first_number) != first.number:
            raise UserError(self.env._("The first number comes after the last one: exchange them."))
        return self.env["a27.ticket"].search([("number", ">=", first.number), ("number", "<=", last.number)])

    def _find_count(self):
        if not self.batch_id or self.count <= 0:
            raise UserError(self.env._("Choose a batch, and how many tickets."))
        out = self.batch_id.ticket_ids.filtered(lambda ticket: ticket.state == "delivered").sorted("number")
        if self.count > len(out):
            raise UserError(
                self.env._(
                    "Batch %(name)s has %(left)s tickets in the partner's hands, and %(asked)s were entered.",
                    name=self.batch_id.name,
                    left=len(out),
                    asked=self.count,
                )
            )
        return out[-self.count :]
