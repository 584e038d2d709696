"""The quarters of a year."""

from __future__ import annotations

import datetime as dt


def quarter_of(day: dt.date) -> dt.date:
    """The first day of the quarter that a day lies in."""
    return dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def next_quarter(first: dt.date) -> dt.date:
    return quarter_of(first + dt.timedelta(days=100))
