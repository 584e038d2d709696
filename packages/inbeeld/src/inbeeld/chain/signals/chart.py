"""A chart of quarters as plain SVG rectangles; the table under it holds the same numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inbeeld.foundation.disclosure.api import Protected

from .codes import DecisionKind
from .counted import OPEN

BAR, GAP, HEIGHT, TOP = 44, 20, 160, 18
# Stacked from below, in the order of the legend; a pattern in the style sheet tells them apart without colour.
PARTS = (*(kind.value for kind in DecisionKind), OPEN)


@dataclass(frozen=True, slots=True)
class Piece:
    part: str
    x: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    x: int
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


def chart_of(course: Protected, quarters: Sequence[str]) -> Chart:
    """Bars of the parts as they are printed; their sum has no number, since a total has noise of its own."""
    heights = [[course.cell(quarter=quarter, became=part).value or 0 for part in PARTS] for quarter in quarters]
    most = max((sum(parts) for parts in heights), default=0) or 1
    bars = [
        _bar(quarter, GAP + number * (BAR + GAP), parts, HEIGHT / most)
        for number, (quarter, parts) in enumerate(zip(quarters, heights, strict=True))
    ]
    return Chart(bars, width=GAP + len(quarters) * (BAR + GAP))


def _bar(quarter: str, x: int, parts: list[int], scale: float) -> Bar:
    pieces, y = [], float(HEIGHT + TOP)
    for part, number in zip(PARTS, parts, strict=True):
        if number:
            y -= number * scale
            pieces.append(Piece(part, x, round(y, 1), round(number * scale, 1)))
    return Bar(quarter, x, pieces)
