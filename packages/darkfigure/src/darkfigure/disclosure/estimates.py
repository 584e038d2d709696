"""Estimates that stand in cells of a table, their rounding, and what they tell about the counts behind them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from darkfigure._errors import InvalidInput
from darkfigure.disclosure.programs import WHOLE, Program
from darkfigure.disclosure.structures import Cell, Structure, text_of

if TYPE_CHECKING:
    from darkfigure._estimates import Estimate

PARAMETER = "estimates"
SAME = 1e-6


@dataclass(frozen=True, slots=True)
class CellEstimate:
    """An estimate with its interval, in the place of a count.

    Parameters
    ----------
    value, low, high : float
        In persons, from zero, with ``low <= value <= high``.

    Raises
    ------
    InvalidInput
        For numbers that are not finite, below zero or out of order.

    Examples
    --------
    >>> CellEstimate(41.3, 28.0, 66.9).rounded(5)
    CellEstimate(value=40, low=25, high=70)
    >>> CellEstimate(1.8, 1.0, 4.0).rounded(5)
    CellEstimate(value=5, low=0, high=5)
    """

    value: float
    low: float
    high: float

    def __post_init__(self) -> None:
        numbers = self.low, self.value, self.high
        if not all(map(math.isfinite, numbers)) or not 0 <= self.low <= self.value <= self.high:
            told = f"{self.value:g} ({self.low:g} to {self.high:g})"
            raise InvalidInput("estimate", told, "finite numbers from 0, the value within its interval")

    @classmethod
    def of(cls, estimate: Estimate) -> CellEstimate:
        """Take the figure and the interval of an estimate that may be shown.

        Raises
        ------
        InvalidInput
            When its decision does not give the figure, or the interval has no upper end.
        """
        if not estimate.decision.shows_figure:
            raise InvalidInput("estimate", str(estimate.verdict), "an estimate of which the figure is given")
        return cls(estimate.population, estimate.interval.low, estimate.interval.high)

    def rounded(self, base: int) -> CellEstimate:
        """Round the interval outwards to multiples of a base, and the value to the nearest; never to zero.

        A value that is shown as zero would tell that there are fewer than half a base, so it becomes one base, and so
        does the upper end.
        """
        low = base * math.floor(self.low / base + SAME)
        high = max(base, base * math.ceil(self.high / base - SAME))
        return CellEstimate(min(high, max(base, base * math.floor(self.value / base + 0.5))), low, high)


@dataclass(frozen=True)
class Estimates:
    """The published cells of a table that are estimates, and how they stand to the counts and to each other.

    Parameters
    ----------
    cells : mapping of cell to CellEstimate
    contain_counted : bool
        Whether those counted are part of those estimated, as in an estimate of a dark figure: no interval then begins
        below its count, and a reader knows that.
    additive : bool
        Whether the estimate of a total is the sum of the estimates of its parts. Estimates of parts and of the whole
        are most often made apart, and then are not.
    """

    cells: Mapping[Cell, CellEstimate] = field(default_factory=dict)
    contain_counted: bool = True
    additive: bool = False

    def check(self, structure: Structure, counts: Mapping[Cell, int]) -> None:
        """Compare the estimates with the counts behind them, and with each other where they add up.

        Raises
        ------
        InvalidInput
            For a cell that is not published, an interval that begins below its count, or a sum that is not one.
        """
        for cell, estimate in self.cells.items():
            if cell not in structure.numbers:
                raise InvalidInput("cell of an estimate", text_of(cell), "a published cell")
            if self.contain_counted and estimate.low < counts[cell]:
                allowed = f"at least the {counts[cell]} counted, or estimates that do not contain those counted"
                raise InvalidInput(f"lower end of the estimate of {text_of(cell)}", estimate.low, allowed)
        for equation in structure.equations if self.additive else ():
            whole, *parts = (structure.cells[place] for place in equation.indices[np.argsort(-equation.data)])
            if all(cell in self.cells for cell in (whole, *parts)):
                value, total = self.cells[whole].value, sum(self.cells[part].value for part in parts)
                if not math.isclose(value, total, rel_tol=SAME, abs_tol=SAME):
                    raise InvalidInput(f"estimate of {text_of(whole)}", value, f"the sum of its parts, {total:g}")

    def parameters(self, base: int) -> dict[str, Any]:
        """Return what a publication says about its estimates."""
        said = {"base": base, "contain_counted": self.contain_counted, "additive": self.additive}
        return {PARAMETER: said} if self.cells else {}


def most_counted(structure: Structure, cells: Mapping[Cell, CellEstimate], said: Mapping[str, Any]) -> dict[Cell, int]:
    """Return how many can at most be counted in each cell, by the estimates that are published.

    Those counted are no more than the lower end of the interval, which was rounded down by less than the base; no more
    than the value, which was rounded to the nearest; and where estimates add up no more than what others leave.

    Parameters
    ----------
    structure : Structure
    cells : mapping of cell to CellEstimate
        As published.
    said : mapping
        ``base``, ``contain_counted`` and ``additive`` of :meth:`Estimates.parameters`. A reader who is not told the
        base takes the largest that all numbers are multiples of.

    Examples
    --------
    >>> from darkfigure.disclosure import Dimension, Structure
    >>> structure = Structure((Dimension.from_groups("place", {"Total": ["A", "B"]}),))
    >>> most_counted(structure, {("A",): CellEstimate(10, 5, 20)}, {"base": 5})
    {('A',): 9}
    """
    if not cells or not said.get("contain_counted", True):
        return {}
    base = int(said.get("base") or _base(cells))
    most = {c: min(int(e.low) + base - 1, math.ceil(e.value + base / 2) - 1, int(e.high)) for c, e in cells.items()}
    if said.get("additive"):
        for cell, left in _left_by_others(structure, cells, base).items():
            most[cell] = min(most.get(cell, left), left)
    return most


def _base(cells: Mapping[Cell, CellEstimate]) -> int:
    return max(1, math.gcd(*(int(number) for e in cells.values() for number in (e.value, e.low, e.high))))


def _left_by_others(structure: Structure, cells: Mapping[Cell, CellEstimate], base: int) -> dict[Cell, int]:
    """Return the largest estimate of each cell for which all published ones add up."""
    named = list(cells)
    low, high = [], []
    for estimate in cells.values():
        least = 0.0 if estimate.value <= base else estimate.value - base / 2
        low.append(max(least, estimate.low))
        high.append(min(estimate.value + base / 2, estimate.high))
    size = len(structure.inner)
    none, endless = np.zeros(size), np.full(size, math.inf)
    endless[list(structure.impossible)] = 0
    program = Program(structure.membership_of(named), np.array(low), np.array(high), none, endless)
    found = {}
    for cell, held in zip(structure.cells, structure.held, strict=True):
        cost = np.zeros(size)
        cost[held] = -1
        answer = program.minimise(cost)
        if not answer.feasible:
            raise InvalidInput("published estimates", "estimates that do not add up", "estimates that are not additive")
        if answer.point is not None:
            found[cell] = math.floor(-answer.value + WHOLE)
    return found
