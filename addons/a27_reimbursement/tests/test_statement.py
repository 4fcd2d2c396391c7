from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged, users

from odoo.addons.a27_tickets.tests.common import texts_of
from odoo.addons.queue_job.tests.common import trap_jobs

from .common import A27ReimbursementCase


@tagged("post_install", "-at_install")
class TestStatement(A27ReimbursementCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stolen = cls.tickets[4]
        cls.env["a27.ticket.replace"].create({"numbers": cls.stolen.number, "loss": "stolen", "note": "Voiture forcée"})
        cls.closed = cls._close_return(cls.museum, cls.numbers[5:6])

    def _text(self, statement):
        return "\n".join(texts_of(statement.attachment_id.raw))

    def _with_questions(self, venue):
        """Two good tickets, one of them twice, one that another venue sent before, and one that is nobody's."""
        record = self._to_check(
            venue,
            [*self.numbers[:2], self.numbers[0], self.numbers[5], ""],
            announced_count=7,
            counted_count=5,
            period_start="2026-03-01",
            period_end="2026-03-31",
        )
        still_open = record.reading_ids.filtered(lambda reading: reading.state == "open")
        still_open.with_user(self.luc)._decide("refused", f"Vu chez {self.museum.name}")
        record._close("Quatre tickets ne sont pas dans l'enveloppe")
        return record

    @users("nadia_team")
    def test_it_says_what_the_venue_may_know_and_nothing_else(self):
        record = self._with_questions(self.venue)
        text = self._text(record.statement_ids)
        for expected in (self.venue.name, record.name, "Rue Trois 3", "1050 Ixelles", "7,50 €"):
            self.assertIn(expected, text)
        self.assertRegex(text, r"Acceptés\s+2")
        self.assertRegex(text, r"Déduits\s+2")
        self.assertRegex(text, r"En discussion\s+1")
        for line in (r"Annoncés par vous\s+7", r"Comptés par nous\s+5", r"Trouvés\s+3", r"Différence\s+-4"):
            self.assertRegex(text, line)
        self.assertRegex(text, r"Raison de la différence\s+Quatre tickets ne sont pas dans l'enveloppe")
        numbers = [number[8:12] for number in self.numbers]
        forbidden = [self.museum.name, self.cpas.name, self.antenna.name, "Vu chez", "olen", "volé", *numbers]
        flat = text.replace(" ", "")
        for word in forbidden:
            self.assertNotIn(word.replace(" ", ""), flat)

    @users("nadia_team")
    def test_it_speaks_the_venues_language(self):
        for venue, words in ((self.venue, ("Décompte", "Acceptés")), (self.museum, ("Afrekening", "Aanvaard"))):
            venue.lang = "nl_BE" if venue == self.museum else "fr_BE"
            record = self._close_return(venue, [self.numbers.pop()])
            text = self._text(record.statement_ids)
            for word in words:
                self.assertIn(word, text)

    @users("sofie_manager")
    def test_reopening_makes_a_new_version_and_keeps_the_old_one(self):
        record = self.mine(self._close_return(self.venue, self.numbers[:2]))
        before = record.statement_ids.attachment_id.raw
        record._reopen("One more came")
        with self.assertRaisesRegex(UserError, "made when the return is closed"):
            record.action_download_statement()
        self._read_texts(record, self.numbers[2:3])
        record.action_accept_clean()
        record._close()
        oldest, newest = record.statement_ids.sorted("version")
        self.assertEqual((newest.version, oldest.version), (2, 1))
        self.assertEqual(oldest.attachment_id.raw, before)
        self.assertIn("11,25 €", self._text(newest))

    @users("nadia_team")
    def test_it_is_sent_by_mail_and_known_as_sent(self):
        record = self._close_return(self.venue, self.numbers[:2])
        action = record.action_send_statement()
        composer = self.env["mail.compose.message"].with_context(**action["context"]).create({})
        self.assertEqual(composer.attachment_ids, record.statement_ids.attachment_id)
        self.assertEqual(composer.partner_ids, self.mine(self.venue))
        composer.action_send_mail()
        self.assertEqual(record.statement_ids.sent_by_id, self.env.user)
        self.assertIn(record.name, record.message_ids[0].subject)

    @users("nadia_team")
    def test_many_are_sent_in_one_act_and_none_twice_without_asking(self):
        returns = [self._close_return(self.venue, [number]) for number in self.numbers[:2]]
        self.museum.email = False
        lacking = self._close_return(self.museum, [self.numbers[2]])
        still_open = self._to_check(self.venue, [self.numbers[3]])
        returns[0].with_context(queue_job__no_delay=True)._send_statements()
        selected = lacking | still_open
        selected = selected.union(*returns).with_user(self.env.user)
        wizards = self.env["a27.statement.send"].with_context(active_ids=selected.ids)
        with trap_jobs() as jobs:
            wizards.create({}).action_send()
            wizards.create({}).action_send()
            jobs.assert_jobs_count(1)
        wizard = wizards.with_context(queue_job__no_delay=True).create({})
        self.assertEqual((wizard.ready_count, wizard.sent_ids), (1, returns[0]))
        self.assertEqual((wizard.lacking_ids.ids, wizard.open_ids), (self.museum.ids, still_open))
        wizard.action_send()
        mails = self.env["mail.mail"].sudo().search([("model", "=", selected._name), ("res_id", "in", selected.ids)])
        self.assertEqual(sorted(mails.mapped("res_id")), sorted(record.id for record in returns))
        self.assertEqual(mails.attachment_ids, selected.browse().union(*returns).statement_ids.attachment_id)
        with self.assertRaisesRegex(UserError, "Nothing was sent"):
            wizard.action_send()
        wizard.again = True
        self.assertEqual(wizard.ready_count, 2)
        wizard.action_send()
        self.assertEqual(mails.search_count([("res_id", "in", selected.ids), ("model", "=", selected._name)]), 4)

    @users("sofie_manager")
    def test_a_new_version_is_to_be_sent_again(self):
        record = self.mine(self._close_return(self.venue, self.numbers[:2]))
        record.with_context(queue_job__no_delay=True)._send_statements()
        self.assertEqual(record.statement_state, "sent")
        record._reopen("One more came")
        self.assertFalse(record.statement_state)
        record._close()
        self.assertEqual(record.statement_state, "to_send")

    @users("nadia_team")
    def test_a_venue_without_an_address_is_not_sent_anything(self):
        self.venue.email = False
        record = self._close_return(self.venue, self.numbers[:2])
        with self.assertRaisesRegex(UserError, "has no e-mail address"):
            record.action_send_statement()

    @users("nadia_team", "sofie_manager")
    def test_nobody_changes_a_statement(self):
        statement = self.mine(self.closed.statement_ids)
        for act in (
            lambda: statement.write({"version": 9}),
            statement.unlink,
            lambda: statement.attachment_id.write({"raw": b"other"}),
            statement.attachment_id.unlink,
        ):
            with self.assertRaises(AccessError):
                act()
