from odoo import fields, models
from odoo.tools import SQL


class StatUse(models.Model):
    """One row per ticket that was used: returned by a venue and accepted. Older tickets of ours count too, for their
    partner where a list of before names it; another region's tickets are theirs to count. Where the numbers were
    detached from their venue years later, there is one row per total that was kept.

    Counted by the place a ticket went to where it is known, else by the organisation; on the day of use as far as it
    is known: the end of the return's period, else the day it was received.
    """

    _name = "a27.stat.use"
    _description = "Use of Tickets"
    _auto = False
    _rec_name = "partner_id"
    _order = "date desc, id"

    count = fields.Integer(string="Tickets", readonly=True, aggregator="sum")
    date = fields.Date(readonly=True)
    partner_id = fields.Many2one("res.partner", string="Social Partner", readonly=True)
    social_place_id = fields.Many2one("res.partner", string="Antenna or Social Partner", readonly=True)
    social_sector_id = fields.Many2one("a27.social.sector", readonly=True)
    social_commune_id = fields.Many2one("a27.commune", string="Commune of the Social Partner", readonly=True)
    venue_id = fields.Many2one("res.partner", string="Cultural Partner", readonly=True)
    venue_place_id = fields.Many2one("res.partner", string="Hall or Cultural Partner", readonly=True)
    cultural_type_id = fields.Many2one("a27.cultural.type", string="Type of Cultural Partner", readonly=True)
    venue_commune_id = fields.Many2one("a27.commune", string="Commune of the Venue", readonly=True)
    genre_id = fields.Many2one("a27.discipline", readonly=True)
    show_id = fields.Many2one("a27.show", readonly=True)
    return_id = fields.Many2one("a27.ticket.return", readonly=True)

    # What must be written to the database before it is read here.
    _depends = {
        "a27.scan.reading": ["state", "verdict", "ticket_id", "partner_id", "return_id", "genre_id", "show_id"],
        "a27.scan.document": ["return_id", "show_id"],
        "a27.use.total": ["return_id", "partner_id", "place_id", "genre_id", "show_id", "count"],
        "a27.ticket": ["place_id"],
        "a27.ticket.return": ["venue_id", "place_id", "period_end", "received_on", "show_id", "purged_on"],
        "res.partner": ["a27_social_sector_id", "a27_cultural_type_id", "a27_commune_id"],
    }

    @property
    def _table_query(self):
        return SQL(
            """
            WITH used AS (
                SELECT reading.id, 1 AS count, reading.return_id, reading.partner_id, ticket.place_id, reading.genre_id,
                       COALESCE(
                           reading.show_id,
                           CASE WHEN document.return_id = reading.return_id THEN document.show_id END,
                           return.show_id
                       ) AS show_id
                  FROM a27_scan_reading reading
             LEFT JOIN a27_ticket ticket ON ticket.id = reading.ticket_id
                  JOIN a27_scan_document document ON document.id = reading.document_id
                  JOIN a27_ticket_return return ON return.id = reading.return_id
                 WHERE reading.state = 'accepted' AND return.purged_on IS NULL
                   AND (reading.ticket_id IS NOT NULL OR reading.verdict = 'older')
             UNION ALL
                -- No reading has such an id.
                SELECT -total.id, total.count, total.return_id, total.partner_id, total.place_id, total.genre_id,
                       total.show_id
                  FROM a27_use_total total
            )
            SELECT used.id,
                   used.count,
                   COALESCE(return.period_end, return.received_on) AS date,
                   used.partner_id,
                   social_place.id AS social_place_id,
                   partner.a27_social_sector_id AS social_sector_id,
                   social_place.a27_commune_id AS social_commune_id,
                   return.venue_id,
                   venue_place.id AS venue_place_id,
                   venue.a27_cultural_type_id AS cultural_type_id,
                   venue_place.a27_commune_id AS venue_commune_id,
                   used.genre_id,
                   used.show_id,
                   return.id AS return_id
              FROM used
              JOIN a27_ticket_return return ON return.id = used.return_id
         LEFT JOIN res_partner partner ON partner.id = used.partner_id
         LEFT JOIN res_partner social_place ON social_place.id = COALESCE(used.place_id, used.partner_id)
              JOIN res_partner venue ON venue.id = return.venue_id
              JOIN res_partner venue_place ON venue_place.id = COALESCE(return.place_id, return.venue_id)
            """
        )
