"""The attack: what somebody can compute from all that was published, and who learns what of whom."""

from __future__ import annotations

import itertools
import math
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from darkfigure._errors import InvalidInput
from darkfigure.disclosure.bounds import Bounds, Facts, agreeing_tables, exact_bounds
from darkfigure.disclosure.findings import INSIDER, KNOWS_ZEROS, OUTSIDER, Finding, Report
from darkfigure.disclosure.releases import Release
from darkfigure.disclosure.structures import Cell
from darkfigure.disclosure.universes import Crosswalk, Universe

THRESHOLD = 5


@dataclass(frozen=True)
class Knowledge:
    """What an attacker knows beside the publications.

    Parameters
    ----------
    exact : mapping of cell to int
        Cells that they know: an organisation its own municipality, a lone victim their own cell.
    at_least : mapping of cell to int
        Cells in which they know so many of: one of two victims knows of one.
    crosswalk : mapping
        What codes of one release hold in codes of another, see :class:`Universe`.
    """

    exact: Mapping[Cell, int] = field(default_factory=dict)
    at_least: Mapping[Cell, int] = field(default_factory=dict)
    crosswalk: Crosswalk = field(default_factory=dict)


def attack(
    *releases: Release,
    knowledge: Knowledge | None = None,
    threshold: int | None = None,
    protected: Sequence[Iterable[Cell]] | None = None,
    exact: bool = True,
    seconds: float = math.inf,
    witnesses: NDArray[np.int64] | None = None,
) -> Report:
    """Compute what can be learnt from one or more releases together.

    For every cell that is not shown as it is, whole-number programming finds the exact lowest and highest count, for an
    outsider and (where the releases show zeros) for somebody who knows that a hidden cell is at least one. A cell is
    *recovered* when its count is known and under the threshold. It is *too narrow* when its bounds leave such a count
    possible and are less than ``threshold - 1`` apart, or than what its rounding promises.

    Parameters
    ----------
    *releases : Release
        All that is known of the same units: linked tables, filters, earlier years.
    knowledge : Knowledge, optional
        What the attacker knows beside the publications.
    threshold : int, optional
        The smallest count that may be known; by default that of the structure, or 5.
    protected : sequence of sets of Cell, optional
        Per release the cells to judge; by default all that may be small. The owner of the tables knows which are.
    exact : bool
        Whether all bounds are wanted exactly. Without, the attack stops at a cell as soon as it is known to be safe.
    seconds : float
        CPU time after which the attack says that it did not finish.
    witnesses : array of int, shape (tables, inner cells), optional
        Tables of a single release that may look the same to the attacker. Each is tried; with those that do, the attack
        is sooner ready, and no less strict.

    Raises
    ------
    InvalidInput
        When no table agrees with all releases and the knowledge, or releases of different units are mixed.

    Examples
    --------
    >>> from darkfigure.disclosure import Dimension, Structure
    >>> structure = Structure((Dimension.from_groups("sex", {"Total": ["boy", "girl"]}),))
    >>> published = Release.with_hidden(structure, [2, 9, 11], frozenset({("boy",)}))
    >>> print(*attack(published).findings)
    Everybody can compute that boy is 2.
    """
    if not releases:
        raise InvalidInput("releases", "none", "one or more")
    if threshold is not None and threshold < 1:
        raise InvalidInput("threshold", threshold, "a whole number from 1")
    situation = Situation(
        releases,
        knowledge or Knowledge(),
        threshold or releases[-1].structure.threshold or THRESHOLD,
        None if protected is None else tuple(frozenset(cells) for cells in protected),
        exact,
        witnesses,
    )
    levels = [OUTSIDER, *([KNOWS_ZEROS] if any(release.shows_zeros for release in releases) else [])]
    until = time.process_time() + seconds
    results = {who: situation.bounds(who, until=until) for who in levels}
    findings: dict[tuple[int, Cell], Finding] = {}
    for kind, who in itertools.product(("recovered", "too_narrow"), levels):
        for finding in situation.fallen(kind, who, results[who]):
            findings.setdefault((finding.release, finding.cell), finding)
    groups = {finding.cell: finding for who in reversed(levels) for finding in situation.groups(who, results[who])}
    bounds = {who: situation.readable(results[who]) if who in results else None for who in (OUTSIDER, KNOWS_ZEROS)}
    return Report((*findings.values(), *groups.values()), bounds, situation.unfinished(results, findings))


