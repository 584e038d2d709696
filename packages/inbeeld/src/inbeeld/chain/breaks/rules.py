"""Decisions about breaks ahead over plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from dateutil.relativedelta import relativedelta

from inbeeld.chain.cases.api import ADULT_AT


def eighteenth_birthday(year: int, month: int | None) -> dt.date:
    """The first day that it may be: of the birth date no more than the month leaves the vault."""
    return dt.date(year + ADULT_AT, month or 1, 1)


def months_before(day: dt.date, months: int) -> dt.date:
    """The day so many months earlier; the last one of the month where that has fewer days."""
    return day - relativedelta(months=months)


def lead_reached(on: dt.date, today: dt.date, leads: Iterable[int]) -> int | None:
    """The fewest months ahead that have been reached; None when even the furthest has not."""
    reached = [months for months in leads if months_before(on, months) <= today]
    return min(reached, default=None)
