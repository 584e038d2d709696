"""Until when the desk has to answer: dated configuration, counted in Dutch working days."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

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


@cache
def _blocks(table: str) -> tuple[Mapping[str, Any], ...]:
    found = tomllib.loads(FILE.read_text(encoding="utf-8"))[table]
    return tuple(sorted(found, key=lambda block: block["valid_from"]))


def _held(table: str, on: dt.date) -> Mapping[str, Any]:
    """The agreement that held on a day; before the first one, the first."""
    begun = [block for block in _blocks(table) if block["valid_from"] <= on] or _blocks(table)[:1]
    return begun[-1]


def working_days(term: Term, on: dt.date) -> int:
    """How many working days `term` gives, by the agreement that held on a day."""
    return int(_held("terms", on)[term])


def draft_days(on: dt.date) -> int:
    """How many days a draft is kept after it was last saved."""
    return int(_held("drafts", on)["days"])


def double_days(on: dt.date) -> int:
    """Within how many days of each other signals are laid side by side."""
    return int(_held("doubles", on)["days"])


@cache
def _dutch_holidays() -> holidays.HolidayBase:
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
