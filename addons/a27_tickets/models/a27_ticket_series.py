from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

LAST_SERIAL = 9_999_999


class TicketSeries(models.Model):
    """The last serial given in a year. Its row is the lock under which serials are handed out without a gap."""

    _name = "a27.ticket.series"
    _description = "Ticket Series"
    _rec_name = "year"

    year = fields.Integer(required=True, readonly=True)
    last_serial = fields.Integer(required=True, readonly=True, default=0)

    _year_uniq = models.Constraint("UNIQUE(year)", "There is one series per year.")

    @api.model
    def _take(self, year, count):
        """Reserve `count` serials of the two-digit `year` and return the first.

        The UPDATE holds the row until the transaction ends. Of two clerks at once, the second fails to serialise and
        Odoo repeats the request.
        """
        [(last,)] = self.env.execute_query(
            SQL(
                """INSERT INTO a27_ticket_series AS series (year, last_serial) VALUES (%(year)s, %(count)s)
                   ON CONFLICT (year) DO UPDATE SET last_serial = series.last_serial + %(count)s
                   RETURNING last_serial""",
                year=year,
                count=count,
            )
        )
        if last > LAST_SERIAL:
            raise UserError(
                self.env._("The numbers of 20%(year)02d are used up. Generate the rest next year.", year=year)
            )
        return last - count + 1
