"""The bootstrap distribution of an estimate."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from darkfigure._pictures.marks import Axis, Bars, Panel, Rule
from darkfigure._pictures.picture import Picture
from darkfigure._words import Words

BINS = 40


def draw_distribution(replicates: NDArray[np.float64], marks: Mapping[str, float], say: Words) -> Picture:
    """Draw resampled populations on a logarithmic axis, with estimate and bounds as lines."""
    usable = replicates[np.isfinite(replicates) & (replicates > 0)]
    low, high = np.quantile(usable, [0.005, 0.995])
    axis = Axis.logarithmic(say("persons (logarithmic)"), [float(low), float(high), *marks.values()])
    edges = np.geomspace(axis.low, axis.high, BINS + 1)
    heights, _ = np.histogram(np.clip(usable, axis.low, axis.high), edges)
    lines = [(name, value) for name, value in marks.items() if math.isfinite(value)]
    bars = tuple(
        Bars((float(start + end) / 2,), (float(height),), float(end - start))
        for start, end, height in zip(edges[:-1], edges[1:], heights, strict=True)
        if height
    )
    rules = tuple(Rule(value, name, dashed=place > 0) for place, (name, value) in enumerate(lines))
    upward = Axis(say("resamples"), 0.0, float(heights.max()) * 1.15)
    rows = tuple((name, say.number(value)) for name, value in lines)
    description = " ".join(f"{name}: {value}." for name, value in rows)
    return Picture(
        say("Bootstrap distribution of the estimate"),
        description,
        (Panel(axis, upward, (*bars, *rules), 190.0),),
        (),
        ("", say("persons")),
        rows,
        say.language,
    )
