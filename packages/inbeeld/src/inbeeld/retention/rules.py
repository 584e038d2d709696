"""When something has to go."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """How long one kind is kept, from a day on."""

    kind: str
    years: int
    months: int
    days: int
    valid_from: dt.date
    counts_from: Mapping[str, str]
    source: Mapping[str, str]
    by: str = ""
    checked_on: dt.date | None = None

    def said(self, words: Mapping[str, str], language: str) -> str:
        """In a language; Dutch where nobody wrote it in another."""
        return words.get(language) or words["nl"]

    def end(self, last_change: dt.date) -> dt.date:
        """The first day on which it may go."""
        return months_later(last_change, 12 * self.years + self.months) + dt.timedelta(days=self.days)

    def changed_before(self, day: dt.date) -> dt.date:
        """What last changed before this day has reached its end on `day`."""
        return months_later(day - dt.timedelta(days=self.days), -12 * self.years - self.months) + dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Terms:
    announce: dt.timedelta
    least_notice: dt.timedelta
    terms: tuple[Term, ...]

    def on(self, kind: str, day: dt.date) -> Term | None:
        """The term that holds on a day."""
        held = [term for term in self.terms if term.kind == kind and term.valid_from <= day]
        return max(held, key=lambda term: term.valid_from, default=None)

    def in_force(self, day: dt.date) -> list[Term]:
        kinds = dict.fromkeys(term.kind for term in self.terms)
        return [term for kind in kinds if (term := self.on(kind, day))]

    def erase_on(self, term: Term, last_change: dt.date, announced_on: dt.date) -> dt.date:
        """Not before its end, and not without having been announced for a while."""
        return max(term.end(last_change), announced_on + self.least_notice)


def months_later(day: dt.date, months: int) -> dt.date:
    """29 February becomes 28 February where there is none."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(years, month + 1, min(day.day, calendar.monthrange(years, month + 1)[1]))
