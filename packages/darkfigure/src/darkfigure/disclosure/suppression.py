"""Suppression: the fewest cells to hide so that no protected cell can be computed, or nearly."""

from __future__ import annotations

import math
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from darkfigure._errors import InvalidInput
from darkfigure.disclosure.attack import Knowledge, attack, looking_alike
from darkfigure.disclosure.failures import OutOfTime, failures
from darkfigure.disclosure.findings import Report
from darkfigure.disclosure.masters import Master
from darkfigure.disclosure.patterns import make_safe, relaxed_choice, strengthen
from darkfigure.disclosure.primary import Primary, Rules
from darkfigure.disclosure.programs import WHOLE, Vector, spent
from darkfigure.disclosure.readers import Mask
from darkfigure.disclosure.releases import Method, Release
from darkfigure.disclosure.repairs import repaired, thin_out
from darkfigure.disclosure.structures import Cell, text_of
from darkfigure.disclosure.tables import FrequencyTable
from darkfigure.disclosure.witnesses import Deviations, Moves

SECONDS = 60.0
FAMILIAR = 1000
LARGE, LARGER = 1500, 2500
BEGINNING, THINNING = 0.35, 0.5
# In how many orders the conditions of a choice are looked for, less often in large tables.
ORDERS, SIZE = 5, 2000
NEAR, FADING = 2, 0.98


@dataclass(frozen=True)
class Suppression:
    """A protected table, and how good its pattern is.

    Parameters
    ----------
    release : Release
        What may be published.
    primary : Primary
        The cells that had to be protected.
    cost : int
        Weight of the cells hidden beside them; their number unless weights were given.
    bound : int
        No safe pattern costs less.
    audit : Report
        What the attack on the release found: nothing.
    reasons : mapping of cell to str
        Why each cell is hidden.
    """

    release: Release
    primary: Primary
    cost: int
    bound: int
    audit: Report
    reasons: Mapping[Cell, str] = field(default_factory=dict)

    @property
    def secondary(self) -> tuple[Cell, ...]:
        """The cells hidden for the sake of others."""
        return tuple(cell for cell in self.release.hidden if cell not in self.primary.reasons)

    @property
    def proven(self) -> bool:
        """Whether no safe pattern costs less."""
        return self.cost <= self.bound

    @property
    def gap(self) -> float:
        """The cost that could at most be saved, as a share of the cost."""
        return 0.0 if self.proven else (self.cost - self.bound) / self.cost

    def as_dict(self) -> dict[str, Any]:
        """Return the result as JSON knows it."""
        return {
            "format": 1,
            **self.release.metadata(),
            "primary": len(self.primary.reasons),
            "secondary": len(self.secondary),
            "bound": self.bound,
            "proven": self.proven,
            "gap": self.gap,
            "safe": self.audit.safe,
        }


