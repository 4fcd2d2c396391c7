from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import tagged, users

from .common import A27TicketsCase

CLOSED = {
    "a27.ticket": {"state": "returned"},
    "a27.ticket.batch": {"state": "delivered"},
    "a27.print.job": {"reason": "Something else"},
    "a27.print.job.line": {"position": 9},
}


@tagged("post_install", "-at_install")
class TestHistory(A27TicketsCase):
    """Tickets, batches and the print history are made by acts; nobody can add to them, change or delete them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.admin = cls._new_user("ada_admin", "a27_partners.group_a27_manager,base.group_system")
        cls.batch = cls._generate(cls.convention, 3)
        cls.job = cls._print(cls.batch)
        cls.records = {
            "a27.ticket": cls.batch.ticket_ids,
            "a27.ticket.batch": cls.batch,
            "a27.print.job": cls.job,
            "a27.print.job.line": cls.job.line_ids,
        }

    def _refused(self, model, method, *args):
        with self.subTest(model=model, method=method), self.assertRaises(AccessError):
            call_kw(self.env[model], method, list(args), {})

    @users("nadia_team", "sofie_manager", "ada_admin")
    def test_no_remote_call_writes(self):
        for model, values in CLOSED.items():
            ids = self.records[model].ids
            [copied] = self.records[model][:1].sudo().copy_data()
            self._refused(model, "write", ids, values)
            self._refused(model, "web_save", ids, values, {})
            self._refused(model, "unlink", ids)
            self._refused(model, "create", [copied | values])
            self._refused(model, "copy", ids)

    @users("nadia_team", "sofie_manager", "ada_admin")
    def test_no_command_through_a_convention_writes(self):
        other = self._generate(self._new_convention(self.cpas, 5), 1)
        commands = (
            Command.create({"name": "L", "partner_id": self.cpas.id, "ticket_count": 5}),
            Command.update(self.batch.id, {"state": "delivered"}),
            Command.delete(self.batch.id),
            Command.unlink(self.batch.id),
            Command.link(other.id),
            Command.clear(),
            Command.set(other.ids),
        )
        for command in commands:
            with self.subTest(command=command), self.assertRaises(AccessError):
                self.mine(self.convention).write({"batch_ids": [command]})

    def test_not_even_the_superuser_deletes(self):
        for model, records in self.records.items():
            with self.subTest(model=model), self.assertRaisesRegex(UserError, "never deleted"):
                records.unlink()

    @users("nadia_team", "sofie_manager")
    def test_the_pdf_of_a_print_job_stays(self):
        attachment = self.env["ir.attachment"].search([("res_model", "=", "a27.print.job"), ("res_field", "=", "pdf")])
        attachment = attachment.filtered(lambda found: found.res_id == self.job.id)
        self.assertTrue(attachment.raw.startswith(b"%PDF"))
        for change in (
            lambda: attachment.write({"raw": b"other"}),
            lambda: attachment.write({"res_id": 0}),
            attachment.unlink,
        ):
            with self.assertRaises(AccessError):
                change()
