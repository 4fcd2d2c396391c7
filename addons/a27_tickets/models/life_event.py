from dataclasses import dataclass
from datetime import date, datetime

from odoo import fields, models
from odoo.tools import format_date, format_time


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """Something that happened to a ticket: when, what, by whom, and the record that tells more.

    `day` counts; `at` (UTC, as the database keeps it) is when it was entered, and orders the events of a day. `url` is
    a file, e.g. the receipt, and `url_label` what is written on its link.
    """

    title: str
    icon: str
    day: date
    at: datetime | None = None
    who: models.BaseModel | None = None
    detail: str = ""
    record: models.BaseModel | None = None
    url: str = ""
    url_label: str = ""

    @classmethod
    def at_time(cls, env, at, **values):
        """An event whose day is the day of `at` where the user is."""
        return cls(day=fields.Datetime.context_timestamp(env.user, at).date(), at=at, **values)

    def order(self):
        """Whole seconds: of the dates that the database keeps, only some have fractions."""
        return self.day, (self.at or datetime.max).replace(microsecond=0)

    def describe(self, env):
        """For the page: texts in the user's language, links as model and id."""
        day = format_date(env, self.day)
        is_timed = self.at and fields.Datetime.context_timestamp(env.user, self.at).date() == self.day
        return {
            "title": self.title,
            "icon": self.icon,
            "when": f"{day} {format_time(env, self.at, time_format='short')}" if is_timed else day,
            "who": self.who.name if self.who else "",
            "detail": self.detail,
            "link": link(self.record),
            "url": self.url,
            "url_label": self.url_label,
        }


def link(record):
    """A record as the page opens it, or nothing."""
    return {"model": record._name, "id": record.id, "name": record.display_name} if record else False
