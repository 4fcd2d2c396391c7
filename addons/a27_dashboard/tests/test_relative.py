from odoo.tests import freeze_time, tagged

from .common import DashboardCase


@tagged("post_install", "-at_install")
class TestRelative(DashboardCase):
    """A tile that is opened next month has moved on."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for partner, day in zip(cls.partners, ("2026-01-10", "2026-02-03", "2026-02-28"), strict=True):
            cls.env.cr.execute("UPDATE res_partner SET create_date = %s WHERE id = %s", (f"{day} 12:00:00", partner.id))
        cls.env.invalidate_all()

    def _counts(self, tile, **filters):
        counts = []
        for moment in ("2026-01-31 12:00:00", "2026-02-28 12:00:00"):
            with freeze_time(moment):
                counts.append(self._shown(self.ada, tile, **filters)["count"])
        return counts

    def test_the_filter_of_a_tile(self):
        for domain in (
            "[('ref', '=', 'TILE'), ('create_date', '>=', 'now =1d'), ('create_date', '<', 'now =1d +1m')]",
            "[('ref', '=', 'TILE'), ('create_date', '>=', context_today().strftime('%Y-%m-01')),"
            " ('create_date', '<', (context_today() + relativedelta(day=1, months=1)).strftime('%Y-%m-%d'))]",
        ):
            self.assertEqual(self._counts(self._new_tile("This month", domain=domain)), [1, 2])

    def test_the_period_of_the_page(self):
        tile = self._new_tile("All", date_path="create_date")
        self.assertEqual(self._counts(tile), [3, 3])
        expected = {"month": [1, 2], "last_month": [0, 1], "quarter": [3, 3], "year": [3, 3], "last_year": [0, 0]}
        for period, counts in expected.items():
            with self.subTest(period):
                self.assertEqual(self._counts(tile, period=period), counts)

    def test_a_period_begins_at_midnight_in_brussels(self):
        self.ada.tz = "Europe/Brussels"
        tile = self._new_tile("All", date_path="create_date")
        for moment, expected in (("2026-01-31 22:59:00", 0), ("2026-01-31 23:01:00", 1)):
            self.env.cr.execute("UPDATE res_partner SET create_date = %s WHERE ref = 'TILE'", ("2025-01-01",))
            self.env.cr.execute("UPDATE res_partner SET create_date = %s WHERE id = %s", (moment, self.partners[0].id))
            with freeze_time("2026-02-15 12:00:00"):
                self.assertEqual(self._shown(self.ada, tile, period="month")["count"], expected, moment)

    def test_my_partners(self):
        followed = self._new_tile("Followed", user_path="user_id")
        other = self._new_tile("No follower")
        self.assertEqual(self._shown(self.ada, followed, mine=True)["count"], 1)
        self.assertEqual(self._shown(self.ben, followed, mine=True)["count"], 0)
        shown = self._shown(self.ada, other, mine=True, period="month")
        self.assertEqual((shown["count"], shown["ignored"]), (3, ["period", "mine"]))