def suppress(
    table: FrequencyTable,
    rules: Rules | None = None,
    *,
    weights: Mapping[Cell, int] | None = None,
    previous: Collection[Cell] = (),
    seconds: float = SECONDS,
) -> Suppression:
    """Hide the protected cells of a table, and as few others as keep them from being computed.

    The pattern is chosen by mixed-integer programming with conditions that are added when an attack on a pattern
    succeeds (Fischetti and Salazar 2001), over all hierarchies and linked tables at once. If it is found in time it is
    proven that no safe pattern has fewer cells. Otherwise the best pattern found is returned, with the bound that was
    proven. In both cases a separate attack in whole numbers goes over the release; nothing is returned that it breaks.

    Parameters
    ----------
    table : FrequencyTable
    rules : Rules, optional
        Which cells are protected; by default counts under 5.
    weights : mapping of cell to int, optional
        What it costs to hide a cell, from 1; by default each costs 1. ``{cell: table[cell]}`` hides the least total.
    previous : collection of Cell
        Cells hidden in the last release of this table: of patterns that cost the same, one that hides these again is
        preferred.
    seconds : float
        CPU time to spend on fewer cells. A safe pattern is returned in any case.

    Raises
    ------
    UnsafeRelease
        When even hiding everything that can be hidden leaves a count to be computed; publish fewer cells then.

    Examples
    --------
    >>> from darkfigure.disclosure import Dimension, Structure
    >>> place = Dimension.from_groups("place", {"Total": ["A", "B", "C"]})
    >>> table = FrequencyTable.from_counts(Structure((place,)), {("A",): 2, ("B",): 7, ("C",): 30})
    >>> found = suppress(table)
    >>> found.release.hidden, found.proven
    ((('A',), ('B',)), True)
    """
    primary = Primary(table, rules or Rules())
    search = _Search(primary, _weights(table, weights or {}, frozenset(previous)), time.process_time() + seconds)
    hidden = search.run()
    cells = table.structure.cells
    parameters = {"threshold": primary.rules.threshold, "zeros": _zeros(primary), "insiders": primary.rules.insiders}
    method = Method("suppression", parameters)
    chosen = frozenset(cells[place] for place in np.flatnonzero(hidden & ~table.estimated))
    release = Release.with_hidden(table.structure, table.values.tolist(), chosen, method)
    release = release.with_estimates(table.estimates, primary.rules.threshold)
    audit = _audited(release, primary, search.moves)
    others = dict.fromkeys(release.hidden, "with others it would give a protected count away")
    scale = FAMILIAR if previous else 1
    cost, bound = -(-search.cost(hidden) // scale), -(-search.bound // scale)
    return Suppression(release, primary, cost, bound, audit, others | dict(primary.reasons))


def _audited(release: Release, primary: Primary, moves: Moves) -> Report:
    """Attack the release as each reader, and return what an outsider finds: nothing.

    For a reader alone in a cell the tables of the outsider's attack that agree with their own count often suffice; the
    attack goes on from there only where they do not.
    """
    threshold, cells = primary.rules.threshold, primary.table.structure.cells
    tables = looking_alike(release, primary.table.counts + moves.found[:, moves.of.inner].astype(np.int64))
    asked = [[cells[place] for place in np.flatnonzero(reader.asked)] for reader in moves.of.readers]
    audit = attack(release, threshold=threshold, protected=[asked[0]], exact=False, witnesses=tables)
    audit.must_be_safe()
    values = np.asarray(primary.table.structure.membership.astype(np.int64) @ tables.T, dtype=np.int32)
    for reader, protected in zip(moves.of.readers[1:], asked[1:], strict=True):
        known = np.all(tables[:, reader.inner] == primary.table.counts[reader.inner], axis=1)
        theirs = values[reader.asked][:, known]
        if known.any() and np.all(np.ptp(theirs, axis=1) >= reader.width):
            continue
        knows = Knowledge(exact=reader.knowledge(primary))
        apart = min(threshold, reader.width + 1)
        attack(
            release, knowledge=knows, threshold=apart, protected=[protected], exact=False, witnesses=tables[known]
        ).must_be_safe()
    return audit


def _zeros(primary: Primary) -> str:
    return "hidden" if primary.rules.zeros == "hidden" else ("shown" if primary.zeros_shown else "partly")


def _weights(table: FrequencyTable, weights: Mapping[Cell, int], previous: frozenset[Cell]) -> NDArray[np.int64]:
    for cell, weight in weights.items():
        if cell not in table.structure.numbers or int(weight) != weight or weight < 1:
            raise InvalidInput(f"weight of {text_of(cell)}", weight, "a whole number from 1, for a published cell")
    plain = np.array([int(weights.get(cell, 1)) for cell in table.structure.cells], dtype=np.int64)
    known = np.array([cell in previous for cell in table.structure.cells])
    return plain * FAMILIAR - known if previous else plain


class _Search:
    """Conditions and safe patterns, until they meet."""

    def __init__(self, primary: Primary, weights: NDArray[np.int64], until: float) -> None:
        self.moves = Moves(Deviations(primary))
        self.master = Master(self.moves.of, weights)
        self.weights, self.until, self.bound = weights, until, 0
        self.scores = np.zeros(self.moves.of.cells)
        self.best: Mask = self.moves.of.hideable.copy()
        self.wish = np.zeros(self.moves.of.cells)
        self.asked = np.zeros(self.moves.of.cells)
        self.random = np.random.default_rng(0)

    def cost(self, hidden: Mask) -> int:
        """Return the weight of the cells hidden beside the protected ones."""
        return int(self.weights[hidden & self.master.free].sum())

    def run(self) -> Mask:
        """Return the best safe pattern."""
        began = time.process_time()
        if self.moves.of.cells > (LARGE if len(self.moves.of.readers) > 1 else LARGER):
            return self._large(began)
        moments = {part: began + part * (self.until - began) for part in (BEGINNING, THINNING)}
        while self.cost(self.best) > self.bound and not spent(self.until):
            self.wish, relaxed = relaxed_choice(self.moves, self.master, self.scores, moments[BEGINNING])
            self.bound = max(self.bound, math.ceil(relaxed - WHOLE))
            solved = self.master.solve(self.until if self._found else moments[THINNING], whole=True, known=self.bound)
            if solved is None:
                break
            self.bound = max(self.bound, math.ceil(solved[1] - WHOLE))
            self._learn(solved[0] > 0.5, self.until if self._found else moments[THINNING])
            if not self._found and spent(moments[BEGINNING]):
                self._improve(solved[0] > 0.5, self.until)
        if not self._found:
            self._improve(self.wish >= 0.5, self.until)
        return self.best

    def _large(self, began: float) -> Mask:
        """Return a safe pattern of a large table, thinned out as long as there is time; nothing is proven of it."""
        half = began + 0.5 * (self.until - began)
        start = repaired(self.moves, self.moves.of.protected.copy(), half)
        safe = make_safe(self.moves, start, self.wish, math.inf)
        if safe is not None:
            self.best = thin_out(self.moves, safe, self.weights, self.until)
        return self.best

    @property
    def _found(self) -> bool:
        """Whether there is a better pattern than hiding everything."""
        return not np.array_equal(self.best, self.moves.of.hideable)

    def _improve(self, start: Mask, until: float) -> None:
        """Make a pattern safe and thin it out; keep it if it is the best so far."""
        enough = until if self._found else math.inf
        safe = make_safe(self.moves, start | self.moves.of.protected, self.wish, enough)
        if safe is not None:
            self._keep(thin_out(self.moves, safe, self.weights, until))

    def _keep(self, safe: Mask) -> None:
        if self.cost(safe) < self.cost(self.best):
            self.best = safe

    def _learn(self, hidden: Mask, until: float) -> None:
        """Add the conditions that a choice breaks, in several orders; a choice that breaks none is the best."""
        for attempt in range(max(1, min(ORDERS, SIZE // self.moves.of.cells))):
            noise = self.random.random(self.moves.of.cells) if attempt else np.zeros(self.moves.of.cells)
            try:
                safe = self._grown(hidden, noise, until)
            except OutOfTime:
                return
            if np.array_equal(safe, hidden):
                if self.cost(hidden) <= self.cost(self.best):
                    self.best = hidden
                return
            if not self._found or self.cost(safe) <= self.cost(self.best) + NEAR * self.weights.min():
                self._keep(thin_out(self.moves, safe, self.weights, until))

    def _grown(self, hidden: Mask, noise: Vector, until: float) -> Mask:
        """Return a choice with the cells added that make it safe; each condition it broke on the way is added.

        After each condition the cells that it asks for are hidden, those first that many conditions asked for: so the
        next one is about something else, and the end is a safe pattern.
        """
        hidden, wish = hidden.copy(), self.wish + 0.5 * noise
        size = -1
        while hidden.sum() > size:
            size = hidden.sum()
            for failure in failures(self.moves, hidden, until):
                if spent(until):
                    raise OutOfTime
                width = self.moves.of.readers[failure.reader].width
                extremes = strengthen(self.moves, self.master, hidden, failure, wish)
                share = None if extremes is None else self.master.cut(extremes, hidden.astype(float), width)
                if share is None:
                    share = self.master.hide_another(hidden)
                self.scores[failure.cell] += 1
                self.asked = FADING * self.asked + share
                wanted = share * (self.asked + self.wish) * (1 + 0.5 * noise) / self.weights
                for cell in np.argsort(-wanted, kind="stable"):
                    if share[hidden].sum() >= 1 - WHOLE or not share[cell]:
                        break
                    hidden[cell] = True
                self.moves.allow(hidden.astype(float), failure.reader)
        return hidden
