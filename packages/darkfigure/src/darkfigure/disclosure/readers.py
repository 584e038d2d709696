"""The readers of a release: everybody, and those who know the count of a hidden cell because they are alone in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from darkfigure.disclosure.primary import Primary
from darkfigure.disclosure.structures import Cell

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Reader:
    """Somebody who reads a release.

    Parameters
    ----------
    alone : Cell or None
        The cell that holds them and nobody else, or that comes from their organisation alone; None for an outsider.
    inner : array of int
        The inner cells of it, by their place: they know the count of each.
    asked : array of bool, shape (cells,)
        The published cells that must stay hidden from them.
    width : int
        How far apart the bounds of those cells must be for them.
    """

    alone: Cell | None
    inner: NDArray[np.int64]
    asked: Mask
    width: int

    def knowledge(self, primary: Primary) -> Mapping[Cell, int]:
        """Return the counts they know."""
        inner, counts = primary.table.structure.inner, primary.table.counts
        return {inner[place]: int(counts[place]) for place in self.inner}


def readers_of(primary: Primary) -> tuple[Reader, ...]:
    """Return the readers that a pattern must withstand, the outsider first.

    Somebody alone in a cell of one person knows that cell and everything inside it, and so does the only organisation
    behind a cell. Of cells inside each other the largest counts, because it holds all that is known in the smaller.
    """
    outsider = Reader(None, np.zeros(0, dtype=np.int64), primary.protected, primary.rules.threshold - 1)
    if not primary.rules.insiders:
        return (outsider,)
    structure = primary.table.structure
    held = structure.held
    lone = sorted(_lone(primary), key=lambda number: -len(held[number]))
    largest: list[frozenset[int]] = []
    found = [outsider]
    for number in lone:
        inside = frozenset(held[number].tolist())
        if not any(inside <= other for other in largest):
            largest.append(inside)
            asked = primary.protected & ~_own(primary, inside)
            if asked.any():
                found.append(Reader(structure.cells[number], held[number], asked, primary.rules.insiders))
    return tuple(found)


def _lone(primary: Primary) -> list[int]:
    """Return the cells, by number, that one person or one organisation knows."""
    table = primary.table
    persons = np.flatnonzero(primary.protected & (table.values == 1)).tolist()
    single = [table.structure.numbers[cell] for cell, behind in table.contributors.items() if behind == 1]
    return [*persons, *(number for number in single if primary.hideable[number] and number not in set(persons))]


def _own(primary: Primary, inside: frozenset[int]) -> Mask:
    """Return the published cells that hold nobody else, as far as the reader can know."""
    table = primary.table
    members = table.structure.membership
    known = np.zeros(len(table.counts), dtype=np.int64)
    known[list(inside)] = 1
    possible = np.ones(len(table.counts), dtype=np.int64)
    possible[list(table.structure.impossible)] = 0
    if primary.zeros_shown:
        possible[table.counts == 0] = 0
    return np.asarray(members.astype(np.int64) @ (possible * (1 - known)) == 0)
