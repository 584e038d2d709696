"""The exact lowest and highest whole numbers that what is known leaves possible.

Everything an attacker knows is a set of facts, each an interval for a sum of inner cells: a published count is an
interval of one number, a rounded one is a wider interval, a hidden one says nothing or "at least one". Totals,
hierarchies, linked tables, filters and earlier releases are all facts about the same inner cells, so one program
attacks all of them together.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from darkfigure._errors import InvalidInput
from darkfigure.disclosure.programs import WHOLE, Answer, Program, Vector

ROUNDS = 50
ENDLESS = 1e15
SWEEPS, FEW = 20, 8
FIGURES = "figures that some table of whole numbers has"


@dataclass(frozen=True)
class Facts:
    """Intervals for sums of inner cells that are whole numbers from zero.

    Parameters
    ----------
    matrix : sparse array of 0 and 1, shape (facts, inner cells)
        Of which inner cells each fact is about the sum.
    low, high : array, shape (facts,)
        The interval; ``high`` may be infinite.
    """

    matrix: sparse.csr_array
    low: Vector
    high: Vector


@dataclass(frozen=True)
class Bounds:
    """What is possible for each of a number of sums.

    Parameters
    ----------
    low, high : array, shape (sums,)
        No table has less or more; ``high`` may be infinite.
    least, most : array, shape (sums,)
        The least and the most of the tables that were found. Where the attack finished they equal ``low`` and ``high``.
    """

    low: Vector
    high: Vector
    least: Vector
    most: Vector

    @property
    def finished(self) -> NDArray[np.bool_]:
        """Whether both bounds are proven to be attained, for each sum."""
        return (self.low >= self.least) & (self.high <= self.most)


def exact_bounds(
    facts: Facts,
    sums: sparse.csr_array,
    *,
    enough: float = math.inf,
    seconds: float = math.inf,
    tables: NDArray[np.int64] | None = None,
) -> Bounds:
    """Find the lowest and highest value of each sum over all tables of whole numbers that agree with the facts.

    First by propagation (a sum that is known but for one part gives that part away), then by linear programs, and by
    whole-number programs where the linear bound is not attained by a table found so far.

    Parameters
    ----------
    facts : Facts
    sums : sparse array of 0 and 1, shape (sums, inner cells)
    enough : float
        A sum for which two tables are known that are so far apart is left as it is.
    seconds : float
        CPU time after which bounds are left as they are.
    tables : array of int, shape (tables, inner cells), optional
        Tables that may agree with the facts. Each is tried; those that do agree spare programs.

    Raises
    ------
    InvalidInput
        When no table agrees with all facts.

    Examples
    --------
    >>> row = sparse.csr_array([[1, 1, 1], [1, 0, 0]])
    >>> found = exact_bounds(Facts(row, np.array([3.0, 1.0]), np.array([3.0, 1.0])), sparse.csr_array(np.eye(3)))
    >>> found.low, found.high
    (array([1., 0., 0.]), array([1., 2., 2.]))
    """
    until = time.process_time() + seconds
    low, high = propagate(facts)
    loose = low < high
    known = sums[:, ~loose] @ low[~loose]
    total = Bounds(known.copy(), known.copy(), known.copy(), known.copy())
    agreeing = agreeing_tables(facts, tables)
    for atoms, rows in _components(facts, low, high):
        parts = sums[:, atoms]
        touched = np.flatnonzero(np.diff(parts.indptr))
        if len(touched):
            component = _Component(facts, rows, atoms, low, high)
            found = component.bounds(parts[touched], enough, until, agreeing[:, atoms])
            total.low[touched] += found.low
            total.high[touched] += found.high
            total.least[touched] += found.least
            total.most[touched] += found.most
    return total


def agreeing_tables(facts: Facts, tables: NDArray[np.int64] | None) -> NDArray[np.int64]:
    """Return those of some tables that agree with all facts, shape (tables, inner cells)."""
    if tables is None or not len(tables):
        return np.zeros((0, facts.matrix.shape[1]), dtype=np.int64)
    sums = facts.matrix.astype(np.int64) @ tables.T
    fits = np.all((sums >= facts.low[:, None]) & (sums <= facts.high[:, None]), axis=0) & np.all(tables >= 0, axis=1)
    return np.asarray(tables[fits])


def propagate(facts: Facts) -> tuple[Vector, Vector]:
    """Return bounds of the inner cells that follow from one fact at a time, again and again.

    Raises
    ------
    InvalidInput
        When facts contradict each other.
    """
    entries = facts.matrix.tocoo()
    row, column = entries.row, entries.col
    low, high = np.zeros(facts.matrix.shape[1]), np.full(facts.matrix.shape[1], math.inf)
    for _ in range(ROUNDS):
        before = low.sum(), np.isinf(high).sum(), high[np.isfinite(high)].sum()
        least = np.bincount(row, low[column], len(facts.low))
        np.minimum.at(high, column, facts.high[row] - (least[row] - low[column]))
        endless = np.bincount(row, np.isinf(high[column]), len(facts.low))
        most = np.bincount(row, np.where(np.isinf(high[column]), 0, high[column]), len(facts.low))
        others = np.where(np.isinf(high[column]), most[row], most[row] - high[column])
        alone = endless[row] - np.isinf(high[column]) == 0
        np.maximum.at(low, column[alone], (facts.low[row] - others)[alone])
        if np.any(low > high):
            raise InvalidInput("published figures", "figures that contradict each other", FIGURES)
        if before == (low.sum(), np.isinf(high).sum(), high[np.isfinite(high)].sum()):
            break
    return low, high


def _components(facts: Facts, low: Vector, high: Vector) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Yield the inner cells that are still open, in groups that no fact ties together, with the facts about them."""
    open_ = np.flatnonzero(low < high)
    rest = facts.matrix[:, open_]
    least, most = facts.matrix @ low, facts.matrix @ np.where(np.isinf(high), ENDLESS, high)
    telling = np.flatnonzero((np.diff(rest.indptr) > 0) & ((facts.low > least) | (facts.high < most)))
    rest = rest[telling].astype(np.int64)
    number, labels = connected_components(rest.T @ rest, directed=False)
    of_fact = labels[rest.indices[rest.indptr[:-1]]]
    for group in range(number):
        yield open_[labels == group], telling[of_fact == group]


