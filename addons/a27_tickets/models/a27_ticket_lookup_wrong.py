from odoo import api, models

from article27 import (
    NumberCharacterError,
    NumberError,
    NumberLengthError,
    Verdict,
    group,
    suspects,
)
from article27.number import LENGTH, split


class TicketLookup(models.Model):
    """A number that no ticket has: what is wrong with it, and which slip of the hand would explain it."""

    _inherit = "a27.ticket.lookup"

    @api.model
    def _tell_without_ticket(self, number, verdict, slips):
        """Two sentences, as for `a27.ticket._standing`."""
        if verdict == Verdict.CHECK_WRONG:
            return self._tell_wrong(slips)
        if verdict == Verdict.UNKNOWN:
            return (
                self.env._("A well made number, but no ticket of ours has it."),
                self.env._("Show it to a manager: it was made with our key, and nobody generated it here."),
            )
        if verdict == Verdict.OTHER_REGION:
            return self.env._("A ticket of another region, not one of ours."), ""
        if verdict == Verdict.OLDER:
            return self.env._("An older ticket, from before this system."), ""
        return self._tell_foreign(number)

    @api.model
    def _tell_wrong(self, slips):
        places = {tuple(slip["positions"]) for slip in slips["suspects"]}
        if len(places) == 1:
            [place] = places
            if len(place) == 1:
                sentence = self.env._("No ticket has this number: digit %s looks mistyped.", place[0])
            else:
                sentence = self.env._(
                    "No ticket has this number: digits %(one)s and %(two)s look swapped.", one=place[0], two=place[1]
                )
        else:
            sentence = self.env._("No ticket has this number: its digits do not fit together.")
        return sentence, self.env._(
            "Compare it with the ticket, digit by digit. If it is printed like this, keep the ticket for a reviewer: "
            "it is suspect."
        )

    @api.model
    def _tell_foreign(self, number):
        try:
            split(number)
        except NumberCharacterError as error:
            sentence = self.env._(
                "Not a ticket number: it holds %s, and ours hold digits alone.", " ".join(error.characters)
            )
        except NumberLengthError as error:
            sentence = self._tell_length(error.length)
        except NumberError:
            sentence = self.env._("Not one of our numbers: ours begin with a digit from 1 to 8.")
        else:
            sentence = self.env._("Not one of our numbers.")
        return sentence, self.env._(
            "Compare it with the ticket. The code of a book or of another region is none of ours."
        )

    @api.model
    def _tell_length(self, length):
        if length % LENGTH == 0:
            return self.env._("These are %s numbers. Look them up one by one.", length // LENGTH)
        return self.env._("A ticket number has %(right)s digits, this one has %(length)s.", right=LENGTH, length=length)

    @api.model
    def _slips(self, number):
        """The digits as typed with those that look wrong, and the right numbers that they may stand for: first those
        that some ticket has."""
        found = suspects(number, self.env["a27.ticket.key"]._keyring())
        issued = set(self.env["a27.ticket"].search([("number", "in", [one.number for one in found])]).mapped("number"))
        doubtful = {place for one in found for place in one.positions}
        return {
            "digits": [{"digit": digit, "is_suspect": place in doubtful} for place, digit in enumerate(number, start=1)]
            if found
            else [],
            "suspects": [
                {
                    "number": one.number,
                    "name": group(one.number),
                    "positions": one.positions,
                    "is_issued": one.number in issued,
                }
                for one in sorted(found, key=lambda one: one.number not in issued)
            ],
        }
