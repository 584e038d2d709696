"""Rounding of cells and sums, so that the sums of what is printed are what is printed as sums."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from darkfigure._estimates import Estimate
from darkfigure._report.strata_findings import Margin, StratumFinding

FIGURES = 3


@dataclass(frozen=True, slots=True)
class Rounded:
    """What is printed of a cell or a sum; no value where only a lower bound may be shown, or nothing."""

    value: float | None
    low: float
    high: float


def rounded_strata(parts: Sequence[StratumFinding], totals: Mapping[Margin, Estimate]) -> dict[Margin, Rounded]:
    """Round all cells to one step, so that the smallest figure keeps three digits, and add sums up from them.

    Lower ends are rounded down and upper ends up, but never below the persons observed.

    Parameters
    ----------
    parts : sequence of StratumFinding
        The cells.
    totals : mapping of label to Estimate
        The sums.
    """
    figures = [part.estimate.population for part in parts if part.estimate and part.decision.shows_figure]
    step = 10.0 ** max(math.floor(math.log10(min(figures))) - FIGURES + 1, 0) if figures else 1.0
    found: dict[Margin, Rounded] = {part.label: _cell(part, step) for part in parts}
    for margin, total in totals.items():
        members = [part for part in parts if all(m in (None, v) for m, v in zip(margin, part.label, strict=True))]
        found[margin] = _sum([found[part.label] for part in members], total, step)
    return found


def _cell(part: StratumFinding, step: float) -> Rounded:
    observed = part.histories.observed
    low = max(float(observed), math.floor(part.least / step) * step)
    if part.estimate is None or not part.decision.shows_figure:
        return Rounded(None, low, math.inf)
    value = max(low, round(part.estimate.population / step) * step)
    return Rounded(value, low, _up(part.estimate.interval.high, step))


def _sum(cells: Sequence[Rounded], total: Estimate, step: float) -> Rounded:
    values = [cell.value for cell in cells if cell.value is not None]
    if len(values) < len(cells):
        return Rounded(None, sum(cell.low for cell in cells), math.inf)
    low = max(float(total.observed), math.floor(total.interval.low / step) * step)
    return Rounded(sum(values), low, _up(total.interval.high, step))


def _up(bound: float, step: float) -> float:
    return math.ceil(bound / step) * step if math.isfinite(bound) else bound
