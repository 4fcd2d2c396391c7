from odoo import api, fields, models
from odoo.exceptions import UserError

from article27 import Check, check, suspects
from article27.number import LENGTH, normalise

# What is saved only when the person says that it stands so on the ticket.
CONTRADICTED = ("check_wrong", "foreign")
# Shorter or other numbers that the table of patterns knows need no sixteen digits.
KNOWN_ELSEWHERE = ("other_region", "older")


class ScanReading(models.Model):
    """A person types the number of a place that was not read, or was misread; what the machine read is kept."""

    _inherit = "a27.scan.reading"

    read_text = fields.Char(string="Read before Typing", readonly=True)
    typed_by_id = fields.Many2one("res.users", string="Typed by", readonly=True)
    typed_at = fields.Datetime(string="Typed on", readonly=True)

    @api.readonly
    def check_typing(self, text):
        """What the digits typed so far say, while a person types: changes nothing.

        `state` is "empty", "incomplete", "wrong" (the digits cannot be right), else the pile that the number would come
        to; `message` a sentence; `suspects` the numbers, grouped, that one slip of the hand would explain.
        """
        self.ensure_one()
        self._check_typable()
        number = normalise(text or "")
        if not number:
            return {"state": "empty", "message": "", "suspects": []}
        draft = self._draft(number)
        wrong = "" if draft.verdict in KNOWN_ELSEWHERE else self._shape_sentence(number)
        if wrong:
            state = "incomplete" if number.isdecimal() and len(number) < LENGTH else "wrong"
            return {"state": state, "message": wrong, "suspects": []}
        if draft.verdict in CONTRADICTED:
            return {"state": "wrong", **self._slips(number)}
        return {
            "state": draft.pile,
            "message": self.env._("Valid") if draft.pile == "accepted" else draft.sentence,
            "suspects": [],
        }

    def action_type(self, text, as_printed=False):
        """Save the number that stands on the ticket; digits that contradict each other only `as_printed`."""
        self.ensure_one()
        self._check_typable()
        number = normalise(text or "")
        if not number:
            raise UserError(self.env._("Type the number that stands on the ticket."))
        if not as_printed and self._draft(number).verdict in CONTRADICTED:
            raise UserError(
                self.env._(
                    "%s cannot be right. Look at the ticket again; if it stands there just so, save it as printed.",
                    number,
                )
            )
        self._set_text(
            {
                **self._typed_values(number),
                "read_text": self.read_text if self.typed_by_id else self.text,
                "typed_by_id": self.env.uid,
                "typed_at": fields.Datetime.now(),
            }
        )

    def action_untype(self):
        """Undo the typing: the reading says again what the machine read."""
        self.ensure_one()
        self._check_typable()
        if not self.typed_by_id:
            raise UserError(self.env._("Nothing was typed here."))
        values = self._typed_values(self.read_text) if self.read_text else {"text": False, "check_result": False}
        self._set_text({**values, "read_text": False, "typed_by_id": False, "typed_at": False})

    def _check_typable(self):
        self.return_id.check_access("write")
        self.return_id._check_not_closed()
        if self.state != "open":
            raise UserError(self.env._("This reading is already decided."))
        if self.check_result == Check.OK and not self.typed_by_id:
            raise UserError(
                self.env._("%s was read and its check digits are right, so it is not typed again.", self.display_name)
            )

    def _typed_values(self, number):
        return {"text": number, "check_result": check(number, self.env["a27.ticket.key"]._keyring()).value}

    def _draft(self, number):
        """This reading as it would be judged with another number; nothing of it is stored."""
        draft = self.new(origin=self)
        draft.update({**self._typed_values(number), "typed_by_id": self.env.user})
        draft._judge()
        return draft

    def _set_text(self, values):
        """Readings of the number before and of the new one are judged again: one may repeat the other."""
        texts = [text for text in (self.text, values["text"]) if text]
        # Superuser: no group may write readings; the acts have checked the right to this.
        self.sudo().write(values)
        same = self.search([("return_id", "=", self.return_id.id), ("text", "in", texts), ("state", "=", "open")])
        (same | self)._judge()
        self.env["a27.scan.warning"]._watch(self.return_id)

    def _shape_sentence(self, number):
        """What is wrong with the shape of a number, or ""."""
        others = "".join(sorted(set(number) - set("0123456789")))
        missing = LENGTH - len(number)
        if others:
            return self.env._("A number has only digits, not %s.", others)
        if missing < 0:
            return self.env._("A number has %(length)s digits: %(count)s too many.", length=LENGTH, count=-missing)
        if missing == 1:
            return self.env._("1 digit left")
        return self.env._("%s digits left", missing) if missing else ""

    def _slips(self, number):
        found = suspects(number, self.env["a27.ticket.key"]._keyring())
        if not found:
            return {
                "message": self.env._("These digits contradict each other: look at the ticket again."),
                "suspects": [],
            }
        places = found[0].positions
        if len(places) == 1:
            message = self.env._("Digit %s looks mistyped.", places[0])
        else:
            message = self.env._("Digits %(first)s and %(second)s look swapped.", first=places[0], second=places[1])
        return {"message": message, "suspects": [slip.number for slip in found]}
