"""Drawing with numbers: a small canvas for scalable pictures without style attributes or scripts."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from html import escape

WIDTH = 720
INK, SOFT, LINE = "#1b2733", "#5b6b7a", "#d5dde4"
BLUE, ORANGE, PALE = "#1f5f8b", "#b4530a", "#c9dcea"
FONT = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"


@dataclass(slots=True)
class Canvas:
    """A picture of fixed width that grows by its elements.

    Parameters
    ----------
    height : float
        Height in pixels.
    title : str
        What the picture shows, for those who cannot see it.
    """

    height: float
    title: str
    elements: list[str] = field(default_factory=list)

    def line(self, start: tuple[float, float], end: tuple[float, float], colour: str = LINE, width: float = 1) -> None:
        """Draw a straight line."""
        (x1, y1), (x2, y2) = start, end
        self.elements.append(
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" stroke-width="{width}"/>'
        )

    def bar(self, corner: tuple[float, float], size: tuple[float, float], colour: str = BLUE) -> None:
        """Draw a filled rectangle from its upper left corner."""
        (x, y), (width, height) = corner, size
        self.elements.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{max(height, 0):.1f}" fill="{colour}"/>'
        )

    def dot(self, centre: tuple[float, float], radius: float = 4, colour: str = BLUE) -> None:
        """Draw a filled circle."""
        self.elements.append(f'<circle cx="{centre[0]:.1f}" cy="{centre[1]:.1f}" r="{radius}" fill="{colour}"/>')

    def text(
        self, place: tuple[float, float], words: str, *, anchor: str = "start", size: int = 12, colour: str = INK
    ) -> None:
        """Write words; ``anchor`` is start, middle or end."""
        x, y = place
        self.elements.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" fill="{colour}">'
            f"{escape(words)}</text>"
        )

    def render(self) -> str:
        """Return the picture as SVG."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {self.height:.0f}" width="{WIDTH}" '
            f'height="{self.height:.0f}" role="img" font-family="{FONT}"><title>{escape(self.title)}</title>'
        )
        return head + "".join(self.elements) + "</svg>"


@dataclass(frozen=True, slots=True)
class LogScale:
    """Populations on a logarithmic axis.

    Parameters
    ----------
    low, high : float
        Ends of the axis, in persons.
    left, right : float
        Ends of the axis, in pixels.
    """

    low: float
    high: float
    left: float
    right: float

    @classmethod
    def around(cls, values: list[float], left: float, right: float) -> LogScale:
        """Make a scale that holds the finite positive values with some room."""
        finite = [value for value in values if math.isfinite(value) and value > 0] or [1.0, 10.0]
        return cls(min(finite) / 1.15, max(finite) * 1.15, left, right)

    def __call__(self, value: float) -> float:
        """Return the place of a value, clipped to the axis."""
        share = math.log(min(max(value, self.low), self.high) / self.low) / math.log(self.high / self.low)
        return self.left + share * (self.right - self.left)

    def ticks(self) -> list[float]:
        """Return round values along the axis."""
        found = [
            step * 10.0**power
            for power in range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
            for step in (1, 1.5, 2, 3, 5, 7)
        ]
        inside = [value for value in found if self.low <= value <= self.high]
        while len(inside) > 8:
            inside = inside[::2]
        return inside
