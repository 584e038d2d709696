"""Pages of a list by where the last one ended: as quick on page thousand as on page one, and nothing is counted."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import DateField, F, Func, Lookup, Model, QuerySet, Value
from django.db.models.lookups import GreaterThan, LessThan
from django.http import QueryDict

M = TypeVar("M", bound=Model)

AFTER, BEFORE = "na", "voor"


@dataclass(frozen=True, slots=True)
class KeysetPage(Generic[M]):
    rows: list[M]
    previous_url: str
    next_url: str
    summary: str = ""


class Place(Func):
    """A row value: both engines compare it column by column."""

    template = "(%(expressions)s)"
    arg_joiner = ", "
    output_field = DateField()


@dataclass(frozen=True, slots=True)
class Order:
    """By a column with a date or a moment, and then by id."""

    column: str
    descending: bool = False

    def names(self, *, backwards: bool = False) -> tuple[str, str]:
        sign = "-" if self.descending != backwards else ""
        return f"{sign}{self.column}", f"{sign}id"

    def beyond(self, when: dt.date, pk: uuid.UUID, *, backwards: bool = False) -> Lookup[bool]:
        """Past one row, as one comparison: an index starts right there, however many rows share a day."""
        past = LessThan if self.descending != backwards else GreaterThan
        return past(Place(F(self.column), F("id")), Place(Value(when), Value(pk)))

    def place_of(self, row: Any) -> str:
        return f"{getattr(row, self.column).isoformat()}.{row.pk}"


def page_of(rows: QuerySet[M], query: QueryDict, *, order: Order, size: int = 25) -> KeysetPage[M]:
    """The page that the address asks for; a place that makes no sense is the first page."""
    back = _place(query.get(BEFORE, ""))
    forth = None if back else _place(query.get(AFTER, ""))
    start = back or forth
    narrowed = rows.filter(order.beyond(*start, backwards=bool(back))) if start else rows
    found = list(narrowed.order_by(*order.names(backwards=bool(back)))[: size + 1])
    more, found = len(found) > size, found[:size]
    if back:
        found.reverse()
    has_previous, has_next = (more, True) if back else (forth is not None, more)
    return KeysetPage(
        found,
        _url(query, **{BEFORE: order.place_of(found[0])}) if found and has_previous else "",
        _url(query, **{AFTER: order.place_of(found[-1])}) if found and has_next else "",
    )


def _place(text: str) -> tuple[dt.date, uuid.UUID] | None:
    day, _, pk = text.rpartition(".")
    try:
        return dt.datetime.fromisoformat(day) if "T" in day else dt.date.fromisoformat(day), uuid.UUID(pk)
    except ValueError:
        return None


def _url(query: QueryDict, **place: str) -> str:
    changed = query.copy()
    for name in (AFTER, BEFORE):
        changed.pop(name, None)
    for name, value in place.items():
        changed[name] = value
    return f"?{changed.urlencode()}"
