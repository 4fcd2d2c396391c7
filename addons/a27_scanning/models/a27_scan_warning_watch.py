from collections import Counter, defaultdict
from datetime import timedelta

from odoo import Command, api, fields, models
from odoo.tools import SQL

from article27.suspicion import find_burst, surplus

# What counts as seen at a venue: neither a file that could not be read, nor a code that is no ticket.
SEEN = [("document_id.state", "!=", "failed"), ("verdict", "not in", ("foreign", "unreadable", False))]
# Tickets that were used, or will be once the clean ones are accepted.
USED = [("state", "!=", "refused"), ("pile", "=", "accepted")]


class ScanWarning(models.Model):
    """Looks for the patterns, after a file was read, tickets were accepted or readings were moved. article27.suspicion
    has the rules, the settings their figures; each pattern is looked for in a few queries for all."""

    _inherit = "a27.scan.warning"

    @api.model
    def _watch(self, returns):
        settings = self.env["a27.settings"]
        finders = {
            "two_venues": self._find_two_venues,
            "surplus": self._find_surplus,
            "burst": self._find_bursts,
            "group": self._find_groups,
        }
        for kind, find in finders.items():
            if returns and settings._get(f"warn_{kind}"):
                found = find(returns)
                self._record(found)
                self._close_moot(kind, returns, found)

    @api.model
    def _record(self, found):
        """Open a warning, or bring the open one up to date. One that was settled stays so until there is more of it."""
        known = self.search([("key", "in", [values["key"] for values in found])], order="id")
        latest = {warning.key: warning for warning in known}
        fresh = []
        for values in found:
            warning = latest.get(values["key"], self.browse())
            if warning.state == "open":
                # Superuser, here and below: no group may write warnings; they follow from what was scanned.
                warning.sudo()._bring_up_to_date(values)
            elif not warning.decision or warning.count < values["count"]:
                links = {name: [Command.set(values.get(name, ()))] for name in ("return_ids", "reading_ids")}
                fresh.append({**values, **links, "state": "open"})
        self.sudo().create(fresh)

    def _bring_up_to_date(self, values):
        """Write only what is news: a return may have as many warnings as tickets, and each act looks again."""
        news = {
            name: values[name] for name in ("count", "limit", "last_day") if self[name] != values.get(name, self[name])
        }
        for name in ("return_ids", "reading_ids"):
            added = set(values.get(name, ())) - set(self[name].ids)
            if added:
                news[name] = [Command.link(record_id) for record_id in added]
        if news:
            self.write(news)

    @api.model
    def _close_moot(self, kind, returns, found):
        """What is no longer so needs nobody's decision: readings were moved, or a delivery was recorded since."""
        keys = [values["key"] for values in found]
        moot = self.search(
            [("kind", "=", kind), ("state", "=", "open"), ("return_ids", "in", returns.ids), ("key", "not in", keys)]
        )
        # Superuser: see above.
        moot.sudo().write(
            {"state": "settled", "reason": self.env._("No longer so."), "settled_at": fields.Datetime.now()}
        )

    @api.model
    def _find_two_venues(self, returns):
        readings = self.env["a27.scan.reading"]
        here = readings._read_group([("return_id", "in", returns.ids), *SEEN], ["text"])
        again = readings._read_group(
            [("text", "in", [text for [text] in here]), *SEEN],
            ["text"],
            ["id:recordset"],
            having=[("return_id:count_distinct", ">", 1)],
        )
        return [
            {
                "kind": "two_venues",
                "key": f"two_venues-{text}",
                "partner_id": same.partner_id[:1].id,
                "count": len(same),
                "reading_ids": same.ids,
                "return_ids": same.return_id.ids,
            }
            for text, same in again
            if len(same.return_id.venue_id) > 1
        ]

    @api.model
    def _find_surplus(self, returns):
        readings = returns.reading_ids.filtered("ticket_id").grouped(lambda reading: reading.ticket_id.convention_id)
        if not readings:
            return []
        conventions = self.env["a27.convention"].union(*readings)
        presented, delivered = self._count_presented(conventions), self._count_delivered(conventions)
        return [
            {
                "kind": "surplus",
                "key": f"surplus-{convention.id}",
                "partner_id": convention.partner_id.id,
                "count": presented.get(convention.id, 0),
                "limit": delivered.get(convention.id, 0),
                "return_ids": found.return_id.ids,
            }
            for convention, found in readings.items()
            if surplus(presented.get(convention.id, 0), delivered.get(convention.id, 0))
        ]

    @api.model
    def _count_presented(self, conventions):
        """Convention id -> how many tickets the venues sent back; one that came from two venues is two. Those that wait
        for our paperwork say so themselves."""
        self.env["a27.scan.reading"].flush_model()
        return dict(
            self.env.execute_query(
                SQL(
                    """
                    SELECT ticket.convention_id, count(DISTINCT (reading.ticket_id, return.venue_id))
                      FROM a27_scan_reading reading
                      JOIN a27_ticket ticket ON ticket.id = reading.ticket_id
                      JOIN a27_scan_document document ON document.id = reading.document_id
                      JOIN a27_ticket_return return ON return.id = reading.return_id
                     WHERE ticket.convention_id IN %s AND document.state <> 'failed'
                       AND NOT (reading.state = 'open' AND reading.verdict IN ('not_printed', 'not_delivered'))
                     GROUP BY ticket.convention_id
                    """,
                    tuple(conventions.ids),
                )
            )
        )

    @api.model
    def _count_delivered(self, conventions):
        rows = self.env["a27.ticket.batch"]._read_group(
            [("convention_id", "in", conventions.ids), ("state", "=", "delivered")],
            ["convention_id"],
            ["ticket_count:sum"],
        )
        return {convention.id: count for convention, count in rows}

    @api.model
    def _find_bursts(self, returns):
        settings, outings = self.env["a27.settings"], self.env["a27.group.outing"]
        days = max(1, settings._get("burst_days"))
        window = timedelta(days=days)
        arrivals = self.env["a27.ticket.return"].search(
            [
                ("received_on", ">", min(returns.mapped("received_on")) - window),
                ("received_on", "<", max(returns.mapped("received_on")) + window),
            ]
        )
        by_partner = self._used_by_partner(arrivals, returns.reading_ids.partner_id)
        found = []
        for partner, counts in by_partner.items():
            by_day = Counter()
            for record, count in counts.items():
                by_day[record.received_on] += count
            burst = find_burst(by_day, max(1, settings._get("burst_count")), days)
            if burst and not outings._is_noted(partner, None, burst.last):
                found.append(
                    {
                        "kind": "burst",
                        "key": f"burst-{partner.id}-{burst.first}",
                        "partner_id": partner.id,
                        "count": burst.count,
                        "first_day": burst.first,
                        "last_day": burst.last,
                        "return_ids": [
                            record.id for record in counts if burst.first <= record.received_on <= burst.last
                        ],
                    }
                )
        return found

    @api.model
    def _find_groups(self, returns):
        least = max(1, self.env["a27.settings"]._get("group_count"))
        same_days = self._of_same_days(returns)
        found = []
        for partner, counts in self._used_by_partner(same_days, returns.reading_ids.partner_id).items():
            by_place = defaultdict(self.env["a27.ticket.return"].browse)
            for record in counts:
                by_place[record.venue_id, record.period_end or record.received_on] |= record
            for (venue, day), records in by_place.items():
                count = sum(counts[record] for record in records)
                starts = [start for start in records.mapped("period_start") if start]
                first = min(starts, default=None)
                if count >= least and not self.env["a27.group.outing"]._is_noted(partner, first, day, venue):
                    found.append(
                        {
                            "kind": "group",
                            "key": f"group-{partner.id}-{venue.id}-{day}",
                            "partner_id": partner.id,
                            "count": count,
                            "last_day": day,
                            "return_ids": records.ids,
                        }
                    )
        return found

    @api.model
    def _of_same_days(self, returns):
        """Returns of the same venues for the same days of use, which are known as well as the statistics know them."""
        others = self.env["a27.ticket.return"].search([("venue_id", "in", returns.venue_id.ids)])
        days = {(record.venue_id, record.period_end or record.received_on) for record in returns}
        return others.filtered(lambda record: (record.venue_id, record.period_end or record.received_on) in days)

    @api.model
    def _used_by_partner(self, returns, partners):
        """Social partner -> return -> number of its tickets."""
        found = defaultdict(dict)
        for partner, record, count in self.env["a27.scan.reading"]._read_group(
            [("return_id", "in", returns.ids), ("partner_id", "in", partners.ids), *USED],
            ["partner_id", "return_id"],
            ["__count"],
        ):
            found[partner][record] = count
        return found
