"""Controlled rounding: every figure becomes a multiple of a base, and every sum stays the sum of its parts."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from darkfigure._errors import InvalidInput, UnsafeRelease
from darkfigure.disclosure.attack import attack
from darkfigure.disclosure.draws import draw_from
from darkfigure.disclosure.findings import Report
from darkfigure.disclosure.primary import Primary, Rules
from darkfigure.disclosure.programs import WHOLE, Program, Vector
from darkfigure.disclosure.releases import Method, Release, Status
from darkfigure.disclosure.tables import FrequencyTable

SECONDS = 60.0
DRAWS, WIDEST = 5, 16
FAR = 10.0


@dataclass(frozen=True)
class Rounded:
    """A rounded table, and what the attack on it found.

    Parameters
    ----------
    release : Release
        What may be published. Every sum is exactly the sum of its parts.
    audit : Report
        What the attack on the release found: nothing.
    total_error, largest_error : int
        The sum over all published cells of how far each is from its count, and the largest such distance.
    unbiased : bool
        Whether the expectation of every published figure, over all draws, is its count.
    draws : int
        How many roundings were drawn until one withstood the attack.
    """

    release: Release
    audit: Report
    total_error: int
    largest_error: int
    unbiased: bool
    draws: int = 1

    def as_dict(self) -> dict[str, Any]:
        """Return the result as JSON knows it."""
        return {
            **self.release.metadata(),
            "total_error": self.total_error,
            "largest_error": self.largest_error,
            "unbiased": self.unbiased,
            "draws": self.draws,
            "safe": self.audit.safe,
        }


def round_table(
    table: FrequencyTable,
    rules: Rules | None = None,
    *,
    base: int | None = None,
    secret: bytes | None = None,
    seconds: float = SECONDS,
) -> Rounded:
    """Round all published cells to multiples of a base, so that all totals and hierarchies still add up.

    Each figure becomes one of the two multiples next to its count, and a multiple stays what it is (zero-restricted
    controlled rounding, Cox 1987; Salazar-González 2005). Where no such table exists, figures may lie one multiple
    further, then two, and so on; ``largest_change`` in the metadata says how far a figure can be from its count.

    The choice is drawn so that every figure has its count as expectation: the table, in units of the base, is written
    as a mixture of rounded tables, of which one is drawn. Where the mixture meets a table that no rounded tables mix to
    (three-way tables may), or its time ends, the nearest rounded table is taken and the result says ``unbiased=False``.

    Estimates are no part of the sums. Their intervals are rounded outwards, to the base or to the threshold if that is
    larger.

    Parameters
    ----------
    table : FrequencyTable
    rules : Rules, optional
        Which cells are protected; by default counts under 5.
    base : int, optional
        From 2, by default the threshold. Bounds of a protected cell stay ``min(base, threshold) - 1`` apart.
    secret : bytes, optional
        From which the choice is drawn: the same table then gets the same rounding, as it must when it is published
        again. By default the choice is new each time.
    seconds : float
        CPU time after which the nearest rounded table is taken.

    Raises
    ------
    InvalidInput
        For a base under 2.
    UnsafeRelease
        When none of five roundings withstood the attack.

    Examples
    --------
    >>> from darkfigure.disclosure import Dimension, Structure
    >>> place = Dimension.from_groups("place", {"Total": ["A", "B", "C"]})
    >>> table = FrequencyTable.from_counts(Structure((place,)), {("A",): 2, ("B",): 7, ("C",): 30})
    >>> values = round_table(table, secret=b"an example, no secret").release.values
    >>> values["A",] + values["B",] + values["C",] == values["Total",]
    True
    >>> [value % 5 for value in values.values()]
    [0, 0, 0, 0]
    """
    rules = rules or Rules(table.structure.threshold or Rules().threshold)
    base = rules.threshold if base is None else base
    if base < 2:
        raise InvalidInput("base", base, "a whole number from 2")
    until = time.process_time() + seconds
    protected = Primary(table, rules).reasons
    for number in range(1, DRAWS + 1):
        inner, largest, unbiased = _Roundings(table, base).draw(draw_from(secret, table, "rounding", number), until)
        release = _release(table, rules, inner, base, largest)
        audit = attack(release, threshold=rules.threshold, protected=[protected], exact=False)
        if audit.safe:
            errors = np.abs(table.structure.membership.astype(np.int64) @ inner - table.values)[~table.estimated]
            # A draw that another draw was preferred to is no longer one of the mixture.
            return Rounded(
                release, audit, int(errors.sum()), int(errors.max(initial=0)), unbiased and number == 1, number
            )
    raise UnsafeRelease(f"None of {DRAWS} roundings to base {base} withstood the attack: publish fewer cells.")


def _release(table: FrequencyTable, rules: Rules, inner: NDArray[np.int64], base: int, largest: int) -> Release:
    values: list[int] = np.asarray(table.structure.membership.astype(np.int64) @ inner).tolist()
    statuses = [Status.SHOWN if structural else Status.ROUNDED for structural in table.structural]
    method = Method("rounding", {"threshold": rules.threshold, "base": base, "largest_change": largest})
    cells = table.structure.cells
    release = Release(
        table.structure, {**dict(zip(cells, values, strict=True))}, dict(zip(cells, statuses, strict=True)), method
    )
    return release.with_estimates(table.estimates, max(base, rules.threshold))


class _Roundings:
    """The rounded tables next to a table, in units of the base; one column for each inner cell."""

    def __init__(self, table: FrequencyTable, base: int) -> None:
        self.base = base
        self.exact = table.counts / base
        self.sums = sparse.csr_array(table.structure.membership.astype(float)[~table.estimated])
        self.impossible = np.zeros(len(table.counts), dtype=bool)
        self.impossible[list(table.structure.impossible)] = True

    def draw(self, random: np.random.Generator, until: float) -> tuple[NDArray[np.int64], int, bool]:
        """Return rounded inner cells, how far a figure can be from its count, and whether the choice is unbiased."""
        walked, point = self._walk(random, until)
        if walked is not None:
            return walked * self.base, self.base - 1, True
        for further in range(WIDEST):
            found = self._nearest_to(point, further)
            if found is not None:
                return found * self.base, self.base * (further + 1) - 1, False
        raise UnsafeRelease(f"No additive table lies within {WIDEST} multiples of {self.base} of every figure.")

    def _walk(self, random: np.random.Generator, until: float) -> tuple[NDArray[np.int64] | None, Vector]:
        """Draw one of the rounded tables of which the exact one is a mixture.

        From a point, the rounded table nearest to it is taken with the weight that it can have in a mixture. Otherwise
        the walk goes on from the rest of the mixture, which touches one more limit and keeps to it from then on.
        """
        point = self.exact
        face = _Face(self.sums, point)
        while time.process_time() < until:
            if np.all(np.abs(point - np.rint(point)) < WHOLE):
                return np.rint(point).astype(np.int64), point
            corner = face.corner(point, until)
            if corner is None:
                return None, point
            step = face.reach(point, point - corner)
            if random.random() < step / (1 + step):
                return np.rint(corner).astype(np.int64), point
            point = point + step * (point - corner)
            face.keep_to(point)
        return None, point

    def _nearest_to(self, point: Vector, further: int) -> NDArray[np.int64] | None:
        """Return the rounded table nearest to a point, in which figures may lie some multiples further."""
        rows, columns = self.sums.shape
        exact = self.sums @ self.exact
        low, high = np.floor(exact + WHOLE), np.ceil(exact - WHOLE)
        slack = sparse.eye_array(rows, format="csr")
        matrix = sparse.csr_array(sparse.hstack([self.sums, slack, -slack], format="csr"))
        most = np.full(rows, float(further))
        top = np.where(self.impossible, 0, np.ceil(self.exact) + further)
        upper = np.concatenate([top, most, most])
        program = Program(matrix, low, high, np.zeros(len(upper)), upper, whole=True)
        towards = self.sums.T @ (1 - 2 * np.clip(self.sums @ point - low, 0, 1))
        answer = program.minimise(np.concatenate([towards, np.full(2 * rows, FAR * columns)]))
        return None if answer.point is None else np.rint(answer.point[:columns]).astype(np.int64)


class _Face:
    """The tables between the two multiples next to every figure, and the limits that a walk has to keep to."""

    def __init__(self, sums: sparse.csr_array, point: Vector) -> None:
        self.sums = sums
        values = sums @ point
        self.low, self.high = np.floor(values + WHOLE), np.ceil(values - WHOLE)
        self.inner_low, self.inner_high = np.floor(point + WHOLE), np.ceil(point - WHOLE)
        arguments = sums, self.low, self.high, self.inner_low, self.inner_high
        self.linear = Program(*arguments)

    def corner(self, point: Vector, until: float) -> Vector | None:
        """Return the rounded table nearest to a point; nothing when there is none, or the time ended."""
        rows = self.sums @ point
        cost = self.sums.T @ (1 - 2 * (rows - self.low)) + 1e-3 * (1 - 2 * (point - self.inner_low))
        answer = self.linear.minimise(cost, until=until)
        if answer.point is None:
            return None
        if not answer.whole:
            limits = self.low, self.high, self.inner_low, self.inner_high
            answer = Program(self.sums, *limits, whole=True).minimise(cost, until=until)
        return None if answer.point is None else np.rint(answer.point)

    def reach(self, point: Vector, direction: Vector) -> float:
        """Return how far one can go from a point in a direction."""
        values, steps = self.sums @ point, self.sums @ direction
        limits = [
            *self._until_limit(values, steps, self.low, self.high),
            *self._until_limit(point, direction, self.inner_low, self.inner_high),
        ]
        return max(0.0, min(limits, default=math.inf))

    @staticmethod
    def _until_limit(values: Vector, steps: Vector, low: Vector, high: Vector) -> Vector:
        moving = np.abs(steps) > 1e-9
        values, steps, low, high = values[moving], steps[moving], low[moving], high[moving]
        return np.asarray(np.where(steps > 0, high - values, low - values) / steps)

    def keep_to(self, point: Vector) -> None:
        """Fix every figure that is a whole number now."""
        values = self.sums @ point
        self.low, self.high = _fixed(values, self.low, self.high)
        self.inner_low, self.inner_high = _fixed(point, self.inner_low, self.inner_high)
        self.linear.limit(self.low, self.high, self.inner_low, self.inner_high)


def _fixed(values: Vector, low: Vector, high: Vector) -> tuple[Vector, Vector]:
    whole = np.rint(values)
    there = np.abs(values - whole) < 1e-7
    return np.where(there, whole, low), np.where(there, whole, high)
