"""Coarsening: fewer and larger levels, so that nothing that is left is small; and refusal, where nothing is left."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from darkfigure._errors import InvalidInput
from darkfigure.disclosure.attack import attack
from darkfigure.disclosure.dimensions import Dimension
from darkfigure.disclosure.findings import Report
from darkfigure.disclosure.merging import Blocks, candidates, cut, kept, merged, name_of
from darkfigure.disclosure.primary import Primary, Rules
from darkfigure.disclosure.releases import Method, Release
from darkfigure.disclosure.structures import Structure
from darkfigure.disclosure.tables import FrequencyTable


@dataclass(frozen=True)
class Merge:
    """Levels of one dimension that are published as one.

    Parameters
    ----------
    dimension : str
    codes : tuple of str
        What is no longer published by itself.
    into : str
        The code that holds them all.
    """

    dimension: str
    codes: tuple[str, ...]
    into: str

    def __str__(self) -> str:
        return f"{self.dimension}: {', '.join(self.codes)} into {self.into}"


@dataclass(frozen=True)
class Coarsened:
    """A table of larger levels, or none.

    Parameters
    ----------
    release : Release
        What may be published: true counts, none of them small. Without cells where even the total is small.
    merges : tuple of Merge
        What was merged.
    lost : float
        Share of the information about inner cells that the merges take away, from 0 to 1.
    audit : Report
        What the attack on the release found: nothing.
    """

    release: Release
    merges: tuple[Merge, ...]
    lost: float
    audit: Report

    def as_dict(self) -> dict[str, Any]:
        """Return the result as JSON knows it."""
        return {
            **self.release.metadata(),
            "merges": [str(merge) for merge in self.merges],
            "information_lost": round(self.lost, 4),
            "safe": self.audit.safe,
        }


def refuse(table: FrequencyTable, rules: Rules | None = None) -> Coarsened:
    """Publish nothing: the method for a table about fewer persons than may be counted.

    Examples
    --------
    >>> from darkfigure.disclosure import Structure
    >>> place = Dimension.from_groups("place", {"Total": ["A", "B"]})
    >>> refuse(FrequencyTable(Structure((place,)), np.array([1, 2]))).release.values
    {}
    """
    rules = rules or Rules(table.structure.threshold or Rules().threshold)
    release = Release(table.structure, {}, {}, Method("refuse", {"threshold": rules.threshold}))
    return Coarsened(release, (), 1.0, Report((), {}))


def coarsen(table: FrequencyTable, rules: Rules | None = None) -> Coarsened:
    """Merge levels until no published count needs protection, one merge after another, each the cheapest at that point.

    Candidates are the groups that the structure has (municipalities into their region), neighbouring levels in the
    order of the dimension (age bands, years), any two levels of a dimension with few, and a whole dimension into its
    total. The cheapest takes least information away for each person that it takes out of a small cell. Information is
    what the inner counts tell beyond an even spread within each published cell (Kullback-Leibler divergence).

    What is published is every combination of the merged levels, and of those larger groups that are whole unions of
    them; every sum that a reader can compute is a sum of published cells, none of them small. Nothing is hidden.

    Parameters
    ----------
    table : FrequencyTable
    rules : Rules, optional
        Which cells are protected; by default counts under 5. With ``zeros="hidden"`` zeros are merged away too.

    Raises
    ------
    InvalidInput
        For a table with estimates: that of a merged group is not the sum of those of its parts.

    Returns
    -------
    Coarsened
        Its release has a structure of its own, over the same inner cells. Where even the total is small it is that of
        :func:`refuse`.

    Examples
    --------
    >>> from darkfigure.disclosure import Structure
    >>> age = Dimension.from_groups("age", {"Total": ["12-15", "16-17", "18-22"]})
    >>> found = coarsen(FrequencyTable(Structure((age,)), np.array([2, 7, 30])))
    >>> found.release.values
    {('12-17',): 9, ('18-22',): 30, ('Total',): 39}
    >>> print(*found.merges)
    age: 12-15, 16-17 into 12-17
    """
    rules = rules or Rules(table.structure.threshold or Rules().threshold)
    if table.estimates.cells:
        allowed = "counts alone: merge the levels first, and estimate each merged group again"
        raise InvalidInput("estimates", f"{len(table.estimates.cells)} cells", allowed)
    state = _State(table, tuple(tuple(frozenset({leaf}) for leaf in d.leaves) for d in table.structure.dimensions))
    whole = state.lost
    while state.small(rules):
        best = min(state.coarser(rules), key=lambda candidate: candidate[0], default=None)
        if best is None:
            return replace(refuse(table, rules), merges=state.merges)
        _, state = best
    structure = state.structure
    merged = FrequencyTable(structure, table.counts.copy())
    zeros = {"threshold": rules.threshold, "zeros": rules.zeros}
    release = Release.with_hidden(structure, merged.values.tolist(), frozenset(), Method("coarsening", zeros))
    audit = attack(release, threshold=rules.threshold)
    audit.must_be_safe()
    everything = _State(table, tuple((frozenset(d.leaves),) for d in table.structure.dimensions)).lost - whole
    return Coarsened(release, state.merges, (state.lost - whole) / everything if everything else 0.0, audit)


@dataclass(frozen=True)
class _State:
    """Each dimension cut into blocks of inner codes."""

    table: FrequencyTable
    blocks: tuple[Blocks, ...]

    @property
    def counts(self) -> NDArray[np.int64]:
        """Counts by block, one axis for each dimension."""
        counts = self.table.counts.reshape([len(d.leaves) for d in self.table.structure.dimensions])
        for axis in range(len(self.blocks)):
            counts = np.moveaxis(np.tensordot(self._held(axis), counts, (1, axis)), 0, axis)
        return np.asarray(counts)

    def _held(self, axis: int) -> NDArray[np.int64]:
        leaves = self.table.structure.dimensions[axis].leaves
        return np.array([[leaf in block for leaf in leaves] for block in self.blocks[axis]], dtype=np.int64)

    @property
    def lost(self) -> float:
        """How much less the counts tell than the inner counts, apart from a constant: persons times bits."""
        counts = self.counts
        sizes = np.ones(())
        for blocks in self.blocks:
            sizes = np.multiply.outer(sizes, [len(block) for block in blocks])
        filled = counts > 0
        return -float((counts[filled] * np.log2(counts[filled] / sizes[filled])).sum())

    def small(self, rules: Rules) -> int:
        """Return how many persons are in cells that must not be read, each such cell counted as one at least."""
        least = 1 if rules.zeros == "shown" else 0
        found = 0
        for table in self._tables:
            counts = self._finest(table)
            small = counts[(counts >= least) & (counts < rules.threshold)]
            found += int(np.maximum(small, 1).sum())
        return found or self._told(rules)

    def _finest(self, table: Mapping[str, tuple[str, ...]]) -> NDArray[np.int64]:
        """Return the counts of the smallest cells of a published table; all others are sums of these."""
        counts = self.table.counts.reshape([len(d.leaves) for d in self.table.structure.dimensions])
        for axis, (dimension, _) in enumerate(self._cut):
            codes = table.get(dimension.name, (dimension.total or "",))
            smallest = [c for c in codes if not any(dimension.held[o] < dimension.held[c] for o in codes)]
            held = np.array([[leaf in dimension.held[c] for leaf in dimension.leaves] for c in smallest])
            counts = np.moveaxis(np.tensordot(held.astype(np.int64), counts, (1, axis)), 0, axis)
        return np.asarray(counts)

    def _told(self, rules: Rules) -> int:
        """Return the same by all primary rules, those about organisations and telling zeros included."""
        primary = Primary(FrequencyTable(self.structure, self.table.counts.copy(), self._contributors()), rules)
        return sum(max(1, primary.table[cell]) for cell in primary.reasons)

    def _contributors(self) -> dict[tuple[str, ...], int]:
        kept = set(self.structure.cells)
        return {cell: number for cell, number in self.table.contributors.items() if cell in kept}

    @cached_property
    def _cut(self) -> list[tuple[Dimension, tuple[str, ...]]]:
        """Each dimension with a code for each block, and the codes that are published."""
        return [cut(d, blocks) for d, blocks in zip(self.table.structure.dimensions, self.blocks, strict=True)]

    @cached_property
    def _tables(self) -> tuple[dict[str, tuple[str, ...]], ...]:
        """The codes of each published table."""
        old = self.table.structure.tables
        if old is None:
            return ({dimension.name: codes for dimension, codes in self._cut},)
        return tuple({d.name: kept(d, codes, t[d.name]) for d, codes in self._cut if d.name in t} for t in old)

    @cached_property
    def structure(self) -> Structure:
        """The structure in which the blocks, and groups that are unions of them, are published."""
        return replace(self.table.structure, dimensions=tuple(d for d, _ in self._cut), tables=self._tables)

    @property
    def merges(self) -> tuple[Merge, ...]:
        """What was merged, in all."""
        found = []
        for dimension, blocks in zip(self.table.structure.dimensions, self.blocks, strict=True):
            for block in blocks:
                codes = tuple(leaf for leaf in dimension.leaves if leaf in block)
                if len(codes) > 1:
                    found.append(Merge(dimension.name, codes, name_of(dimension, block)))
        return tuple(found)

    def coarser(self, rules: Rules) -> Iterator[tuple[tuple[float, int, int], _State]]:
        """Yield every state that is one merge further, with what it costs for each person taken out of a small cell."""
        small, lost, number = self.small(rules), self.lost, 0
        for axis, dimension in enumerate(self.table.structure.dimensions):
            for unions in candidates(dimension, self.blocks[axis]):
                blocks = merged(dimension, self.blocks[axis], unions)
                state = _State(self.table, (*self.blocks[:axis], blocks, *self.blocks[axis + 1 :]))
                gained = small - state.small(rules)
                gone = [block for block in self.blocks[axis] if block not in blocks]
                cost = (state.lost - lost + 1e-6 * len(gone)) / gained if gained > 0 else math.inf
                number += 1
                yield (cost, len(gone), number), state
