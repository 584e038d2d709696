"""Until when a request has to be answered."""

from __future__ import annotations

import calendar
import datetime as dt
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "rights.toml"


class NoTerm(Exception):
    """No term for this right holds on that day."""


def answer_by(right: str, asked_on: dt.date) -> dt.date:
    """The last day to answer what was asked on a day, under the term that held then."""
    held = [term for term in _terms() if term["right"] == right and term["valid_from"] <= asked_on]
    if not held:
        raise NoTerm(right)
    months = max(held, key=lambda term: term["valid_from"])["months"]
    years, month = divmod(asked_on.year * 12 + asked_on.month - 1 + months, 12)
    return dt.date(years, month + 1, min(asked_on.day, calendar.monthrange(years, month + 1)[1]))


@cache
def _terms() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["term"]
    return found
