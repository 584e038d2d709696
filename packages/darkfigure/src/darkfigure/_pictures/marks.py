"""What a picture holds, in the units of the data: axes, panels, and marks on them.

Marks differ by shape, dash and hatching, never by colour alone, so that a picture can be printed in black and white.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from darkfigure._words import Words

Scale = Literal["linear", "log", "names"]
ROOM = 1.15
MOST_TICKS = 8


@dataclass(frozen=True, slots=True)
class Axis:
    """One direction of a panel.

    Parameters
    ----------
    label : str
        What it measures, with its unit.
    low, high : float
        Its ends, in the units of the data.
    scale : {"linear", "log", "names"}
        How values lie on it; ``names`` places name ``i`` at the number ``i``, the first on top or at the left.
    names : tuple of str
        The names, or nothing.
    ticks_shown : bool
        Whether values are written along it.
    """

    label: str
    low: float
    high: float
    scale: Scale = "linear"
    names: tuple[str, ...] = ()
    ticks_shown: bool = True

    @classmethod
    def of_names(cls, names: tuple[str, ...], label: str = "") -> Axis:
        """Make an axis of names."""
        return cls(label, -0.5, len(names) - 0.5, "names", names)

    @classmethod
    def logarithmic(cls, label: str, values: list[float]) -> Axis:
        """Make a logarithmic axis with some room around the finite positive values."""
        finite = [value for value in values if math.isfinite(value) and value > 0]
        if not finite:
            return cls(label, 1.0, 10.0, "log", ticks_shown=False)
        return cls(label, min(finite) / ROOM, max(finite) * ROOM, "log")

    def share(self, value: float) -> float:
        """Return the place of a value as a share of the axis, clipped to it."""
        inside = min(max(value, self.low), self.high)
        if self.scale == "log":
            return math.log(inside / self.low) / math.log(self.high / self.low)
        return (inside - self.low) / (self.high - self.low)

    def ticks(self) -> list[float]:
        """Return round values along the axis.

        Examples
        --------
        >>> Axis("persons", 0, 40).ticks()
        [0.0, 10.0, 20.0, 30.0, 40.0]
        >>> Axis("persons", 90, 1100, "log").ticks()
        [100.0, 150.0, 200.0, 300.0, 500.0, 700.0, 1000.0]
        """
        if self.scale == "names" or not self.ticks_shown:
            return []
        return self._log_ticks() if self.scale == "log" else self._linear_ticks()

    def _log_ticks(self) -> list[float]:
        powers = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
        found = [step * 10.0**power for power in powers for step in (1, 1.5, 2, 3, 5, 7)]
        inside = [value for value in found if self.low <= value <= self.high]
        while len(inside) > MOST_TICKS:
            inside = inside[::2]
        return inside

    def _linear_ticks(self) -> list[float]:
        rough = (self.high - self.low) / 5
        power = 10.0 ** math.floor(math.log10(rough))
        step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * (1 - 1e-9))
        first, last = math.ceil(self.low / step - 1e-9), math.floor(self.high / step + 1e-9)
        return [round(place * step, 10) for place in range(first, last + 1)]


@dataclass(frozen=True, slots=True)
class Bars:
    """Upright bars from zero; ``labels`` stand on top of them."""

    x: tuple[float, ...]
    heights: tuple[float, ...]
    width: float
    labels: tuple[str, ...] = ()
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """Single points; a ring stands out from discs in black and white."""

    x: tuple[float, ...]
    y: tuple[float, ...]
    shape: Literal["disc", "ring", "diamond"] = "disc"
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Ranges:
    """Lying lines from one value to another; an end at infinity is an arrow."""

    low: tuple[float, ...]
    high: tuple[float, ...]
    y: tuple[float, ...]
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Links:
    """Upright lines at a place, from one value to another."""

    x: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """A line through points."""

    x: tuple[float, ...]
    y: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the whole panel at one value, with its meaning beside it."""

    at: float
    label: str = ""
    upright: bool = True
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Words in the panel, at the left of a row."""

    y: float
    text: str


Mark = Bars | Points | Ranges | Links | Curve | Rule | Note


@dataclass(frozen=True, slots=True)
class Panel:
    """A pair of axes with what is drawn on them.

    Parameters
    ----------
    x, y : Axis
        Across and upward; a y axis of names runs downward.
    marks : tuple of Mark
        In the order of drawing.
    height : float
        Height of the drawing area, in pixels of the SVG.
    """

    x: Axis
    y: Axis
    marks: tuple[Mark, ...]
    height: float


def tick_text(value: float, language: str) -> str:
    """Write a value along an axis as the language does."""
    decimals = 0 if abs(value) >= 10 or value == round(value) else len(f"{value:g}".partition(".")[2])
    return Words(language).number(value, decimals)
