from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged, users

from article27 import Verdict
from article27.verdict import ReadingFacts, judge

from .common import A27TicketsCase


@tagged("post_install", "-at_install")
class TestReplacement(A27TicketsCase):
    """Lost, stolen and torn tickets: the old number is out, a new one takes its place in the quota."""

    def _lose(self, batch=None, **values):
        """What the dialog does: the batches of the new numbers, none when they are only cancelled."""
        wizard = self.env["a27.ticket.replace"].create({"batch_id": batch.id if batch else False, **values})
        action = wizard.action_apply()
        if "res_model" not in action:
            return self.env["a27.ticket.batch"]
        return self.env["a27.ticket.batch"].search(action.get("domain") or [("id", "=", action["res_id"])])

    def _verdict(self, ticket):
        return judge(ReadingFacts(text=ticket.number, check=None), ticket._facts())

    def _assert_counter_is_true(self, convention):
        self.env["a27.convention"].sudo().flush_model()
        before = convention.message_ids
        self.env["a27.convention"].sudo()._cron_check_quota()
        self.assertEqual(convention.message_ids, before)

    @users("nadia_team")
    def test_a_torn_label_gets_a_new_number_and_the_old_one_is_refused(self):
        convention = self.mine(self.convention)
        batch = self._generate(convention, 100)
        self._print(batch).action_confirm()
        old = batch.ticket_ids[6]
        new_batch = self._lose(batch, first=7, last=7, loss="torn")
        new = new_batch.ticket_ids
        self.assertEqual(
            (old.state, old.loss, old.cancelled_by_id, old.replaced_by_id), ("cancelled", "torn", self.nadia, new)
        )
        self.assertEqual((new.state, new.replaces_id, new_batch.origin_id), ("generated", old, batch))
        self.assertEqual((new.convention_id, new.partner_id), (convention, self.cpas))
        self.assertEqual((convention.allocated, convention.remaining), (100, 0))
        self.assertEqual(self._verdict(old), Verdict.REPLACED)
        self._assert_counter_is_true(convention)
        self.assertFalse(self._print(new_batch).is_reprint)

    @users("nadia_team")
    def test_a_stolen_envelope_of_50_is_replaced_in_one_act(self):
        convention = self.mine(self.convention)
        batch = self._generate(convention, 100, place_id=self.antenna.id)
        self._print(batch)
        self._deliver(batch)
        new_batch = self._lose(batch, first=11, last=60, loss="stolen", note="Reported to the police")
        olds, news = batch.ticket_ids[10:60], new_batch.ticket_ids
        self.assertEqual(olds.replaced_by_id, news)
        self.assertEqual(news.replaces_id, olds)
        self.assertEqual({self._verdict(old) for old in olds}, {Verdict.STOLEN})
        self.assertEqual((set(news.mapped("state")), news.place_id), ({"generated"}, self.antenna))
        self.assertEqual((convention.allocated, convention.remaining), (100, 0))
        self.assertEqual(set(olds.mapped("loss_note")), {"Reported to the police"})
        self._assert_counter_is_true(convention)

    @users("nadia_team")
    def test_numbers_are_pasted_or_scanned(self):
        batch = self._generate(self.mine(self.convention), 5)
        one, two, three = batch.ticket_ids[:3]
        scanned = f"{one.display_name}\n{two.number}{three.number}\n{one.number}"
        new_batch = self._lose(numbers=scanned, loss="lost")
        self.assertEqual(new_batch.ticket_ids.replaces_id, one | two | three)

    @users("nadia_team")
    def test_numbers_of_two_batches_give_two_batches(self):
        convention = self.mine(self.convention)
        first, second = self._generate(convention, 2), self._generate(convention, 2)
        numbers = "\n".join((first | second).ticket_ids.mapped("number"))
        new = self._lose(numbers=numbers, loss="lost")
        self.assertEqual(new.origin_id, first | second)
        self.assertEqual((new.ticket_ids.replaces_id, convention.allocated), ((first | second).ticket_ids, 4))

    @users("nadia_team")
    def test_all_or_nothing(self):
        convention = self.mine(self.convention)
        batch = self._generate(convention, 4)
        batch.ticket_ids[2].sudo().state = "returned"
        for act in ("replace", "cancel"):
            with self.subTest(act=act), self.assertRaisesRegex(UserError, "Nothing was cancelled: 1 of these"):
                self._lose(batch, loss="lost", act=act)
        good, wrong = batch.ticket_ids[0].number, "1260000000000000"
        with self.assertRaisesRegex(UserError, f"no tickets \\({wrong}\\)"):
            self._lose(numbers=f"{good}\n{wrong}", loss="lost")
        with self.assertRaisesRegex(UserError, "Choose at least one ticket"):
            self._lose(numbers="", loss="lost")
        self.assertEqual(set(batch.ticket_ids.mapped("loss")), {False})
        self.assertEqual(convention.batch_count, 1)

    @users("nadia_team")
    def test_a_reason_is_needed(self):
        batch = self._generate(self.mine(self.convention), 1)
        for note in (False, "  "):
            with self.subTest(note=note), self.assertRaisesRegex(UserError, "Say why"):
                self._lose(batch, loss="other", note=note)
        self._lose(batch, loss="other", note="Wrong year on the paper")
        self.assertEqual(batch.ticket_ids.state, "cancelled")

    @users("nadia_team")
    def test_cancelling_before_delivery_gives_the_place_back_and_after_it_does_not(self):
        convention = self.mine(self.convention)
        batch, delivered = self._generate(convention, 10), self._generate(convention, 10)
        self._deliver(delivered)
        self._lose(batch, first=1, last=4, loss="other", note="Too many", act="cancel")
        self.assertEqual((convention.allocated, convention.remaining), (16, 84))
        self._lose(delivered, first=1, last=4, loss="lost", act="cancel")
        self.assertEqual((convention.allocated, convention.remaining), (16, 84))
        self.assertFalse(delivered.ticket_ids.replaced_by_id)
        self.assertEqual(self._verdict(delivered.ticket_ids[0]), Verdict.CANCELLED)
        self._assert_counter_is_true(convention)

    @users("nadia_team")
    def test_a_replaced_ticket_that_is_paid_all_the_same_changes_no_quota(self):
        convention = self.mine(self.convention)
        batch = self._generate(convention, 2)
        self._deliver(batch)
        self._lose(batch, loss="lost")
        batch.ticket_ids._move_to("returned")
        self.assertEqual(convention.allocated, 2)
        self._assert_counter_is_true(convention)

    @users("nadia_team")
    def test_an_ended_convention_gives_no_new_numbers(self):
        convention = self.mine(self.convention)
        batch = self._generate(convention, 2)
        convention.action_end()
        with self.assertRaises(UserError):
            self._lose(batch, loss="lost")
        self._lose(batch, loss="lost", act="cancel")
        self.assertEqual(convention.allocated, 0)

    @users("nadia_team")
    def test_the_tickets_ticked_in_the_list_are_taken(self):
        batch = self._generate(self.mine(self.convention), 3)
        context = {"active_model": "a27.ticket", "active_ids": batch.ticket_ids[:2].ids}
        wizard = self.env["a27.ticket.replace"].with_context(**context).create({"loss": "lost", "act": "cancel"})
        self.assertEqual(wizard.count, 2)
        wizard.action_apply()
        self.assertEqual(batch.ticket_ids.mapped("state"), ["cancelled", "cancelled", "generated"])

    @users("nadia_team", "sofie_manager")
    def test_nobody_writes_it_by_hand(self):
        ticket = self.mine(self._generate(self.convention, 1)).ticket_ids
        for values in ({"loss": "lost"}, {"in_quota": False}, {"replaced_by_id": ticket.id}, {"state": "cancelled"}):
            with self.subTest(values=values), self.assertRaises(AccessError):
                ticket.write(values)

    @users("nadia_team")
    def test_fifty_take_the_queries_of_five(self):
        convention = self.mine(self._new_convention(self.cpas, 200))
        counts = []
        for size in (5, 5, 50):
            batch = self._generate(convention, size)
            counts.append(self._count_queries(lambda batch=batch: self._lose(batch, loss="lost"))[0])
        self.assertLessEqual(counts[2] - counts[1], 2)
