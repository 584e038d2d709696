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
