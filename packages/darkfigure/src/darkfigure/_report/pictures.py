"""The four pictures of a report."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from darkfigure._capture_histories import CaptureHistories
from darkfigure._report.svg import BLUE, INK, LINE, ORANGE, PALE, SOFT, WIDTH, Canvas, LogScale
from darkfigure._report.words import Words

MOST_PATTERNS = 24
ROW = 24
LABELS = 190
BINS = 40


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a forest: a point, with a range where there is one."""

    label: str
    value: float | None
    low: float | None = None
    high: float | None = None
    accent: bool = False
    note: str = ""


def upset(histories: CaptureHistories, say: Words) -> str:
    """Draw how many persons have each pattern, the commonest first, with the totals of the lists."""
    order = sorted(zip(histories.counts, histories.patterns, strict=True), reverse=True)[:MOST_PATTERNS]
    lists = len(histories.lists)
    canvas = Canvas(200 + lists * ROW + 16, say("Persons by the exact set of lists on which they stand"))
    left, base = 210.0, 176.0
    step = min(40.0, (WIDTH - left - 10) / max(len(order), 1))
    tallest = max(math.sqrt(count) for count, _ in order)
    for place, (count, mask) in enumerate(order):
        x = left + place * step + step / 2
        height = 140 * math.sqrt(count) / tallest
        canvas.bar((x - step * 0.32, base - height), (step * 0.64, height))
        canvas.text((x, base - height - 5), say.number(count), anchor="middle", size=10 if step > 26 else 8)
        _pattern(canvas, x, base + 18, mask, lists)
    largest = max(histories.list_totals.values())
    for place, (name, total) in enumerate(histories.list_totals.items()):
        y = base + 18 + place * ROW
        canvas.text((left - 122, y + 4), name, anchor="end")
        canvas.bar((left - 114, y - 7), (50 * total / largest, 14), PALE)
        canvas.text((left - 108 + 50 * total / largest, y + 4), say.number(total), colour=SOFT, size=11)
    canvas.text((left, 14), say("height: square root of the number of persons"), size=11, colour=SOFT)
    return canvas.render()


def _pattern(canvas: Canvas, x: float, top: float, mask: int, lists: int) -> None:
    inside = [place for place in range(lists) if mask >> place & 1]
    for place in range(lists):
        canvas.dot((x, top + place * ROW), 4.5, INK if place in inside else LINE)
    if len(inside) > 1:
        canvas.line((x, top + inside[0] * ROW), (x, top + inside[-1] * ROW), INK, 2)


def forest(rows: Sequence[Row], title: str, say: Words, reference: float | None = None) -> str:
    """Draw points with ranges on a logarithmic axis, one line each."""
    values = [v for row in rows for v in (row.value, row.low, row.high) if v is not None]
    scale = LogScale.around(values + ([reference] if reference else []), LABELS + 10.0, WIDTH - 24.0)
    bottom = 16 + len(rows) * ROW
    canvas = Canvas(bottom + 40, title)
    _axis(canvas, scale, 8, bottom, say)
    if reference:
        canvas.line((scale(reference), 8), (scale(reference), bottom), ORANGE, 1.5)
    for place, row in enumerate(rows):
        y = 16 + place * ROW + ROW / 2
        canvas.text((LABELS, y + 4), row.label, anchor="end", colour=INK)
        colour = ORANGE if row.accent else BLUE
        if row.value is None:
            canvas.text((LABELS + 16, y + 4), row.note, colour=SOFT, size=11)
            continue
        if row.low is not None:
            canvas.line((scale(row.low), y), (scale(row.high or scale.high), y), colour, 2.5)
        canvas.dot((scale(row.value), y), 5, colour)
    return canvas.render()


def histogram(replicates: NDArray[np.float64], marks: dict[str, float], say: Words) -> str:
    """Draw the bootstrap distribution with estimate and bounds."""
    usable = replicates[np.isfinite(replicates) & (replicates > 0)]
    low, high = np.quantile(usable, [0.005, 0.995])
    shown = [bound for bound in marks.values() if math.isfinite(bound)]
    scale = LogScale.around([low, high, *shown], 30.0, WIDTH - 30.0)
    edges = np.geomspace(scale.low, scale.high, BINS + 1)
    heights, _ = np.histogram(np.clip(usable, scale.low, scale.high), edges)
    canvas = Canvas(260, say("Bootstrap distribution of the estimate"))
    _axis(canvas, scale, 40, 220, say)
    for place, count in enumerate(heights):
        x, size = scale(edges[place]), scale(edges[place + 1]) - scale(edges[place])
        height = 170 * count / max(heights.max(), 1)
        canvas.bar((x + 0.5, 220 - height), (size - 1, height), PALE)
    for place, (label, value) in enumerate(marks.items()):
        if math.isfinite(value):
            canvas.line((scale(value), 36), (scale(value), 220), ORANGE if place == 0 else BLUE, 2)
            canvas.text((scale(value), 14 + 14 * (place % 2)), label, anchor="middle", size=11)
    return canvas.render()


def _axis(canvas: Canvas, scale: LogScale, top: float, bottom: float, say: Words) -> None:
    for tick in scale.ticks():
        canvas.line((scale(tick), top), (scale(tick), bottom))
        canvas.text((scale(tick), bottom + 16), say.number(tick), anchor="middle", size=11, colour=SOFT)
    canvas.text(
        (scale.right, bottom + 32), say("estimated population (logarithmic)"), anchor="end", size=11, colour=SOFT
    )
