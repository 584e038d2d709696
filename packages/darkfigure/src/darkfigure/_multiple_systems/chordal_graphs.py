"""Decomposable (chordal) graphs over lists, by their cliques and separators."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

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


@dataclass(frozen=True, slots=True, eq=False)
class GraphTable:
    """All decomposable graphs over a number of lists, as arrays.

    Parameters
    ----------
    lists : int
        Number of lists.
    edges : array of int, shape (graphs,)
        Bit ``k`` for the ``k``-th pair of ``itertools.combinations``.
    signs : array of float, shape (graphs, 2**lists)
        By set of lists: 1 for a clique, minus the times that it is a separator.
    """

    lists: int
    edges: NDArray[np.int64]
    signs: NDArray[np.float64]

    def graph(self, place: int) -> DecomposableGraph:
        """Return one graph."""
        signs = self.signs[place].astype(int)
        cliques = tuple(int(mask) for mask in np.flatnonzero(signs > 0))
        separators = tuple(int(mask) for mask in np.flatnonzero(signs < 0) for _ in range(-signs[mask]))
        return DecomposableGraph(self.lists, cliques, separators)


@lru_cache(maxsize=MOST_LISTS + 1)
def graph_table(lists: int) -> GraphTable:
    """Return every decomposable graph over a number of lists, the empty one first.

    From all graphs at once, lists are taken away whose neighbours are all joined, until none is left; graphs where that
    sticks are not decomposable. A separator that is the whole of a later clique cancels against it: what was taken
    away there was no clique.
    """
    edges = np.arange(1 << len(_pairs(lists)), dtype=np.int64)
    neighbours, left = _neighbours(edges, lists), np.full(len(edges), (1 << lists) - 1)
    signs = np.zeros((len(edges), 1 << lists))
    for turn in range(lists):
        chosen, around = _simplicial(neighbours, left)
        fine = chosen >= 0
        edges, neighbours, left, signs = edges[fine], neighbours[fine], left[fine], signs[fine]
        alone, around = 1 << chosen[fine], around[fine]
        rows = np.arange(len(edges))
        signs[rows, around | alone] += 1
        left &= ~alone
        if turn < lists - 1:
            signs[rows, around] -= 1
    return GraphTable(lists, edges, signs)


def decomposable_graphs(lists: int) -> tuple[DecomposableGraph, ...]:
    """Return every decomposable graph over a number of lists, the empty one first.

    Examples
    --------
    >>> [len(decomposable_graphs(lists)) for lists in (2, 3, 4, 5)]
    [2, 8, 61, 822]
    """
    table = graph_table(lists)
    return tuple(table.graph(place) for place in range(len(table.edges)))


def _pairs(lists: int) -> list[tuple[int, int]]:
    return list(itertools.combinations(range(lists), 2))


def _neighbours(edges: NDArray[np.int64], lists: int) -> NDArray[np.int64]:
    """Return the neighbours of each list in each graph as bit masks, shape (graphs, lists)."""
    neighbours = np.zeros((len(edges), lists), dtype=np.int64)
    for place, (one, other) in enumerate(_pairs(lists)):
        joined = edges >> place & 1
        neighbours[:, one] |= joined << other
        neighbours[:, other] |= joined << one
    return neighbours


def _simplicial(neighbours: NDArray[np.int64], left: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return for each graph the first list that is left whose neighbours are all joined (-1: none), and these."""
    lists = neighbours.shape[1]
    chosen, found = np.full(len(left), -1, dtype=np.int64), np.zeros(len(left), dtype=np.int64)
    for place in range(lists):
        around = neighbours[:, place] & left
        fine = (left >> place & 1 == 1) & (chosen < 0)
        for other in range(lists):
            fine &= (around >> other & 1 == 0) | (around & ~neighbours[:, other] == 1 << other)
        chosen[fine], found[fine] = place, around[fine]
    return chosen, found
