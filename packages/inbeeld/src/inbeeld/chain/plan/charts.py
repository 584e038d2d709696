"""A small picture of how it went on one life domain: two lines over time, told apart by form and not by colour."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .codes import Level

FEWEST = 2
WIDTH, HEIGHT = 430, 190
LEFT, RIGHT, TOP, BOTTOM = 162, 16, 18, 32
ROWS: Sequence[str] = list(reversed(Level.values))  # the best on top


@dataclass(frozen=True, slots=True)
class Point:
    """One rating: of whom, where it is drawn."""

    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    y: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Coordinates only; the template draws them."""

    rows: list[Row]
    theirs: list[Point]
    own: list[Point]
    first: dt.date
    last: dt.date
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    foot: int = HEIGHT - 8

    @property
    def line(self) -> str:
        return _joined(self.theirs)

    @property
    def own_line(self) -> str:
        return _joined(self.own)


def chart_of(ratings: Iterable[tuple[dt.date, str, str]]) -> Chart | None:
    """A picture of (day, level, own level) in whichever order; None where there is nothing to compare yet."""
    known = sorted(ratings)
    if len(known) < FEWEST:
        return None
    first, last = known[0][0], known[-1][0]
    days = max((last - first).days, 1)

    def place(day: dt.date, level: str) -> Point:
        return Point(LEFT + (WIDTH - LEFT - RIGHT) * (day - first).days // days, _height(level))

    return Chart(
        rows=[Row(str(Level(level).label), _height(level)) for level in ROWS],
        theirs=[place(day, level) for day, level, _own in known],
        own=[place(day, own) for day, _level, own in known if own],
        first=first,
        last=last,
    )


def _height(level: str) -> int:
    return TOP + (HEIGHT - TOP - BOTTOM) * ROWS.index(level) // (len(ROWS) - 1)


def _joined(points: Iterable[Point]) -> str:
    return " ".join(f"{point.x},{point.y}" for point in points)
