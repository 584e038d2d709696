"""A picture as SVG: no style, no script, no font from elsewhere; the words are text and the content is described."""

from __future__ import annotations

import hashlib
import html
import math
import re
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

from darkfigure._pictures.marks import Axis, Bars, Curve, Links, Mark, Note, Panel, Points, Ranges, Rule, tick_text

if TYPE_CHECKING:
    from darkfigure._pictures.picture import Picture

WIDTH, RIGHT, TOP, GAP = 720, 24.0, 20.0, 22.0
AXIS, LINE_HEIGHT, LETTER = 40.0, 16.0, 6.4
NARROWEST, WIDEST = 56.0, 250.0
WRAP = 108
UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
INK, SOFT, LINE, BLUE, ORANGE, PALE = "#1b2733", "#5b6b7a", "#d5dde4", "#1f5f8b", "#b4530a", "#c9dcea"
FONT = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
DASHED = "7 4"


def to_svg(picture: Picture) -> str:
    """Return the picture as SVG."""
    left = _left(picture.panels)
    parts: list[str] = []
    top = TOP
    for panel in picture.panels:
        frame = Frame(panel, (left, top), _name(picture), picture.language)
        parts += frame.draw()
        top += panel.height + (AXIS if _has_axis(panel.x) else GAP)
    for line in _lines(picture):
        top += LINE_HEIGHT
        parts.append(_text(8, top, line, size=12, colour=INK))
    height, name = top + TOP, _name(picture)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" '
        f'height="{height:.0f}" role="img" aria-labelledby="{name}-title {name}-desc" font-family="{FONT}">'
        f'<title id="{name}-title">{escape(picture.title)}</title>'
        f'<desc id="{name}-desc">{escape(picture.description)}</desc>'
        f'<defs><pattern id="{name}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/>'
        f'<line x1="0" y1="0" x2="0" y2="6" stroke="{INK}" stroke-width="2"/></pattern></defs>'
        f'<rect width="100%" height="100%" fill="#fff"/>{"".join(parts)}</svg>'
    )


def escape(words: str) -> str:
    """Escape words for XML, with a mark in the place of what XML cannot hold."""
    return html.escape(UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", words))


def _name(picture: Picture) -> str:
    """Name the picture by its content, so that several can stand on one page."""
    content = repr((picture.title, picture.description, picture.panels, picture.notes))
    return f"picture-{hashlib.sha256(content.encode()).hexdigest()[:10]}"


def _lines(picture: Picture) -> list[str]:
    return [line for note in picture.notes for line in textwrap.wrap(note, WRAP, subsequent_indent="   ")]


def _left(panels: Sequence[Panel]) -> float:
    longest = max((len(name) for panel in panels for name in panel.y.names), default=0)
    return min(max(longest * LETTER + 16, NARROWEST), WIDEST)


def _has_axis(axis: Axis) -> bool:
    return bool(axis.label or axis.names or axis.ticks())


def _text(x: float, y: float, words: str, *, anchor: str = "start", size: int = 12, colour: str = INK) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" fill="{colour}">'
        f"{escape(words)}</text>"
    )


def _line(start: tuple[float, float], end: tuple[float, float], colour: str, width: float, dash: str = "") -> str:
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}" stroke="{colour}" '
        f'stroke-width="{width}"{dashes}/>'
    )


