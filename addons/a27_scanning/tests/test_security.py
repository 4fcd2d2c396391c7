from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import tagged, users

from .common import A27ScanningCase

CLOSED = {
    "a27.scan.document": {"state": "read"},
    "a27.scan.page": {"width": 1},
    "a27.scan.reading": {"state": "accepted"},
    "a27.scan.warning": {"state": "settled"},
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
            "a27.scan.warning": cls.env["a27.scan.warning"].create({"kind": "group", "key": "test"}),
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

    @users("nadia_team", "sofie_manager")
    def test_a_warning_is_taken_from_no_return_by_hand(self):
        warning = self.records["a27.scan.warning"]
        warning.return_ids = self.ticket_return
        for command in ((3, warning.id), (4, warning.id), (5,), (6, 0, [])):
            with self.subTest(command=command), self.assertRaises(AccessError):
                self.mine(self.ticket_return).write({"warning_ids": [command]})
        self.assertEqual(warning.return_ids, self.ticket_return)

    @users("luc_reviewer")
    def test_what_only_a_manager_does_is_refused_to_others_by_remote_call(self):
        self.ticket_return.action_accept_clean()
        self.ticket_return._close()
        for model, values in (
            ("a27.return.reopen", {"return_ids": self.ticket_return.ids, "reason": "By hand"}),
            ("a27.number.pattern", {"name": "All", "regex": ".*", "meaning": "foreign"}),
            ("a27.number.range", {"partner_id": self.cpas.id, "first_number": "1", "last_number": "2"}),
        ):
            with self.subTest(model=model), self.assertRaises(AccessError):
                call_kw(self.env[model], "create", [values], {})
        move = {
            "return_id": self._new_return(self.venue).id,
            "reading_ids": [(6, 0, self.ticket_return.reading_ids.ids)],
        }
        [wizard] = call_kw(self.env["a27.return.move"], "create", [[move]], {})
        with self.assertRaises(AccessError):
            call_kw(self.env["a27.return.move"], "action_move", [[wizard]], {})

    @users("piet_portal")
    def test_a_portal_user_sees_neither_venues_nor_uses(self):
        for records in (self.ticket_return, *self.records.values()):
            for read in (
                lambda mine: mine.read(),
                lambda mine: mine.search_read([]),
                lambda mine: mine.search_count([("create_uid", "=", self.env.uid)]),
            ):
                with self.subTest(model=records._name), self.assertRaises(AccessError):
                    read(self.mine(records))
        with self.assertRaises(AccessError):
            self.mine(self.tickets).read(["reading_ids"])