class _Component:
    """Inner cells that facts tie together, and the tables of them that were found so far."""

    def __init__(
        self, facts: Facts, rows: NDArray[np.intp], atoms: NDArray[np.intp], low: Vector, high: Vector
    ) -> None:
        known = facts.matrix[rows] @ np.where(np.isin(np.arange(len(low)), atoms), 0, low)
        self.matrix = facts.matrix[rows][:, atoms]
        self.low, self.high = facts.low[rows] - known, facts.high[rows] - known
        self.atom_low, self.atom_high = low[atoms], high[atoms]

    @cached_property
    def linear(self) -> Program:
        """The program without the demand for whole numbers."""
        return Program(self.matrix, self.low, self.high, self.atom_low, self.atom_high)

    @cached_property
    def whole(self) -> Program:
        """The program in whole numbers."""
        return Program(self.matrix, self.low, self.high, self.atom_low, self.atom_high, whole=True)

    def bounds(self, parts: sparse.csr_array, enough: float, until: float, tables: NDArray[np.int64]) -> Bounds:
        """Return the bounds of sums of inner cells of this component."""
        endless = parts @ np.isinf(self.atom_high) > 0
        low = np.asarray(parts @ self.atom_low)
        high = np.where(endless, math.inf, parts @ np.where(np.isinf(self.atom_high), 0, self.atom_high))
        if not len(self.low):
            return Bounds(low, high, low.copy(), high.copy())
        found = Bounds(low, high, np.full(len(low), math.inf), np.where(endless, math.inf, -math.inf))
        if len(tables):
            values = parts.astype(np.int64) @ tables.T
            np.minimum(found.least, values.min(axis=1), out=found.least)
            np.maximum(found.most, values.max(axis=1), out=found.most)
        if math.isfinite(enough):
            self._sweep(parts, enough, found, until)
        for which in range(len(low)):
            for sign in (1, -1):
                if self._apart(found, enough)[which]:
                    break
                self._extreme(parts, which, sign, found, until)
        return found

    @staticmethod
    def _apart(found: Bounds, enough: float) -> NDArray[np.bool_]:
        """Return for which sums two tables are known that are far enough apart."""
        known = np.isfinite(found.least)
        return known & (found.most - np.where(known, found.least, 0) >= enough)

    def _sweep(self, parts: sparse.csr_array, enough: float, found: Bounds, until: float) -> None:
        """Move many sums at once, some up and some down, as long as that leaves fewer to be examined one by one."""
        signs = np.random.default_rng(len(found.low))
        open_ = np.flatnonzero(~self._apart(found, enough) & np.isfinite(found.high))
        for _ in range(SWEEPS):
            if len(open_) < FEW:
                return
            cost = parts[open_].T @ signs.choice([-1.0, 1.0], len(open_))
            for sign in (1, -1):
                self._note(parts, self.linear.minimise(sign * cost, until=until), found)
            still = np.flatnonzero(~self._apart(found, enough) & np.isfinite(found.high))
            if len(still) > 0.9 * len(open_):
                return
            open_ = still

    @staticmethod
    def _note(parts: sparse.csr_array, answer: Answer, found: Bounds) -> None:
        """Keep what the table of an answer shows to be possible, if it is one of whole numbers."""
        if answer.point is not None and answer.whole:
            values = parts @ np.rint(answer.point)
            np.minimum(found.least, values, out=found.least)
            np.maximum(found.most, values, out=found.most)

    def _extreme(self, parts: sparse.csr_array, which: int, sign: int, found: Bounds, until: float) -> None:
        """Find the lowest (sign 1) or highest (sign -1) value of a sum."""
        outer, best = (found.low, found.least) if sign == 1 else (found.high, found.most)
        cost = sign * parts[[which]].toarray()[0].astype(float)
        for attempt in (False, True):
            if sign * best[which] <= sign * outer[which]:
                return
            answer = (self.whole if attempt else self.linear).minimise(cost, until=until)
            if not answer.feasible:
                raise InvalidInput("published figures", "figures that contradict each other", FIGURES)
            self._note(parts, answer, found)
            if math.isfinite(answer.bound):
                outer[which] = sign * max(sign * outer[which], math.ceil(answer.bound - WHOLE))