def looking_alike(release: Release, tables: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return those of some tables of inner cells that look the same to whoever reads a release, even knowing its zeros.

    Parameters
    ----------
    release : Release
    tables : array of int, shape (tables, inner cells)
    """
    level = KNOWS_ZEROS if release.shows_zeros else OUTSIDER
    return agreeing_tables(Situation((release,), Knowledge(), THRESHOLD, None).facts(level), tables)


@dataclass(frozen=True)
class Situation:
    """Releases, what is known beside them, and which cells must not be learnt."""

    releases: tuple[Release, ...]
    knowledge: Knowledge
    threshold: int
    protected: tuple[frozenset[Cell], ...] | None
    exact: bool = True
    witnesses: NDArray[np.int64] | None = None

    @cached_property
    def universe(self) -> Universe:
        """The inner cells that all releases have in common."""
        return Universe(tuple(release.structure for release in self.releases), self.knowledge.crosswalk)

    @cached_property
    def targets(self) -> tuple[tuple[int, Cell], ...]:
        """The cells to bound, with the number of their release."""
        return tuple((number, cell) for number, cells in enumerate(self._judged) for cell in cells)

    @cached_property
    def _judged(self) -> list[Sequence[Cell]]:
        """The cells of each release that are not shown as they are; fewer where only the named ones are judged."""
        sensitive = any(d.sensitive for release in self.releases for d in release.structure.dimensions)
        if self.exact or self.protected is None or sensitive:
            return [release.changed for release in self.releases]
        named = zip(self.releases, self.protected, strict=True)
        return [[cell for cell in release.changed if cell in cells] for release, cells in named]

    @cached_property
    def sums(self) -> sparse.csr_array:
        """Of which common inner cells each target is the sum."""
        return sparse.csr_array(sparse.vstack(list(map(self._rows, self.releases, self._judged)), format="csr"))

    @cached_property
    def asked(self) -> NDArray[np.float64]:
        """How far apart the bounds of each target must be."""
        return np.array([self.releases[n].width(cell, self.threshold) for n, cell in self.targets], dtype=float)

    def _rows(self, release: Release, cells: Sequence[Cell]) -> sparse.csr_array:
        if len(self.releases) == 1 and not self.knowledge.crosswalk:
            numbers = [release.structure.numbers.get(cell) for cell in cells]
            known = [number for number in numbers if number is not None]
            if len(known) < len(numbers):
                return release.structure.membership_of(cells)
            return sparse.csr_array(release.structure.membership[known])
        return self.universe.membership_of(release.structure, cells)

    def facts(self, who: str) -> Facts:
        """Return all that somebody knows."""
        rows, low, high = [], [], []
        for release in self.releases:
            intervals = release.intervals(zeros_shown=who == KNOWS_ZEROS and release.shows_zeros)
            rows.append(self._rows(release, list(intervals)))
            low += [least for least, _ in intervals.values()]
            high += [most for _, most in intervals.values()]
        known: list[tuple[Cell, float, float]] = [(cell, n, n) for cell, n in self.knowledge.exact.items()]
        known += [(cell, n, math.inf) for cell, n in self.knowledge.at_least.items()]
        if known:
            rows.append(self._rows(self.releases[-1], [cell for cell, _, _ in known]))
            low += [least for _, least, _ in known]
            high += [most for _, _, most in known]
        return Facts(sparse.csr_array(sparse.vstack(rows, format="csr")), np.array(low), np.array(high))

    def bounds(self, who: str, *, until: float) -> Bounds:
        """Return what is possible for the targets."""
        enough = math.inf if self.exact or not len(self.asked) else self.asked.max()
        left = until - time.process_time()
        return exact_bounds(self.facts(who), self.sums, enough=enough, seconds=left, tables=self.witnesses)

    def fallen(self, kind: str, who: str, found: Bounds) -> Iterator[Finding]:
        """Yield the targets that are known, or too nearly known."""
        for place, (number, cell) in enumerate(self.targets):
            low, high = found.low[place], found.high[place]
            apart = max(high - low, found.most[place] - found.least[place])
            narrow = low == high if kind == "recovered" else low < high and apart < self.asked[place]
            if narrow and self._must_not_be_known(number, cell, low, high):
                yield Finding(kind, cell, who, int(low), int(high), number)

    def _must_not_be_known(self, number: int, cell: Cell, low: float, high: float) -> bool:
        if self.protected is not None:
            return cell in self.protected[number]
        return low < self.threshold and high >= (1 if self.releases[number].shows_zeros else 0)

    def unfinished(self, results: Mapping[str, Bounds], fallen: Collection[tuple[int, Cell]]) -> tuple[Cell, ...]:
        """Return the cells of which it is not known whether they are safe."""
        open_ = np.zeros(len(self.targets), dtype=bool)
        for found in results.values():
            open_ |= ~found.finished & ~(found.most - found.least >= self.asked) & ~(found.low >= self.threshold)
        return tuple(
            self.targets[place][1]
            for place in np.flatnonzero(open_)
            if self.targets[place] not in fallen
            and (self.protected is None or self.targets[place][1] in self.protected[self.targets[place][0]])
        )

    def readable(self, found: Bounds) -> dict[tuple[int, Cell], tuple[int, int | None]]:
        """Return bounds by release and cell."""
        intervals = zip(self.targets, found.low, found.high, strict=True)
        return {place: (int(low), None if math.isinf(high) else int(high)) for place, low, high in intervals}

    def groups(self, who: str, found: Bounds) -> Iterator[Finding]:
        """Yield the values of sensitive dimensions that all persons of a group share, or all but one."""
        for number, release in enumerate(self.releases):
            intervals = release.intervals()
            for place, low, high in zip(self.targets, found.low, found.high, strict=True):
                if place[0] == number:
                    intervals[place[1]] = (low, high)
            for group, parts in release.structure.sensitive_splits():
                inside = [(part, *intervals.get(part, (0, math.inf))) for part in parts]
                if intervals.get(group, (0, 0))[0] < 1:
                    continue
                for part, low, high in inside:
                    others = sum(most for other, _, most in inside if other != part)
                    if others <= 1 <= low:
                        level = who if others == 0 else INSIDER
                        yield Finding("group", part, level, int(low), _whole(high), number)


def _whole(bound: float) -> int | None:
    return None if math.isinf(bound) else int(bound)
