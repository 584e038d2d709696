"""Decisions about overlaps over plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

# A question to another team is answered once; a link and an agreement can be undone by either side.
STEPS: Mapping[str, frozenset[str]] = {
    "asked": frozenset({"agreed", "declined", "undone"}),
    "linked": frozenset({"undone"}),
    "agreed": frozenset({"undone"}),
    "declined": frozenset(),
    "undone": frozenset(),
}
# So many questions may wait at a time: pseudonyms are not to be guessed.
MOST_WAITING = 5


def may_become(old: str, new: str) -> bool:
    return new in STEPS[old]


def same_period(first: tuple[dt.date, dt.date | None], second: tuple[dt.date, dt.date | None]) -> bool:
    """Whether two stretches of time touch; without an end one goes on."""
    return (second[1] is None or first[0] <= second[1]) and (first[1] is None or second[0] <= first[1])
