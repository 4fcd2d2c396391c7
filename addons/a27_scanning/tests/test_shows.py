from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged, users
from odoo.tools import mute_logger

from .common import A27ScanningCase


@tagged("post_install", "-at_install")
@freeze_time("2026-10-15")
class TestShows(A27ScanningCase):
    """The genre of each ticket: its show's, else its file's, else its return's, else the venue's discipline."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.theatre, cls.dance, cls.jazz = cls._new_genres("Théâtre", "Danse", "Jazz")
        cls.document = cls._read_texts(cls.ticket_return, cls.numbers[:3])
        cls.readings = cls.ticket_return.reading_ids

    def _show(self, name, venue=None, **values):
        return self.env["a27.show"].create({"name": name, "venue_id": (venue or self.venue).id, **values})

    @users("nadia_team")
    def test_the_nearest_show_says_the_genre(self):
        ticket_return, readings = self.mine(self.ticket_return), self.mine(self.readings)
        self.assertEqual((ticket_return.genre_id, readings.genre_id), (self.theatre, self.theatre))
        ticket_return.show_id = self._show("Gala", genre_id=self.jazz.id)
        self.assertEqual(readings.genre_id, self.jazz)
        ballet = self._show("Giselle", genre_id=self.dance.id)
        self.env["a27.show.assign"].create({"document_ids": self.document.ids, "show_id": ballet.id}).action_assign()
        self.assertEqual(readings.genre_id, self.dance)
        play = self._show("Antigone")
        values = {"reading_ids": readings[:2].ids, "show_id": play.id}
        self.env["a27.show.assign"].create(values).action_assign()
        self.assertEqual(readings.mapped("genre_id.name"), ["Théâtre", "Danse"])
        play.genre_id = self.jazz
        self.assertEqual((readings[0].genre_id, readings[2].genre_id), (self.jazz, self.dance))

    @users("nadia_team")
    def test_a_closed_return_keeps_its_genre_when_the_venue_changes(self):
        ticket_return = self.mine(self.ticket_return)
        ticket_return.action_accept_clean()
        ticket_return._close()
        self.mine(self.venue).a27_discipline_id = self.dance
        self.assertEqual((ticket_return.genre_id, self.mine(self.readings).genre_id), (self.theatre, self.theatre))
        for act in (
            lambda: ticket_return.write({"show_id": self._show("Late").id}),
            lambda: self.mine(self.readings)._set_show(self._show("Later")),
            lambda: self.mine(self.document)._set_show(self._show("Latest")),
        ):
            with self.assertRaisesRegex(UserError, "is closed"):
                act()

    @users("nadia_team")
    def test_a_title_is_one_show_however_it_is_typed(self):
        typed = self.env["a27.show"].with_context(default_venue_id=self.venue.id)
        first = typed.name_create("L'École des femmes")
        self.assertEqual(first[1], "L'École des femmes (2026-2027)")
        self.assertEqual(typed.name_create("l’ecole des FEMMES")[0], first[0])
        self.assertEqual(self.env["a27.show"].browse(first[0]).genre_id, self.theatre)
        self.assertIn(first[0], [found[0] for found in self.env["a27.show"].name_search("ecole")])
        with mute_logger("odoo.sql_db"), self.assertRaises(UniqueViolation), self.env.cr.savepoint():
            self._show("L'Ecole des Femmes")
            self.env.flush_all()
        self._show("L'Ecole des Femmes", season="2027-2028")
        self._show("L'École des femmes", venue=self._new_cultural_partner("Musée du Test"))

    @users("nadia_team")
    def test_a_show_of_another_venue_is_refused(self):
        other = self._show("Expo", venue=self._new_cultural_partner("Musée du Test"))
        for act in (
            lambda: self.mine(self.ticket_return).write({"show_id": other.id}),
            lambda: self.mine(self.readings)._set_show(other),
            lambda: self.mine(self.document)._set_show(other),
        ):
            with self.assertRaisesRegex(Exception, "Expo .* is a show of Musée du Test"):
                act()
        self.mine(self.readings)[0]._set_show(self._show("Antigone"))
        with self.assertRaisesRegex(UserError, "Antigone .* is a show of"):
            self.mine(self.ticket_return).venue_id = other.venue_id

    @users("nadia_team")
    def test_a_used_show_is_archived_and_not_deleted(self):
        show = self._show("Antigone")
        self.mine(self.ticket_return).show_id = show
        with self.assertRaisesRegex(UserError, "Archive it instead"):
            show.unlink()
        with self.assertRaisesRegex(UserError, "stays a show of this venue"):
            show.venue_id = self._new_cultural_partner("Musée du Test")
        with self.assertRaises(AccessError):
            show.title_key = "other"
        show.write({"name": "Antigone, de Sophocle", "venue_id": self.venue.id})
        self._show("Never played").unlink()

    @users("piet_portal")
    def test_partners_see_no_shows(self):
        with self.assertRaises(AccessError):
            self.env["a27.show"].search_read([])
