"""A chart of months as plain SVG rectangles; the table under it holds the same numbers."""

from __future__ import annotations

from dataclasses import dataclass

from .codes import DecisionKind
from .figures import Month

BAR, GAP, HEIGHT, TOP = 34, 14, 160, 18
# Stacked from below, in the order of the legend; a pattern in the style sheet tells them apart without colour.
PARTS = (*(kind.value for kind in DecisionKind), "open")


@dataclass(frozen=True, slots=True)
class Piece:
    part: str
    x: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    month: Month
    x: int
    top: float
    pieces: list[Piece]

    @property
    def middle(self) -> int:
        return self.x + BAR // 2


@dataclass(frozen=True, slots=True)
class Chart:
    bars: list[Bar]
    width: int
    height: int = HEIGHT + TOP + 24
    floor: int = HEIGHT + TOP
    bar: int = BAR


def chart_of(months: list[Month]) -> Chart:
    most = max((month.received for month in months), default=0) or 1
    bars = [_bar(month, GAP + number * (BAR + GAP), HEIGHT / most) for number, month in enumerate(months)]
    return Chart(bars, width=GAP + len(months) * (BAR + GAP))


def _bar(month: Month, x: int, scale: float) -> Bar:
    pieces, y = [], float(HEIGHT + TOP)
    for part in PARTS:
        number = month.open if part == "open" else month.decided.get(part, 0)
        if number:
            y -= number * scale
            pieces.append(Piece(part, x, round(y, 1), round(number * scale, 1)))
    return Bar(month, x, round(y - 4, 1), pieces)
