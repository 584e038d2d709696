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


@cache
def _blocks() -> tuple[Mapping[str, Any], ...]:
    found = tomllib.loads(FILE.read_text(encoding="utf-8"))["terms"]
    return tuple(sorted(found, key=lambda block: block["valid_from"]))


def working_days(term: Term, on: dt.date) -> int:
    """How many working days `term` gives, by the agreement that held on a day."""
    held = [block for block in _blocks() if block["valid_from"] <= on] or _blocks()[:1]
    return int(held[-1][term])


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
