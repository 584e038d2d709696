"""Patterns of hidden cells: from one that fails to one that is safe, and to one with fewer cells."""

from __future__ import annotations

import math

import numpy as np

from darkfigure.disclosure.failures import Failure, OutOfTime, failures
from darkfigure.disclosure.masters import Master
from darkfigure.disclosure.programs import WHOLE, Vector, spent
from darkfigure.disclosure.readers import Mask
from darkfigure.disclosure.witnesses import Extreme, Moves

CHEAP, LEAST = 1e-4, 0.02
ATTEMPTS = 4


def make_safe(moves: Moves, hidden: Mask, wish: Vector, until: float) -> Mask | None:
    """Return the cells with those added that make all protected cells safe; nothing when the time ran out.

    Parameters
    ----------
    moves : Moves
    hidden : array of bool, shape (cells,)
    wish : array, shape (cells,)
        From 0 to 1, how much each cell is wanted among those to hide.
    until : float
        Moment of the CPU clock.
    """
    hidden = hidden.copy()
    price = np.where(moves.of.hideable, np.maximum(LEAST, 1 - wish), math.inf)
    for _ in range(ATTEMPTS):
        size, found = hidden.sum(), False
        try:
            for failure in failures(moves, hidden, until):
                found = True
                _free(moves, failure.cell, hidden, price)
        except OutOfTime:
            return None
        if not found:
            return hidden
        if hidden.sum() == size:
            return None
    return None


def _free(moves: Moves, cell: int, hidden: Mask, price: Vector) -> None:
    """Hide what lets one cell move as far as is asked: down as far as it goes, and up for the rest."""
    down = min(moves.width, int(moves.of.room[cell]))
    for step in (moves.width - down, -down):
        moved = moves.gentle.cheapest(cell, step, np.where(hidden, CHEAP, price)) if step else None
        if moved is not None:
            changed = np.abs(moved[: moves.of.cells]) > WHOLE
            for place in np.flatnonzero(changed & ~hidden).tolist():
                hidden[place] = True
                moves.open(place)


def strengthen(
    moves: Moves, master: Master, hidden: Mask, failure: Failure, wish: Vector
) -> tuple[Extreme, Extreme] | None:
    """Look for a stronger reason of a failure: hide as much more as leaves the cell as poorly protected.

    What remains is a condition about few cells. Cells that the choice in parts wants are tried first.
    """
    if failure.extremes is None:
        return None
    best = failure.extremes
    moves.allow(hidden.astype(float), failure.reader)
    more = hidden.copy()

    def harmless() -> list[int]:
        worth, _ = master.prices(best, moves.width)
        return np.flatnonzero(moves.of.hideable & ~more & (worth <= 1e-9)).tolist()

    def include(cells: list[int]) -> None:
        for cell in cells:
            more[cell] = True
            moves.open(cell)

    include(harmless())
    candidates = np.flatnonzero(moves.of.hideable & ~more).tolist()
    for cell in sorted(candidates, key=lambda place: (-wish[place], place)):
        if more[cell]:
            continue
        moves.open(cell)
        up = moves.extreme(failure.cell, 1)
        fails = up.reach < moves.width - WHOLE
        if fails:
            down = moves.extreme(failure.cell, -1)
            fails = up.reach + down.reach < moves.width - WHOLE
        if fails:
            more[cell] = True
            best = (up, down)
            include(harmless())
        else:
            moves.close(cell)
    return best


def relaxed_choice(
    moves: Moves, master: Master, scores: Vector, until: float, *, most: int = 40
) -> tuple[Vector, float]:
    """Return the cheapest choice in parts that no attack in parts breaks, and its cost: a bound of every choice."""
    hidden, cost = moves.of.protected.astype(float), 0.0
    while True:
        solved = master.solve(until, whole=False)
        if solved is None:
            return hidden, cost
        hidden, cost = solved[0], max(cost, solved[1])
        added = 0
        for reader, widths in enumerate(moves.scaled_widths(hidden)):
            if added >= most or spent(until):
                break
            asked = moves.of.readers[reader].asked & (widths < moves.of.readers[reader].width - WHOLE)
            added += _cut_parts(moves, master, scores, hidden, asked, reader, until, most - added)
        if not added or spent(until) or math.isinf(cost):
            return hidden, cost


def _cut_parts(  # noqa: PLR0917 - one step of the function above
    moves: Moves, master: Master, scores: Vector, hidden: Vector, asked: Mask, reader: int, until: float, most: int
) -> int:
    """Add a condition for each cell that a reader of a choice in parts can tell too nearly; return how many."""
    if asked.any():
        moves.allow(hidden, reader)
    added = 0
    for cell in sorted(np.flatnonzero(asked).tolist(), key=lambda place: (-scores[place], place)):
        up = moves.extreme(cell, 1)
        if up.reach >= moves.width - WHOLE:
            continue
        down = moves.extreme(cell, -1)
        if up.reach + down.reach < moves.width - 1e-4 and master.cut((up, down), hidden, moves.width) is not None:
            scores[cell] += 1
            added += 1
        if added >= most or spent(until):
            break
    return added
