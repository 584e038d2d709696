"""Decisions about a plan over plain values."""

from __future__ import annotations

import datetime as dt


def is_old(day: dt.date, today: dt.date, *, after: int) -> bool:
    """Whether information of a day is older than `after` days."""
    return (today - day).days > after
