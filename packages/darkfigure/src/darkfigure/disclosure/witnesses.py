"""Tables that look the same to a reader: the proof that a hidden count cannot be computed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from darkfigure.disclosure.primary import Primary
from darkfigure.disclosure.programs import PRIMAL_SIMPLEX, SOLVED, WHOLE, Vector, load, new_solver
from darkfigure.disclosure.readers import Mask, readers_of

CHEAP = 1e-4
ENDLESS = 1e4


class Deviations:
    """The differences between the true table and the tables that a reader thinks possible.

    A deviation is a change of the cells that keeps all sums. Columns are the published cells, then the inner cells that
    are not published; one row for each cell that is a sum. A cell that is shown cannot change, and one that is hidden
    cannot fall under the smallest count that is possible.
    """

    def __init__(self, primary: Primary) -> None:
        table, structure = primary.table, primary.table.structure
        self.cells, self.width = len(structure.cells), primary.rules.threshold - 1
        self.values, self.hideable = table.values, primary.hideable
        # Hidden whatever is chosen: what must be protected, and the counts behind estimates.
        self.protected = (primary.protected | table.estimated) & primary.hideable
        self.ceiling = primary.most - table.values
        place = {cell: number for number, cell in enumerate(structure.inner)}
        column = np.full(len(structure.inner), -1, dtype=np.int64)
        for number, cell in enumerate(structure.cells):
            if cell in place:
                column[place[cell]] = number
        unpublished = np.flatnonzero(column < 0)
        column[unpublished] = self.cells + np.arange(len(unpublished))
        self.columns = self.cells + len(unpublished)
        self.equations = structure.equations
        self.sums = self._sums(
            [(n, column[structure.held[n]]) for n, c in enumerate(structure.cells) if c not in place]
        )
        self.room = np.concatenate([table.values - primary.least, table.counts[unpublished]]).astype(float)
        self.inner = column
        self.readers = readers_of(primary)
        self.known = np.zeros((len(self.readers), self.columns), dtype=bool)
        for known, reader in zip(self.known, self.readers, strict=True):
            known[column[reader.inner]] = True
            if reader.alone is not None:
                known[structure.numbers[reader.alone]] = True

    def _sums(self, direct: list[tuple[int, NDArray[np.int64]]]) -> sparse.csr_array:
        """Return one equation for each cell that is a sum: of its largest parts where all of those are published."""
        shortest = dict(direct)
        for row in self.equations if self.columns == self.cells else ():
            whole, parts = row.indices[row.data == 1][0], row.indices[row.data == -1]
            if len(parts) < len(shortest[whole]):
                shortest[whole] = parts
        ends = np.cumsum([0, *(1 + len(parts) for parts in shortest.values())])
        places = [number for whole, parts in shortest.items() for number in (whole, *parts)]
        signs = [sign for parts in shortest.values() for sign in (1.0, *[-1.0] * len(parts))]
        return sparse.csr_array((signs, places, ends), shape=(len(shortest), self.columns))

    def within(self, hidden: Vector) -> tuple[Vector, Vector]:
        """Return the bounds of all columns when cells are hidden (1), shown (0), or something between."""
        rest = self.columns - self.cells
        low = -self.room * np.concatenate([hidden, np.ones(rest)])
        high = np.minimum(np.where(hidden >= 1 - WHOLE, math.inf, self.width * hidden), self.ceiling)
        return low, np.concatenate([high, np.full(rest, math.inf)])


@dataclass(frozen=True)
class Extreme:
    """How far one cell can move in one direction, and the prices of the bounds that stop it."""

    reach: float
    point: Vector
    prices: Vector


class Moves:
    """Linear programs over deviations, and the deviations in whole numbers that were found so far."""

    def __init__(self, deviations: Deviations) -> None:
        self.of = deviations
        self.solver = new_solver()
        rows, columns = deviations.sums.shape
        load(self.solver, deviations.sums, np.zeros(rows), np.zeros(rows), np.zeros(columns), np.zeros(columns))
        self.solver.setOptionValue("presolve", "off")
        self.solver.setOptionValue("simplex_strategy", PRIMAL_SIMPLEX)
        self._every = np.arange(columns, dtype=np.int32)
        self._goal = 0
        self.fixed, self.width, self.reader = deviations.known[0], deviations.width, 0
        self._found = np.zeros((64, deviations.columns), dtype=np.int16)
        self._open = np.zeros((64, len(deviations.readers)), dtype=bool)
        self._known: set[bytes] = set()

    @property
    def found(self) -> NDArray[np.int16]:
        """The deviations in whole numbers, shape (deviations, columns)."""
        return self._found[: len(self._known)]

    @property
    def open_to(self) -> Mask:
        """Which readers think each deviation possible, shape (deviations, readers)."""
        return self._open[: len(self._known)]

    def allow(self, hidden: Vector, reader: int = 0) -> None:
        """Say which cells are hidden, and from whom."""
        self.fixed, self.width, self.reader = self.of.known[reader], self.of.readers[reader].width, reader
        low, high = self.of.within(hidden)
        low, high = np.where(self.fixed, 0, low), np.where(self.fixed, 0, high)
        self.solver.changeColsBounds(len(low), self._every, low, high)

    def open(self, cell: int) -> None:
        """Hide one more cell."""
        if not self.fixed[cell]:
            self.solver.changeColBounds(cell, -self.of.room[cell], self.of.ceiling[cell])

    def close(self, cell: int) -> None:
        """Show one cell again."""
        self.solver.changeColBounds(cell, 0.0, 0.0)

    def extreme(self, cell: int, sign: int) -> Extreme:
        """Move a cell as far up (sign 1) or down (sign -1) as it goes."""
        self.solver.changeColCost(self._goal, 0.0)
        self.solver.changeColCost(cell, -float(sign))
        self._goal = cell
        self.solver.run()
        if self.solver.getModelStatus() != SOLVED:
            return Extreme(math.inf, np.full(self.of.columns, np.nan), np.zeros(self.of.columns))
        solution = self.solver.getSolution()
        point = np.array(solution.col_value)
        self.add(point)
        prices = np.where(self.fixed, 0, -np.array(solution.col_dual))
        return Extreme(-self.solver.getInfo().objective_function_value, point, prices)

    def push(self, hidden: Mask, cells: NDArray[np.intp], signs: Vector) -> None:
        """Move many cells at once, each in the direction of its sign and by twice the width at most."""
        low, high = self.of.within(hidden.astype(float))
        most = np.where(self.fixed, 0, 2 * self.width)
        self.solver.changeColsBounds(len(low), self._every, np.maximum(low, -most), np.minimum(high, most))
        goal = np.zeros(self.of.columns)
        goal[cells] = -signs
        self.solver.changeColsCost(len(goal), self._every, goal)
        self.solver.run()
        if self.solver.getModelStatus() == SOLVED:
            self.add(np.array(self.solver.getSolution().col_value))
        self.solver.changeColsCost(len(goal), self._every, np.zeros(self.of.columns))
        self.allow(hidden.astype(float), self.reader)

    def add(self, point: Vector) -> None:
        """Keep a deviation if it is one of whole numbers."""
        whole = np.rint(point)
        if not np.all(np.isfinite(point)) or np.abs(point - whole).max() > WHOLE or np.abs(whole).max() > ENDLESS:
            return
        row = whole.astype(np.int16)
        place = len(self._known)
        self._known.add(row.tobytes())
        if len(self._known) == place:
            return
        if place == len(self._found):
            self._found = np.vstack([self._found, np.zeros_like(self._found)])
            self._open = np.vstack([self._open, np.zeros_like(self._open)])
        self._found[place] = row
        self._open[place] = ~np.any(self.of.known[:, row != 0], axis=1)

    def scaled_widths(self, hidden: Vector) -> NDArray[np.float64]:
        """Return the same for each reader where cells may be hidden in part, for deviations shrunk to fit."""
        low, high = (bound[: self.of.cells] for bound in self.of.within(hidden))
        widths = np.zeros((len(self.of.readers), self.of.cells))
        moves = self.found[:, : self.of.cells].astype(float)
        if len(moves):
            with np.errstate(divide="ignore", invalid="ignore"):
                room = np.where(moves > 0, high / moves, np.where(moves < 0, low / moves, math.inf)).min(axis=1)
            scaled = moves * np.minimum(room, 1 / CHEAP)[:, None]
            for width, open_ in zip(widths, self.open_to.T, strict=True):
                some = scaled[open_ & (room > 0)]
                if len(some):
                    width[:] = np.maximum(some.max(axis=0), 0) - np.minimum(some.min(axis=0), 0)
        return widths

    def step_gently(self, hidden: Mask, cell: int) -> None:
        """Move a cell as far as is asked while the others change as little as they can: most often in whole numbers."""
        down = min(self.width, int(self.of.room[cell]))
        prices = np.where(hidden, 1.0, math.inf)
        steps = [step for step in (self.width - down, -down) if step]
        moved = [self.gentle.cheapest(cell, step, prices) for step in steps]
        if down and any(point is None for point in moved):
            self.gentle.cheapest(cell, self.width, prices)

    @cached_property
    def gentle(self) -> Gentle:
        """The program for deviations that change little."""
        return Gentle(self)

    def whole_width(self, hidden: Mask, cell: int) -> int:
        """Return how far apart the bounds of a cell are in whole numbers, up to the width that is asked."""
        return sum(self._whole_move(hidden, cell, sign) for sign in (1, -1))

    def _whole_move(self, hidden: Mask, cell: int, sign: int) -> int:
        solver = new_solver()
        low, high = self.of.within(hidden.astype(float))
        high = np.minimum(high, ENDLESS)
        high[cell], low[cell] = self.width, max(low[cell], -self.width)
        low, high = np.where(self.fixed, 0, low), np.where(self.fixed, 0, high)
        rows = np.zeros(self.of.sums.shape[0])
        load(solver, self.of.sums, rows, rows, low, high, whole=True)
        solver.changeColCost(cell, -float(sign))
        solver.run()
        point = np.array(solver.getSolution().col_value)
        self.add(point)
        return abs(round(float(point[cell])))


class Gentle:
    """Moves a cell by a step at least price, where each cell has a price for every unit that it changes."""

    def __init__(self, moves: Moves) -> None:
        self.moves, of = moves, moves.of
        self.solver = new_solver()
        rows, size = np.zeros(of.sums.shape[0]), np.zeros(2 * of.columns)
        both = sparse.csr_array(sparse.hstack([of.sums, -of.sums], format="csr"))
        self.low, self.high = of.within(of.hideable.astype(float))
        load(self.solver, both, rows, rows, size, np.concatenate([self.high, -self.low]))
        self.solver.setOptionValue("presolve", "off")
        self._every = np.arange(2 * of.columns, dtype=np.int32)

    def cheapest(self, cell: int, step: int, prices: Vector) -> Vector | None:
        """Return the cheapest deviation with this step, and keep it where it is one of whole numbers.

        Parameters
        ----------
        cell : int
        step : int
            Up (positive) or down (negative).
        prices : array, shape (cells,)
            Infinite for a cell that may not change.
        """
        columns = self.moves.of.columns
        fixed = self.moves.fixed | np.concatenate([np.isinf(prices), np.zeros(columns - len(prices), dtype=bool)])
        high = np.concatenate([np.where(fixed, 0, self.high), np.where(fixed, 0, -self.low)])
        low = np.zeros(2 * columns)
        place, other = (cell, columns + cell) if step > 0 else (columns + cell, cell)
        low[place] = high[place] = abs(step)
        high[other] = 0
        cost = np.concatenate([np.where(np.isinf(prices), 0, prices), np.zeros(columns - len(prices))])
        self.solver.changeColsBounds(len(low), self._every, low, high)
        self.solver.changeColsCost(len(low), self._every, np.concatenate([cost, cost]))
        self.solver.run()
        if self.solver.getModelStatus() != SOLVED:
            return None
        point = np.array(self.solver.getSolution().col_value)
        moved = np.asarray(point[:columns] - point[columns:])
        self.moves.add(moved)
        return moved
