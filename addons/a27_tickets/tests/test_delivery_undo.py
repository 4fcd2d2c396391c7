from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged, users

from .common import A27TicketsCase


@tagged("post_install", "-at_install")
class TestDeliveryUndo(A27TicketsCase):
    def _undo(self, batch, reason):
        batch.env["a27.ticket.undo.delivery"].create({"batch_id": batch.id, "reason": reason}).action_undo()

    @users("nadia_team")
    def test_the_tickets_go_back_to_where_they_were_with_a_reason(self):
        convention = self.mine(self.convention)
        batch = self._generate(convention, 3)
        self._print(batch, last=2)
        self._deliver(batch, relay_id=self.relay.id, paper=3)
        batch.ticket_ids[1].sudo().state = "cancelled"
        stock = self.env["a27.paper.movement"]._stock()
        with self.assertRaisesRegex(UserError, "Say why"):
            self._undo(batch, "  ")
        self._undo(batch, "Wrong envelope")
        self.assertEqual(batch.ticket_ids.mapped("state"), ["printed", "cancelled", "generated"])
        self.assertEqual((batch.state, batch.delivered_on, batch.delivered_to_id.ids), ("printed", False, []))
        self.assertEqual(self.env["a27.paper.movement"]._stock(), stock + 3)
        message = batch.message_ids[0]
        self.assertIn("Wrong envelope", message.body)
        self.assertTrue(message.attachment_ids.raw.startswith(b"%PDF"))
        self.assertEqual(message.author_id, self.nadia.partner_id)
        with self.assertRaisesRegex(UserError, "is not delivered"):
            self._undo(batch, "Again")
        self._deliver(batch)
        self.assertEqual(batch.ticket_ids.mapped("state"), ["delivered", "cancelled", "delivered"])

    @users("nadia_team")
    def test_nothing_is_undone_once_a_ticket_came_back(self):
        for change in ({"state": "returned"}, {"state": "reimbursed"}, {"state": "cancelled", "is_brought_back": True}):
            batch = self._generate(self.mine(self.convention), 2)
            self._deliver(batch)
            batch.ticket_ids[0].sudo().write(change)
            with self.subTest(change=change), self.assertRaisesRegex(UserError, "1 tickets of batch .* came back"):
                self._undo(batch, "Wrong envelope")
            self.assertEqual(batch.state, "delivered")


@tagged("post_install", "-at_install")
class TestPaper(A27TicketsCase):
    @users("nadia_team")
    def test_what_comes_in_less_what_leaves_is_the_stock(self):
        movements = self.env["a27.paper.movement"]
        before = movements._stock()
        movements.create({"quantity": 500})
        batch = self._generate(self.mine(self.convention), 20)
        wizard = self.env["a27.ticket.deliver"].create({"batch_id": batch.id})
        self.assertEqual((wizard.paper, wizard.stock), (20, before + 500))
        wizard.action_deliver()
        movements.create({"kind": "correction", "quantity": -3, "note": "Wet"})
        self.assertEqual(movements._stock(), before + 477)
        self.assertEqual((batch.movement_ids.kind, batch.movement_ids.quantity), ("delivered", -20))

    @users("nadia_team")
    def test_a_request_says_how_much_paper_goes_with_the_labels(self):
        request = self.env["a27.ticket.request"].create(
            {"partner_id": self.cpas.id, "label_quantity": 10, "paper_quantity": 30}
        )
        self.env["a27.ticket.request.accept"].create({"request_id": request.id}).action_accept()
        self._deliver(request.batch_id)
        self.assertEqual(request.batch_id.movement_ids.quantity, -30)
        with self.assertRaisesRegex(UserError, "no paper tickets to hand over"):
            request.action_hand_over_paper()

    @users("nadia_team")
    @freeze_time("2026-05-04")
    def test_paper_alone_is_handed_over_once_from_the_request(self):
        before = self.env["a27.paper.movement"]._stock()
        request = self.env["a27.ticket.request"].create({"partner_id": self.cpas.id, "paper_quantity": 30})
        with self.assertRaisesRegex(UserError, "no paper tickets to hand over"):
            request.action_hand_over_paper()
        self.env["a27.ticket.request.accept"].create({"request_id": request.id}).action_accept()
        request.action_hand_over_paper()
        self.assertEqual(str(request.paper_handed_on), "2026-05-04")
        self.assertEqual(self.env["a27.paper.movement"]._stock(), before - 30)
        with self.assertRaisesRegex(UserError, "no paper tickets to hand over"):
            request.action_hand_over_paper()

    @users("nadia_team", "sofie_manager")
    def test_movements_are_added_and_never_changed(self):
        movements = self.env["a27.paper.movement"]
        movement = movements.create({"quantity": 5})
        batch = self._generate(self.mine(self.convention), 1)
        for values in (
            {"kind": "delivered", "quantity": -5},
            {"kind": "returned", "quantity": 5},
            {"batch_id": batch.id},
        ):
            with self.subTest(values=values), self.assertRaises(AccessError):
                movements.create({"quantity": 5, **values})
        for act in (lambda: movement.write({"quantity": 9}), movement.unlink):
            with self.assertRaises(AccessError):
                act()
        context = {"default_kind": "delivered", "default_batch_id": batch.id}
        self.assertFalse(movements.with_context(**context).create({"quantity": 5}).batch_id)
        with self.assertRaisesRegex(UserError, "never deleted"):
            movement.sudo().unlink()
