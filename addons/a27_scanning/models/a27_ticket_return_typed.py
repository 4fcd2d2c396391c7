from odoo import fields, models
from odoo.exceptions import UserError

from article27 import Check, check, group


class TicketReturn(models.Model):
    """Numbers that a hand scanner or a person entered: judged like those on a page, of a file without an original."""

    _inherit = "a27.ticket.return"

    def _add_typed(self, numbers):
        """Store `numbers` as readings of one new document, and judge them. Raises UserError."""
        self.ensure_one()
        self._keep_open()
        checks = self._check_typed(numbers)
        # Superuser: files, pages and readings change by acts alone.
        document = (
            self.env["a27.scan.document"]
            .sudo()
            .create({"name": self._typed_name(), "return_id": self.id, "state": "read", "page_count": 1})
        )
        page = self.env["a27.scan.page"].sudo().create({"document_id": document.id, "number": 1})
        readings = (
            self.env["a27.scan.reading"]
            .sudo()
            .create(
                [
                    {
                        "page_id": page.id,
                        "document_id": document.id,
                        "return_id": self.id,
                        "position": position,
                        "text": number,
                        "method": "typed",
                        "check_result": found.value,
                        "state": "open",
                    }
                    for position, (number, found) in enumerate(checks.items())
                ]
            )
        )
        self._readings_changed()
        return readings.sudo(self.env.su)

    def _typed_name(self):
        now = fields.Datetime.context_timestamp(self, fields.Datetime.now())
        return self.env._("Entered by %(who)s on %(day)s", who=self.env.user.name, day=now.strftime("%d/%m/%Y, %H:%M"))

    def _check_typed(self, numbers):
        """Number -> what its digits say. Raises UserError with those that contradict themselves and that the table of
        patterns does not know either."""
        keyring, patterns = self.env["a27.ticket.key"]._keyring(), self.env["a27.number.pattern"]
        checks, table = {number: check(number, keyring) for number in numbers}, patterns._library_table()
        if not checks:
            raise UserError(self.env._("Enter at least one number."))
        doubtful = [number for number, found in checks.items() if found != Check.OK]
        wrong = [number for number in doubtful if not patterns._find(number, None, table)]
        shapeless = [number for number in wrong if checks[number] == Check.FOREIGN]
        if shapeless:
            raise UserError(
                self.env._("These are no ticket numbers: %s. A number has 16 digits.", ", ".join(shapeless))
            )
        if wrong:
            raise UserError(
                self.env._(
                    "A digit of these numbers is wrong: %s. Type them again.",
                    ", ".join(group(number) for number in wrong),
                )
            )
        return checks
