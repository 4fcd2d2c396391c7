from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import tagged, users

from .common import A27ScanningCase

CLOSED = {
    "a27.scan.document": {"state": "read"},
    "a27.scan.page": {"width": 1},
    "a27.scan.reading": {"state": "accepted"},
}


@tagged("post_install", "-at_install")
class TestSecurity(A27ScanningCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        document = cls._read_texts(cls.ticket_return, cls.numbers[:2])
        cls.records = {
            "a27.scan.document": document,
            "a27.scan.page": document.page_ids,
            "a27.scan.reading": cls.ticket_return.reading_ids,
        }

    @users("nadia_team", "luc_reviewer", "sofie_manager")
    def test_what_was_scanned_is_written_by_jobs_alone(self):
        for model, values in CLOSED.items():
            ids = self.records[model].ids
            for method, *args in (("write", ids, values), ("unlink", ids), ("create", [values]), ("copy", ids)):
                with self.subTest(model=model, method=method), self.assertRaises(AccessError):
                    call_kw(self.env[model], method, args, {})

    @users("nadia_team", "sofie_manager")
    def test_no_command_through_a_return_writes(self):
        reading = self.ticket_return.reading_ids[:1]
        for command in ((1, reading.id, {"state": "accepted"}), (2, reading.id), (3, reading.id), (5,), (6, 0, [])):
            with self.subTest(command=command), self.assertRaises(AccessError):
                self.mine(self.ticket_return).write({"reading_ids": [command]})
            with self.subTest(command=command), self.assertRaises(AccessError):
                self.mine(self.tickets[0]).write({"reading_ids": [command]})

    @users("piet_portal")
    def test_a_portal_user_sees_neither_venues_nor_uses(self):
        for records in (self.ticket_return, *self.records.values()):
            for read in (
                lambda mine: mine.read(),
                lambda mine: mine.search_read([]),
                lambda mine: mine.search_count([("return_id.venue_id", "=", self.venue.id)]),
            ):
                with self.subTest(model=records._name), self.assertRaises(AccessError):
                    read(self.mine(records))
        with self.assertRaises(AccessError):
            self.mine(self.tickets).read(["reading_ids"])
