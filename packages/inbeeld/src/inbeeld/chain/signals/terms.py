"""Until when the desk has to answer: dated configuration, counted in Dutch working days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from inbeeld.foundation.agreed.api import FROM_THE_BEGINNING, Always, read

if TYPE_CHECKING:
    import holidays

FILE = Path(__file__).parent / "data" / "terms.toml"
SATURDAY = 5


class Term(StrEnum):
    QUESTION = "question"
    REPORT = "report"
    REPLY = "reply"
    SILENCE = "silence"
    DECISION = "decision"
    ACCEPTANCE = "acceptance"
    REMINDER = "reminder"
    ESCALATION = "escalation"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskTerms:
    """How many working days each term gives."""

    valid_from: dt.date = FROM_THE_BEGINNING
    source: str
    working_days: dict[Term, int]

    def __post_init__(self) -> None:
        if missing := set(Term) - set(self.working_days):
            raise ValueError(f"working_days lacks {', '.join(sorted(missing))}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    valid_from: dt.date = FROM_THE_BEGINNING
    source: str
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalTerms:
    terms: Always[DeskTerms]
    drafts: Always[Days]
    doubles: Always[Days]


def signal_terms() -> SignalTerms:
    return read(FILE, SignalTerms)


def working_days(term: Term, on: dt.date) -> int:
    """How many working days `term` gives, by the agreement that held on a day."""
    return signal_terms().terms.on(on).working_days[term]


def draft_days(on: dt.date) -> int:
    """How many days a draft is kept after it was last saved."""
    return signal_terms().drafts.on(on).days


def double_days(on: dt.date) -> int:
    """Within how many days of each other signals are laid side by side."""
    return signal_terms().doubles.on(on).days


@cache
def _dutch_holidays() -> holidays.HolidayBase:
    import holidays

    return holidays.country_holidays("NL")


def is_working_day(day: dt.date) -> bool:
    return day.weekday() < SATURDAY and day not in _dutch_holidays()


def due_after(term: Term, start: dt.date) -> dt.date:
    """The last day of a term that starts on `start`; that day itself does not count."""
    day, left = start, working_days(term, start)
    while left:
        day += dt.timedelta(days=1)
        left -= is_working_day(day)
    return day


def term_before(term: Term, end: dt.date) -> dt.date:
    """The working day on which `term` has to begin to end on `end`."""
    day, left = end, working_days(term, end)
    while left:
        day -= dt.timedelta(days=1)
        left -= is_working_day(day)
    return day
