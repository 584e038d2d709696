"""A picture on axes of Matplotlib, in the units of the data; needs the extra ``pictures``."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from darkfigure._errors import InvalidInput
from darkfigure._pictures.marks import Bars, Curve, Links, Mark, Note, Panel, Points, Ranges, Rule, tick_text

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from darkfigure._pictures.picture import Picture

SHAPES = {"disc": "o", "ring": "o", "diamond": "D"}
INCH = 72.0
WRAP = 90
BELOW = 40.0  # points, under the labels of the axis


def to_axes(picture: Picture, axes: Axes | Sequence[Axes] | None) -> tuple[Axes, ...]:
    """Draw the picture and return its axes, one for each panel."""
    number = max(len(picture.panels), 1)
    given = _make(picture, number) if axes is None else (tuple(axes) if isinstance(axes, Sequence) else (axes,))
    if len(given) != number:
        raise InvalidInput("axes", len(given), f"{number}, one for each panel of this picture")
    if not picture.panels:
        given[0].set_axis_off()
    for panel, target in zip(picture.panels, given, strict=False):
        _draw(panel, target, picture.language)
    given[0].set_title(picture.title)
    if picture.notes:
        words = "\n".join(line for note in picture.notes for line in textwrap.wrap(note, WRAP))
        place, shift = ((0, 0), -BELOW) if picture.panels else ((0, 0.5), 0.0)
        given[-1].annotate(
            words, place, (0, shift), "axes fraction", textcoords="offset points", va="top", fontsize="small"
        )
    return given


def _make(picture: Picture, number: int) -> tuple[Axes, ...]:
    try:
        from matplotlib import pyplot
    except ImportError as error:
        raise InvalidInput("matplotlib", "not installed", "pip install 'darkfigure[pictures]', or the SVG") from error
    heights = [panel.height for panel in picture.panels] or [200.0]
    ratios = {"height_ratios": heights}
    size = (10.0, sum(heights) / INCH + 1.2)
    _, made = pyplot.subplots(number, 1, squeeze=False, gridspec_kw=ratios, figsize=size, layout="constrained")
    return tuple(made[:, 0])


def _draw(panel: Panel, target: Axes, language: str) -> None:
    for axis, name in ((panel.x, "x"), (panel.y, "y")):
        if axis.scale == "log":
            getattr(target, f"set_{name}scale")("log")
        getattr(target, f"set_{name}lim")(axis.low, axis.high)
        getattr(target, f"set_{name}label")(axis.label)
        if axis.names:
            getattr(target, f"set_{name}ticks")(range(len(axis.names)), axis.names)
        elif axis.scale == "log":
            getattr(target, f"set_{name}ticks")(axis.ticks(), [tick_text(tick, language) for tick in axis.ticks()])
            getattr(target, f"set_{name}ticks")([], minor=True)
        elif not axis.ticks_shown:
            getattr(target, f"set_{name}ticks")([])
    if panel.y.scale == "names":
        target.invert_yaxis()
    for mark in panel.marks:
        _mark(mark, target, panel)


def _mark(mark: Mark, target: Axes, panel: Panel) -> None:
    match mark:
        case Bars(x, heights, width, labels, hatched):
            look: dict[str, Any] = {"hatch": "///", "facecolor": "white"} if hatched else {}
            drawn = target.bar(x, heights, width, edgecolor="black", **look)
            if labels:
                target.bar_label(drawn, labels, fontsize="x-small")
        case Points(x, y, shape, faint):
            fill = "lightgrey" if faint else "white" if shape == "ring" else "black"
            edge = "lightgrey" if faint else "black"
            target.scatter(x, y, marker=SHAPES[shape], facecolors=fill, edgecolors=edge, zorder=3)
        case Ranges(low, high, y, dashed):
            ends = [end if math.isfinite(end) else panel.x.high for end in high]
            target.hlines(y, low, ends, linestyles="--" if dashed else "-", linewidth=2)
            beyond = [row for end, row in zip(high, y, strict=True) if math.isinf(end)]
            target.scatter([panel.x.high] * len(beyond), beyond, marker=">", zorder=3)
        case Links(x, low, high):
            target.vlines(x, low, high, colors="black", linewidth=2)
        case Curve(x, y):
            target.plot(x, y)
        case Rule(at, label, upright, dashed):
            style = "--" if dashed else "-"
            draw = target.axvline if upright else target.axhline
            draw(at, color="darkorange", linestyle=style, label=label or None)
        case Note(y, text):
            target.text(panel.x.low, y, f" {text}", va="center", fontsize="small")
