"""Decomposable (chordal) graphs over lists, by their cliques and separators."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from darkfigure._multiple_systems.models import notation

MOST_LISTS = 6


@dataclass(frozen=True, slots=True)
class DecomposableGraph:
    """A chordal graph over lists.

    Parameters
    ----------
    lists : int
        Number of lists.
    cliques : tuple of int
        Largest sets of lists that are all joined, as bit masks.
    separators : tuple of int
        What neighbouring cliques share, with repeats; 0 parts groups that are not joined at all.
    """

    lists: int
    cliques: tuple[int, ...]
    separators: tuple[int, ...]

    def __str__(self) -> str:
        return notation(self.cliques, self.lists)


@lru_cache(maxsize=MOST_LISTS + 1)
def decomposable_graphs(lists: int) -> tuple[DecomposableGraph, ...]:
    """Return every decomposable graph over a number of lists, the empty one first.

    Examples
    --------
    >>> [len(decomposable_graphs(lists)) for lists in (2, 3, 4, 5)]
    [2, 8, 61, 822]
    """
    pairs = list(itertools.combinations(range(lists), 2))
    found = []
    for chosen in range(1 << len(pairs)):
        neighbours = [0] * lists
        for place, (one, other) in enumerate(pairs):
            if chosen >> place & 1:
                neighbours[one] |= 1 << other
                neighbours[other] |= 1 << one
        graph = _junction(neighbours)
        if graph:
            found.append(graph)
    return tuple(found)


def _junction(neighbours: Sequence[int]) -> DecomposableGraph | None:
    """Take lists away whose neighbours are all joined, until none is left; None when that sticks."""
    left, cliques = (1 << len(neighbours)) - 1, []
    separators: list[int] = []
    while left:
        simplicial = _simplicial(neighbours, left)
        if simplicial is None:
            return None
        around = neighbours[simplicial] & left
        cliques.append(around | 1 << simplicial)
        left &= ~(1 << simplicial)
        if left:
            separators.append(around)
    # A separator that is the whole of a later clique cancels against it: what was taken away there was no clique.
    tally = Counter(cliques)
    tally.subtract(separators)
    keep = tuple(sorted(mask for mask, number in tally.items() if number > 0))
    drop = tuple(sorted(mask for mask, number in tally.items() for _ in range(-number)))
    return DecomposableGraph(len(neighbours), keep, drop)


def _simplicial(neighbours: Sequence[int], left: int) -> int | None:
    for place in range(len(neighbours)):
        around = neighbours[place] & left
        others = [other for other in range(len(neighbours)) if around >> other & 1]
        if left >> place & 1 and all(around & ~neighbours[other] == 1 << other for other in others):
            return place
    return None
