from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged, users
from odoo.tools import mute_logger

from .common import A27TicketsCase, labels_on, pdf_of, render


@tagged("post_install", "-at_install")
class TestJam(A27TicketsCase):
    """The printer jams: exactly the spoiled labels come out again."""

    def _jam(self, job, page, first, last, **values):
        wizard = job.env["a27.print.jam"].create(
            {"job_id": job.id, "first_page": page, "first": first, "last": last, **values}
        )
        return job.browse(wizard.action_print_again()["res_id"])

    @users("nadia_team")
    def test_labels_14_to_21_of_the_second_sheet_are_printed_again(self):
        convention = self.mine(self.convention)
        batch = self._generate(convention, 42)
        job = self._print(batch)
        again = self._jam(job, 2, 14, 21)
        spoiled = batch.ticket_ids[34:42]
        self.assertEqual(again.line_ids.ticket_id, spoiled)
        self.assertEqual(
            (again.is_reprint, again.reason, again.origin_id, again.state), (True, "Paper jam", job, "prepared")
        )
        self.assertEqual(again.line_ids.mapped("position"), list(range(1, 9)))
        self.assertEqual((again.sheet_id, again.printer_id), (job.sheet_id, job.printer_id))
        [image] = render(pdf_of(again))
        on_paper = labels_on(image, self.sheet)
        self.assertEqual(
            {label: on_paper[label] for label in range(1, 9)},
            dict(enumerate(([n] for n in spoiled.mapped("number")), 1)),
        )

        self.assertEqual((job.state, job.confirmed_by_id, job.spoiled_count), ("confirmed", self.nadia, 8))
        self.assertEqual(job.line_ids.filtered("is_spoiled").ticket_id, spoiled)
        self.assertEqual(set((batch.ticket_ids - spoiled).mapped("state")), {"printed"})
        self.assertEqual(set(spoiled.mapped("state")), {"generated"})
        self.assertEqual(set(spoiled.mapped("print_count")), {2})
        self.assertEqual((convention.allocated, convention.remaining), (42, 58))

        again.action_confirm()
        self.assertEqual(set(spoiled.mapped("state")), {"printed"})

    @users("nadia_team")
    def test_a_jam_may_jam_again_and_run_over_several_sheets(self):
        batch = self._generate(self.mine(self.convention), 63)
        job = self._print(batch)
        again = self._jam(job, 1, 20, 2, last_page=3, start=10, reason="Pale")
        self.assertEqual(again.line_ids.ticket_id, batch.ticket_ids[19:44])
        self.assertEqual((again.start, again.reason), (10, "Pale"))
        third = self._jam(again, 1, 10, 10)
        self.assertEqual(third.line_ids.ticket_id, batch.ticket_ids[19])
        self.assertEqual(batch.ticket_ids[19].print_count, 3)

    @users("nadia_team")
    def test_a_spoiled_label_whose_ticket_was_cancelled_meanwhile_stays_away(self):
        batch = self._generate(self.mine(self.convention), 5)
        job, other = self._print(batch), self._print(batch, reason="Poor print", start=1)
        batch.ticket_ids[:2]._cancel("torn")
        self.assertEqual(self._jam(job, 1, 1, 3).line_ids.ticket_id, batch.ticket_ids[2])
        self.assertEqual(self._jam(other, 1, 1, 2), other)
        self.assertEqual((other.state, other.spoiled_count), ("confirmed", 2))

    @users("nadia_team")
    def test_what_cannot_be_a_jam_gets_a_sentence_and_changes_nothing(self):
        job = self._print(self._generate(self.mine(self.convention), 5))
        with self.assertRaisesRegex(UserError, "has no label there"):
            self._jam(job, 1, 6, 21)
        with self.assertRaisesRegex(UserError, "has no label there"):
            self._jam(job, 1, 3, 2)
        self.assertEqual(job.state, "prepared")
        job.action_confirm()
        with self.assertRaisesRegex(UserError, "already confirmed"):
            self._jam(job, 1, 1, 2)

    @users("nadia_team")
    def test_an_open_print_is_counted_on_the_batch_and_never_holds_a_delivery(self):
        batch = self._generate(self.mine(self.convention), 21)
        again = self._jam(self._print(batch), 1, 14, 21)
        self.assertEqual(batch.open_job_count, 1)
        self.assertEqual(self.env["a27.print.job"].search(batch.action_view_open_jobs()["domain"]), again)
        self._deliver(batch)
        self.assertEqual((again.state, batch.open_job_count), ("confirmed", 0))
        self.assertEqual(set(batch.ticket_ids.mapped("state")), {"delivered"})

    @users("nadia_team", "sofie_manager")
    def test_nobody_marks_or_unmarks_a_label_by_hand(self):
        job = self.mine(self._print(self._generate(self.convention, 2)))
        line = job.line_ids[0]
        for change in (
            lambda: line.write({"is_spoiled": True}),
            lambda: line.write({"is_reprint": True}),
            lambda: job.write({"origin_id": job.id}),
            lambda: job.write({"line_ids": [Command.update(line.id, {"is_spoiled": True})]}),
            lambda: line.ticket_id.write({"print_line_ids": [Command.clear()]}),
        ):
            with self.assertRaises(AccessError):
                change()


