"""The grammar: "40/h" is forty in an hour, "5/15m" is five in fifteen minutes; "30s" is thirty seconds.

It is the grammar of `ACCOUNT_RATE_LIMITS` (django-allauth), so that every ceiling of the house reads the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_TIME = re.compile(r"(\d*)([smhd])", re.ASCII)


def seconds(written: str) -> int:
    """How many seconds "30s", "15m", "h" or "2d" are.

    >>> seconds("15m"), seconds("h")
    (900, 3600)
    """
    found = _TIME.fullmatch(written)
    if found is None:
        raise ValueError(f"{written!r} is no time: write a number and s, m, h or d")
    return int(found[1] or 1) * UNITS[found[2]]


def doubled(step: float, times: int, most: float) -> float:
    """A wait that doubles each time, up to `most`."""
    return min(step * float(2 ** min(times, 30)), most)


@dataclass(frozen=True, slots=True)
class Rate:
    """So many within so many seconds."""

    most: int
    seconds: int

    @classmethod
    def of(cls, written: str) -> Self:
        """Read "40/h".

        >>> Rate.of("5/15m")
        Rate(most=5, seconds=900)
        """
        most, slash, time = written.partition("/")
        if not (slash and most.isascii() and most.isdecimal()):
            raise ValueError(f"{written!r} is no rate: write it as 40/h")
        return cls(int(most), seconds(time))
