"""What an agenda is made of, over plain values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

# Levels of a life domain that are talked about at every conference.
PRESSING = frozenset({"acute", "not_self_reliant"})


def is_talked_about(level: str, *, is_old: bool) -> bool:
    """A life domain comes on the agenda when it presses, or when nobody looked at it for long."""
    return level in PRESSING or is_old


def moved(order: Sequence[T], one: T, *, up: bool) -> list[T]:
    """The order with one of them a place higher or lower; at an end nothing changes."""
    found = list(order)
    here = found.index(one)
    there = here - 1 if up else here + 1
    if 0 <= there < len(found):
        found[here], found[there] = found[there], found[here]
    return found