class Frame:
    """One panel in its place on the page."""

    def __init__(self, panel: Panel, corner: tuple[float, float], name: str, language: str) -> None:
        self.panel, self.name, self.language = panel, name, language
        self.left, self.top = corner
        self.bottom = self.top + panel.height

    def x(self, value: float) -> float:
        """Return the place of a value from the left."""
        return self.left + self.panel.x.share(value) * (WIDTH - RIGHT - self.left)

    def y(self, value: float) -> float:
        """Return the place of a value from the top; names run downward."""
        share = self.panel.y.share(value)
        return self.top + self.panel.height * (share if self.panel.y.scale == "names" else 1 - share)

    def draw(self) -> list[str]:
        """Return the elements of the panel, its axes first."""
        parts = [*self._across(), *self._upward()]
        for mark in self.panel.marks:
            parts += self._mark(mark)
        return parts

    def _across(self) -> list[str]:
        axis, parts = self.panel.x, []
        for tick in axis.ticks():
            parts.append(_line((self.x(tick), self.top), (self.x(tick), self.bottom), LINE, 1))
            parts.append(
                _text(self.x(tick), self.bottom + 16, tick_text(tick, self.language), anchor="middle", size=11)
            )
        if axis.label:
            parts.append(_text(WIDTH - RIGHT, self.bottom + 32, axis.label, anchor="end", size=11, colour=SOFT))
        return parts

    def _upward(self) -> list[str]:
        axis, parts = self.panel.y, []
        most = int((self.left - 14) / LETTER)
        for place, name in enumerate(axis.names):
            shown = name if len(name) <= most else f"{name[: most - 1]}…"
            parts.append(_text(self.left - 10, self.y(place) + 4, shown, anchor="end"))
        for tick in axis.ticks():
            parts.append(_line((self.left, self.y(tick)), (WIDTH - RIGHT, self.y(tick)), LINE, 1))
            parts.append(_text(self.left - 8, self.y(tick) + 4, tick_text(tick, self.language), anchor="end", size=11))
        if axis.label:
            parts.append(_text(8, self.top - 6, axis.label, size=11, colour=SOFT))
        return parts

    def _mark(self, mark: Mark) -> list[str]:
        match mark:
            case Bars():
                drawn = self._bars(mark)
            case Points():
                drawn = self._points(mark)
            case Ranges():
                drawn = self._ranges(mark)
            case Links(x, low, high):
                ends = zip(x, low, high, strict=True)
                drawn = [_line((self.x(at), self.y(a)), (self.x(at), self.y(b)), INK, 2) for at, a, b in ends]
            case Curve():
                drawn = self._curve(mark)
            case Rule():
                drawn = self._rule(mark)
            case Note(y, text):
                drawn = [_text(self.left + 12, self.y(y) + 4, text, size=11, colour=INK)]
        return drawn

    def _bars(self, mark: Bars) -> list[str]:
        parts = []
        fill = f"url(#{self.name}-hatch)" if mark.hatched else BLUE
        zero = self.y(max(self.panel.y.low, 0.0))
        for place, (at, height) in enumerate(zip(mark.x, mark.heights, strict=True)):
            left, right = self.x(at - mark.width / 2), self.x(at + mark.width / 2)
            end = self.y(height)
            low, high = min(end, zero), max(end, zero)
            parts.append(
                f'<rect x="{left:.1f}" y="{low:.1f}" width="{right - left:.1f}" height="{high - low:.1f}" '
                f'fill="{fill}" stroke="{INK}" stroke-width="0.75"/>'
            )
            if mark.labels:
                size = 10 if right - left > 16 else 8
                parts.append(_text((left + right) / 2, low - 5, mark.labels[place], anchor="middle", size=size))
        return parts

    def _points(self, mark: Points) -> list[str]:
        parts = []
        fill = LINE if mark.faint else "#fff" if mark.shape == "ring" else INK
        edge = LINE if mark.faint else INK
        for at, up in zip(mark.x, mark.y, strict=True):
            x, y = self.x(at), self.y(up)
            if mark.shape == "diamond":
                corners = f"{x:.1f},{y - 6:.1f} {x + 6:.1f},{y:.1f} {x:.1f},{y + 6:.1f} {x - 6:.1f},{y:.1f}"
                parts.append(f'<polygon points="{corners}" fill="{ORANGE}" stroke="{INK}"/>')
            else:
                look = f'fill="{fill}" stroke="{edge}" stroke-width="1.5"'
                parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" {look}/>')
        return parts

    def _ranges(self, mark: Ranges) -> list[str]:
        parts = []
        dash = DASHED if mark.dashed else ""
        for low, high, row in zip(mark.low, mark.high, mark.y, strict=True):
            y, start = self.y(row), self.x(low)
            end = self.x(high) if math.isfinite(high) else WIDTH - RIGHT
            parts.append(_line((start, y), (end, y), BLUE, 2.5, dash))
            if math.isinf(high):
                tip = f"{end:.1f},{y:.1f} {end - 9:.1f},{y - 5:.1f} {end - 9:.1f},{y + 5:.1f}"
                parts.append(f'<polygon points="{tip}" fill="{BLUE}"/>')
        return parts

    def _curve(self, mark: Curve) -> list[str]:
        points = " ".join(f"{self.x(a):.1f},{self.y(b):.1f}" for a, b in zip(mark.x, mark.y, strict=True))
        return [f'<polyline points="{points}" fill="none" stroke="{BLUE}" stroke-width="1.5"/>']

    def _rule(self, mark: Rule) -> list[str]:
        dash = DASHED if mark.dashed else ""
        if mark.upright:
            x = self.x(mark.at)
            words = [_text(x + 4, self.top + 10, mark.label, size=11)] if mark.label else []
            return [_line((x, self.top), (x, self.bottom), ORANGE, 2, dash), *words]
        y = self.y(mark.at)
        words = [_text(WIDTH - RIGHT, y - 5, mark.label, anchor="end", size=11)] if mark.label else []
        return [_line((self.left, y), (WIDTH - RIGHT, y), ORANGE, 2, dash), *words]
