"""The choice of cells to hide: a program of yes and no, to which each failed attack adds a condition."""

from __future__ import annotations

import math
import time
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from darkfigure.disclosure.programs import WHOLE, Vector, load, new_solver, run
from darkfigure.disclosure.readers import Mask
from darkfigure.disclosure.witnesses import Deviations, Extreme

VIOLATED = 1e-4


class Master:
    """Which cells to hide beside the protected ones, at least cost, under the conditions found so far.

    The conditions are those of Fischetti and Salazar: if ``r`` are the prices of the bounds in the two programs that
    move a protected cell up and down, then the cell keeps its width only if ``sum(r * room * hidden)`` reaches that
    width. A shown cell that would have to rise without limit counts as much as is missing.
    """

    def __init__(self, deviations: Deviations, weights: NDArray[np.int64]) -> None:
        self.of = deviations
        self.free = deviations.hideable & ~deviations.protected
        self.places = np.flatnonzero(self.free)
        self.columns = np.full(deviations.cells, -1, dtype=np.int32)
        self.columns[self.places] = np.arange(len(self.places))
        self.weights = weights[self.places]
        self.solver: Any = new_solver()
        size, none = len(self.places), np.zeros(0)
        load(self.solver, sparse.csr_array((0, size)), none, none, np.zeros(size), np.ones(size))
        self._every = np.arange(size, dtype=np.int32)
        self.solver.changeColsCost(size, self._every, self.weights.astype(float))
        self._whole = False
        for equation in deviations.equations:
            self._no_bridge([int(cell) for cell in equation.indices if deviations.hideable[cell]])

    def _no_bridge(self, cells: list[int]) -> None:
        """Demand that no sum has exactly one hidden part: it could be computed at once."""
        fixed = int(self.of.protected[cells].sum())
        free = [cell for cell in cells if self.free[cell]]
        if fixed == 1:
            self.demand(np.array(free, dtype=np.int64), np.ones(len(free)), 1.0)
        elif fixed == 0:
            for cell in free:
                others = [other for other in free if other != cell]
                self.demand(np.array([cell, *others]), np.array([-1.0, *[1.0] * len(others)]), 0.0)

    def demand(self, cells: NDArray[np.int64], factors: Vector, least: float) -> None:
        """Add a condition: the sum of factors of hidden cells is at least this."""
        self.solver.addRow(least, math.inf, len(cells), self.columns[cells], factors)

    def prices(self, extremes: tuple[Extreme, Extreme], width: int) -> tuple[Vector, float]:
        """Return how much hiding each cell can add to the width, and what is missing with the protected ones hidden."""
        cells, rest = self.of.cells, np.zeros(self.of.columns - self.of.cells)
        worth = np.zeros(cells)
        for extreme in extremes:
            prices = np.where(np.abs(extreme.prices) < 1e-7, 0, extreme.prices)
            up, down = np.maximum(prices[:cells], 0), np.maximum(-prices[:cells], 0)
            worth += np.multiply(up, self.of.ceiling, out=np.zeros(cells), where=up > 0) + down * self.of.room[:cells]
            rest += np.maximum(-prices[cells:], 0) * self.of.room[cells:]
        return worth, width - float(rest.sum()) - float(worth[self.of.protected].sum())

    def cut(self, extremes: tuple[Extreme, Extreme], hidden: Vector, width: int) -> Vector | None:
        """Add the condition of a failed attack, and return the share of each cell in it, shape (cells,).

        There is none when the choice at hand keeps it already.
        """
        worth, missing = self.prices(extremes, width)
        if missing <= WHOLE or math.isinf(missing):
            return None
        share = np.where(self.free, np.minimum(worth, missing) / missing, 0)
        cells = np.flatnonzero(share > 1e-9)
        if share[cells] @ hidden[cells] >= 1 - VIOLATED:
            return None
        self.demand(cells, share[cells], 1.0)
        return share

    def hide_another(self, hidden: Mask) -> Vector:
        """Demand that some cell more is hidden, because these do not suffice; return as :meth:`cut`."""
        share = (self.free & ~hidden).astype(float)
        cells = np.flatnonzero(share)
        self.demand(cells, share[cells], 1.0)
        return share

    def solve(self, until: float, *, whole: bool, known: float = 0) -> tuple[Vector, float] | None:
        """Return the best choice (1 hidden, 0 shown) and a bound of its cost; nothing when the time ran out.

        Parameters
        ----------
        until : float
            Moment of the CPU clock.
        whole : bool
            Whether cells are hidden entirely or may be hidden in part.
        known : float
            A bound that is known: a choice of whole cells that costs no more is as good as any.
        """
        if not len(self.places):
            return self.of.protected.astype(float), 0.0
        if whole != self._whole:
            kind = highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous
            self.solver.changeColsIntegrality(len(self.places), self._every, np.full(len(self.places), kind))
            self.solver.setOptionValue("presolve", "choose" if whole else "off")
            self._whole = whole
        if time.process_time() >= until:
            return None
        self.solver.setOptionValue("objective_target", known + WHOLE if whole else -math.inf)
        answer = run(self.solver, until=until, whole=whole)
        if answer.point is None:
            return None
        hidden = self.of.protected.astype(float)
        hidden[self.places] = np.clip(answer.point, 0, 1)
        hidden[hidden < 1e-9] = 0
        return (np.rint(hidden) if whole else hidden), max(known, answer.bound) if whole else answer.bound
