from odoo import api, fields, models

from article27 import check
from article27.number import normalise

from ..models.a27_number_pattern import SYMBOLOGIES


class NumberTry(models.TransientModel):
    """ "Try a number": what a scan would say of it. Nothing is stored."""

    _name = "a27.number.try"
    _description = "Try a Number"

    number = fields.Char()
    symbology = fields.Selection(SYMBOLOGIES, string="Barcode", help="Empty: as if a person typed it.")
    pattern_id = fields.Many2one("a27.number.pattern", string="Row that matches", compute="_compute_result")
    verdict = fields.Selection(
        selection=lambda self: self.env["a27.scan.reading"]._fields["verdict"]._description_selection(self.env),
        compute="_compute_result",
    )
    sentence = fields.Char(string="What it is", compute="_compute_result")

    @api.depends("number", "symbology")
    def _compute_result(self):
        for wizard in self:
            draft = wizard._draft()
            wizard.pattern_id = draft.pattern_id
            wizard.verdict = draft.verdict
            wizard.sentence = draft.sentence

    def _draft(self):
        """A reading of this number in no return, judged as any other."""
        readings = self.env["a27.scan.reading"]
        typed = (self.number or "").strip()
        number = normalise(typed) if normalise(typed).isdecimal() else typed
        if not number:
            return readings
        verified = check(number, self.env["a27.ticket.key"]._keyring())
        draft = readings.new(
            {"text": number, "symbology": self.symbology, "check_result": verified.value, "state": "open"}
        )
        draft._judge()
        return draft