@tagged("post_install", "-at_install")
class TestHistoryOfLabels(A27TicketsCase):
    @users("nadia_team")
    def test_each_label_says_who_when_where_and_why_and_is_exported(self):
        batch = self._generate(self.mine(self.convention), 3)
        printer = self.env.ref("a27_tickets.printer_office")
        self._print(batch, printer_id=printer.id)
        self._print(batch, first=2, last=2, reason="Poor print", printer_id=printer.id)
        ticket = batch.ticket_ids[1]
        names = [
            "ticket_id",
            "prepared_by_id",
            "printer_id",
            "sheet_id",
            "page",
            "position",
            "reason",
            "is_reprint",
            "partner_id",
        ]
        rows = ticket.print_line_ids.sorted("id").export_data(names)["datas"]
        common = [ticket.display_name, self.nadia.name, printer.name, "L7160", 1]
        self.assertEqual(
            rows,
            [
                [*common, 2, "", False, "CPAS du Test"],
                [*common, 4, "Poor print", True, "CPAS du Test"],
            ],
        )
        self.assertEqual(batch.ticket_ids.mapped("print_count"), [1, 2, 1])

    @users("nadia_team")
    def test_the_history_is_found_by_ticket_batch_and_partner_and_grouped(self):
        other = self._new_social_partner("Maison du Test")
        batch = self._generate(self.mine(self.convention), 2)
        self._print(batch)
        self._print(self._generate(self.mine(self._new_convention(other, 5)), 3))
        Line = self.env["a27.print.job.line"]
        self.assertEqual(Line.search_count([("batch_id", "=", batch.id)]), 2)
        self.assertEqual(Line.search_count([("partner_id", "child_of", other.id)]), 3)
        self.assertEqual(Line.search_count(self.mine(other).action_a27_view_printed_labels()["domain"]), 3)
        mine = [("prepared_by_id", "=", self.nadia.id)]
        for group, expected in (
            ("partner_id", {self.cpas.id: 2, other.id: 3}),
            ("printer_id", {self.env.ref("a27_tickets.printer_office").id: 5}),
            ("prepared_by_id", {self.nadia.id: 5}),
        ):
            with self.subTest(group=group):
                rows = Line.formatted_read_group(mine, [group], ["__count"])
                self.assertEqual({row[group][0]: row["__count"] for row in rows}, expected)
        for group in ("batch_id", "reason", "prepared_at:month"):
            with self.subTest(group=group):
                self.assertTrue(Line.formatted_read_group(mine, [group], ["__count"]))


@tagged("post_install", "-at_install")
class TestHistoryByRemoteCall(HttpCase, A27TicketsCase):
    @mute_logger("odoo.http")
    def _error_of(self, login, model, method, *args):
        self.authenticate(login, login)
        params = {"model": model, "method": method, "args": args, "kwargs": {}}
        answer = self.url_open(f"/web/dataset/call_kw/{model}/{method}", json={"params": params}).json()
        return answer["error"]["data"]["name"]

    def test_the_history_and_the_losses_are_closed_to_a_manager_too(self):
        job = self._print(self._generate(self.convention, 2))
        line, ticket = job.line_ids[0], job.line_ids[0].ticket_id
        calls = [
            ("a27.print.job", "unlink", job.ids),
            ("a27.print.job", "write", job.ids, {"reason": "None"}),
            ("a27.print.job", "copy", job.ids),
            ("a27.print.job", "_report_jam", job.ids, [1, 1], [1, 2], "Jam"),
            ("a27.print.job.line", "unlink", line.ids),
            ("a27.print.job.line", "write", line.ids, {"is_spoiled": True}),
            ("a27.ticket", "write", ticket.ids, {"loss": "lost"}),
            ("a27.ticket", "_replace", ticket.ids, "lost"),
            ("a27.ticket", "_cancel", ticket.ids, "lost"),
        ]
        for model, method, *args in calls:
            with self.subTest(model=model, method=method):
                self.assertEqual(self._error_of("sofie_manager", model, method, *args), "odoo.exceptions.AccessError")
