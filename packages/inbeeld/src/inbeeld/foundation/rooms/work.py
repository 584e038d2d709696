"""What rooms put on the work list, section by section; each is cut off, so that a work list stays one."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from functools import cached_property, reduce
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils import timezone

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    from inbeeld.foundation.access.actor import Actor
    from inbeeld.foundation.access.rules import Part

SHOWN = 8
LISTED = 100


class Turn(IntEnum):
    """The order of a work list: danger, who waits for us, what is due, whom we wait for, what comes."""

    DANGER = 1
    WAITS_FOR_US = 2
    DUE = 3
    TOGETHER = 4
    KEEPS_US_WAITING = 5
    COMES = 6


class Group(StrEnum):
    """By what a work list can be narrowed."""

    INCOMING = "binnen"
    CASES = "zaken"
    TOGETHER = "samen"


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing to do; the address leads straight to where it is done."""

    url: str
    name: str
    text: str
    due_on: dt.date | None
    who: str = ""
    beside: str = ""  # what tells this case from another, beside its pseudonym


Make = Callable[[Any], WorkItem]


@dataclass(eq=False)
class Section:
    """One kind of thing to do. Asking how many there are opens nothing of them."""

    key: str
    heading: Any
    group: Group
    rows: QuerySet[Any]
    make: Make
    order: tuple[str, ...] = ("due_on", "pk")
    more_url: str = ""
    terms: bool = False  # the dates are terms: those that have passed are marked
    hint: Any = ""
    case_of: Callable[[Any], Any] | None = None  # showing a row is reading this case
    whose: str = ""  # the field that says which colleague's it is; empty where a list cannot be narrowed to one
    shown: int = SHOWN

    @cached_property
    def _found(self) -> list[Any]:
        return list(self.rows.order_by(*self.order)[: self.shown + 1])

    @property
    def found(self) -> list[Any]:
        """The first rows, as many as are shown."""
        return self._found[: self.shown]

    @cached_property
    def items(self) -> list[WorkItem]:
        return [self.make(row) for row in self.found]

    @cached_property
    def count(self) -> int:
        return self.counted() if self.goes_on else len(self._found)

    def narrowed_to(self, colleague_id: uuid.UUID) -> Section:
        """The same work as far as it is one colleague's; none of what cannot be told apart by colleague."""
        rows = self.rows.filter(**{self.whose: colleague_id}) if self.whose else self.rows.none()
        return replace(self, rows=rows)

    def due(self, day: dt.date) -> list[tuple[dt.date, Any]]:
        """The shown rows whose term has come by a day, with that term."""
        dated = [(self._term(row), row) for row in self.found] if self.terms else []
        return [(term, row) for term, row in dated if term is not None and term <= day]

    def count_due(self, day: dt.date) -> int:
        """How many terms have come by a day: counted only where more have come than are shown."""
        seen = len(self.due(day))
        if not self.goes_on or seen < self.shown:
            return seen
        return self.rows.order_by().filter(**{f"{self.order[0]}__lte": day}).values("pk").count()

    def _term(self, row: Any) -> dt.date | None:
        found = reduce(getattr, self.order[0].lstrip("-").split("__"), row)
        return timezone.localdate(found) if isinstance(found, dt.datetime) else found

    @property
    def goes_on(self) -> bool:
        """Whether there are more than are shown."""
        return len(self._found) > self.shown

    @property
    def all_url(self) -> str:
        """Where all of them stand: a list of its own, or this page with nothing else on it."""
        return self.more_url or f"?section={self.key}"

    def counted(self) -> int:
        """The same, without reading any."""
        return self.rows.order_by().values("pk").count()


@dataclass(frozen=True, slots=True)
class WorkSource:
    """What a room asks of somebody, in a circle of records, on a day; `order` is within its turn."""

    turn: Turn
    sections: Callable[[Actor, str, dt.date], list[Section]]
    order: int = 100


@dataclass(frozen=True, slots=True)
class QuickEntry:
    """One thing that is written down straight from the work list, and the page of a case where it is done."""

    slug: str
    label: StrPromise | str
    url_name: str
    part: Part
    icon: str
    key: str  # the same key as on the page of a case
    order: int = 100


@dataclass(frozen=True, slots=True)
class LoadColumn:
    """Records of which each colleague has some in hand: those in the actor's reach, and the field that says whose."""

    label: StrPromise | str
    rows: Callable[[Actor], QuerySet[Any]]
    whose: str
    late: Callable[[Actor, dt.date], QuerySet[Any]]
    late_label: StrPromise | str
    order: int = 100
