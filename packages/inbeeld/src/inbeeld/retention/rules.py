"""When something has to go."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from inbeeld.foundation.agreed.api import DutchFirst, held_on, refuse_same_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """How long one kind is kept, from a day on."""

    kind: str
    years: int = 0
    months: int = 0
    days: int = 0
    valid_from: dt.date
    counts_from: DutchFirst
    source: DutchFirst
    by: str = ""
    checked_on: dt.date | None = None

    @property
    def length(self) -> relativedelta:
        return relativedelta(years=self.years, months=self.months)

    def end(self, last_change: dt.date) -> dt.date:
        """The first day on which it may go."""
        return last_change + self.length + dt.timedelta(days=self.days)

    def changed_before(self, day: dt.date) -> dt.date:
        """What last changed before this day has reached its end on `day`."""
        return day - dt.timedelta(days=self.days) - self.length + dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    announce_days: int
    least_notice_days: int
    term: tuple[Term, ...]

    def __post_init__(self) -> None:
        for kind in self.kinds:
            refuse_same_day(term for term in self.term if term.kind == kind)

    @property
    def kinds(self) -> list[str]:
        return list(dict.fromkeys(term.kind for term in self.term))

    @property
    def announce(self) -> dt.timedelta:
        return dt.timedelta(days=self.announce_days)

    @property
    def least_notice(self) -> dt.timedelta:
        return dt.timedelta(days=self.least_notice_days)

    def on(self, kind: str, day: dt.date) -> Term | None:
        """The term that holds on a day."""
        return held_on((term for term in self.term if term.kind == kind), day)

    def in_force(self, day: dt.date) -> list[Term]:
        return [term for kind in self.kinds if (term := self.on(kind, day))]

    def erase_on(self, term: Term, last_change: dt.date, announced_on: dt.date) -> dt.date:
        """Not before its end, and not without having been announced for a while."""
        return max(term.end(last_change), announced_on + self.least_notice)
