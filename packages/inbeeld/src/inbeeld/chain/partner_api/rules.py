"""Decisions about keys of systems over plain values: how it looks, how long it lives, how much it may ask."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

PREFIX_LENGTH = 8
_KEY = re.compile(r"inbeeld_([a-z2-7]{8})_([A-Za-z0-9_-]{43})", re.ASCII)

LONGEST_LIFE = dt.timedelta(days=2 * 366)
USUAL_LIFE = dt.timedelta(days=365)
OVERLAP = dt.timedelta(days=7)
PREFIX_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


@dataclass(frozen=True, slots=True)
class KeyParts:
    """What a key consists of: `prefix` may be known, `secret` not."""

    prefix: str
    secret: str

    def __str__(self) -> str:
        return f"inbeeld_{self.prefix}_{self.secret}"


def parts_of(shown: str) -> KeyParts | None:
    """A key as it was sent; None where it cannot be one of ours."""
    found = _KEY.fullmatch(shown)
    return KeyParts(found[1], found[2]) if found else None


@dataclass(frozen=True, slots=True)
class Window:
    """How many requests one key has within how many seconds."""

    seconds: int
    most: int


A_MINUTE = Window(60, 60)
A_DAY = Window(24 * 60 * 60, 2_000)


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left for a key after this request, in the window that is fullest."""

    limit: int
    remaining: int
    reset: int

    @property
    def is_spent(self) -> bool:
        return self.remaining < 0


def allowance(window: Window, count: int, started: dt.datetime, now: dt.datetime) -> Allowance:
    """After the request that made `count`."""
    ends = started + dt.timedelta(seconds=window.seconds)
    return Allowance(window.most, window.most - count, max(1, round((ends - now).total_seconds())))
