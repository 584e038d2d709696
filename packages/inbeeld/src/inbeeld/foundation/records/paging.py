"""Pages of a list by where the last one ended: as quick on page thousand as on page one, and nothing is counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import DateField, F, Func, Lookup, Model, QuerySet, Value
from django.db.models.lookups import GreaterThan, LessThan
from django.http import QueryDict
from django.utils import timezone

M = TypeVar("M", bound=Model)
AFTER, BEFORE = "after", "before"
CHUNK = 1_000
# No list lies outside these; a day far beyond them cannot be counted with.
FIRST_YEAR, LAST_YEAR, HIGHEST = 1900, 2200, 2**62


@dataclass(frozen=True, slots=True)
class KeysetPage(Generic[M]):
    rows: list[M]
    previous_url: str
    next_url: str
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a page ends: the day or moment of its last row, and what tells it from others of that moment."""

    when: dt.date
    tie: Any

    def __str__(self) -> str:
        when = self.when.astimezone(dt.UTC) if isinstance(self.when, dt.datetime) else self.when
        return f"{when.isoformat()}_{self.tie}"


class _Pair(Func):
    """A row value: both engines compare it column by column."""

    template = "(%(expressions)s)"
    arg_joiner = ", "
    output_field = DateField()


@dataclass(frozen=True, slots=True)
class Order:
    """By a column with a date or a moment, and then by a column that no two rows share."""

    column: str
    descending: bool = False
    tie: str = "id"

    def page(self, walks: Sequence[QuerySet[M]], start: Position | None, count: int, *, backwards: bool) -> list[M]:
        """The `count` rows past a position, as the list shows them.

        Several querysets are read each along its own index and put together, for one query with "or" would sort
        everything. What stands in more than one of them is told once.
        """
        descending = self.descending != backwards
        sign = "-" if descending else ""
        names = (f"{sign}{self.column}", f"{sign}{self.tie}")
        rows = [walk.filter(self._past(start, descending)) if start else walk for walk in walks]
        both = merge(*(list(some.order_by(*names)[:count]) for some in rows), key=self._key, reverse=descending)
        found = list(islice({getattr(row, self.tie): row for row in both}.values(), count))
        return found[::-1] if backwards else found

    def everything(self, walks: Sequence[QuerySet[M]]) -> Iterator[M]:
        """All rows, in portions."""
        start: Position | None = None
        while portion := self.page(walks, start, CHUNK, backwards=False):
            yield from portion
            start = self.position_of(portion[-1])

    def position_of(self, row: Model) -> Position:
        return Position(*self._key(row))

    def read(self, model: type[Model], text: str) -> Position | None:
        """A position as it stands in an address; what makes no sense is no position."""
        when_text, _, tie_text = text.rpartition("_")
        column: Any = model._meta.get_field(self.column)
        tied: Any = model._meta.get_field(self.tie)
        try:
            when, tie = column.to_python(when_text), tied.to_python(tie_text)
        except (ValidationError, OverflowError):
            return None
        return Position(when, tie) if when is not None and _is_sensible(when, tie) else None

    def _key(self, row: Any) -> tuple[dt.date, Any]:
        return getattr(row, self.column), getattr(row, self.tie)

    def _past(self, start: Position, descending: bool) -> Lookup[bool]:  # noqa: FBT001 - which way to go
        """Past one row, as one comparison: an index starts right there, however many rows share a day."""
        past = LessThan if descending else GreaterThan
        return past(_Pair(F(self.column), F(self.tie)), _Pair(Value(start.when), Value(start.tie)))


def page_of(
    rows: QuerySet[M] | Sequence[QuerySet[M]], query: QueryDict, *, order: Order, size: int = 25
) -> KeysetPage[M]:
    """The page that the address asks for; a position that makes no sense is the first page."""
    walks = [rows] if isinstance(rows, QuerySet) else list(rows)
    back = order.read(walks[0].model, query.get(BEFORE, ""))
    forth = None if back else order.read(walks[0].model, query.get(AFTER, ""))
    found = order.page(walks, back or forth, size + 1, backwards=bool(back))
    more = len(found) > size
    found = found[-size:] if back else found[:size]
    has_previous, has_next = (more, True) if back else (forth is not None, more)
    return KeysetPage(
        found,
        _url(query, BEFORE, order.position_of(found[0])) if found and has_previous else "",
        _url(query, AFTER, order.position_of(found[-1])) if found and has_next else "",
    )


def _is_sensible(when: dt.date, tie: Any) -> bool:
    is_known = not (isinstance(when, dt.datetime) and timezone.is_naive(when))
    in_range = not isinstance(tie, int) or 0 <= tie < HIGHEST
    return is_known and in_range and FIRST_YEAR <= when.year <= LAST_YEAR


def _url(query: QueryDict, way: str, position: Position) -> str:
    changed = query.copy()
    for name in (AFTER, BEFORE):
        changed.pop(name, None)
    changed[way] = str(position)
    return f"?{changed.urlencode()}"
