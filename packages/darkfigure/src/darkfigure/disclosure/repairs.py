"""Patterns for tables too large to search for the best: hide for each cell what it needs, and audit."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from darkfigure.disclosure.programs import Vector, spent
from darkfigure.disclosure.readers import Mask
from darkfigure.disclosure.witnesses import Moves, Span

SWEEPS, FEW, HARDLY = 60, 20, 0.97
CHEAP = 1e-4


def repaired(moves: Moves, hidden: Mask, until: float = math.inf) -> Mask:
    """Return the cells with those added that give every protected cell its width for every reader, as far as found.

    First many cells are moved at once within the pattern as it is; that shows most of them to be safe. For each of the
    others the cheapest move is looked for, and what it needs is hidden.

    Parameters
    ----------
    moves : Moves
    hidden : array of bool, shape (cells,)
    until : float
        Moment of the CPU clock after which nothing more is added.
    """
    hidden = hidden.copy()
    span = Span(moves, hidden)
    price = np.where(moves.of.hideable, 1.0, math.inf)
    for number, reader in enumerate(moves.of.readers):
        open_ = reader.asked & (span.widths(number) < reader.width)
        if not open_.any():
            continue
        moves.allow(hidden.astype(float), number)
        if open_.sum() > FEW:
            sweep(moves, hidden, span, number, until)
            open_ = reader.asked & (span.widths(number) < reader.width)
        for cell in np.flatnonzero(open_).tolist():
            if spent(until):
                return hidden
            if span.widths(number)[cell] < reader.width:
                added = needed(moves, hidden, cell, price)
                hidden[added] = True
                span.hide(added)
    return hidden


def needed(moves: Moves, hidden: Mask, cell: int, price: Vector) -> NDArray[np.intp]:
    """Return the shown cells that would have to be hidden so that one cell can move as far as is asked."""
    prices = np.where(hidden, CHEAP, price)
    down = min(moves.width, int(moves.of.room[cell]))
    changed = np.zeros(moves.of.cells, dtype=bool)
    for step in (moves.width - down, -down):
        moved = moves.gentle.cheapest(cell, step, prices) if step else None
        if moved is not None:
            now = np.abs(moved[: moves.of.cells]) > CHEAP
            changed |= now
            prices = np.where(now, CHEAP, prices)
    return np.flatnonzero(changed & ~hidden)


def sweep(moves: Moves, hidden: Mask, span: Span, number: int, until: float) -> None:
    """Move many hidden cells at once, some up and some down, as long as that shows more of them to be safe."""
    reader, signs = moves.of.readers[number], np.random.default_rng(number)
    before = math.inf
    for _ in range(SWEEPS):
        open_ = np.flatnonzero(reader.asked & (span.widths(number) < reader.width))
        if len(open_) <= FEW or len(open_) > HARDLY * before or spent(until):
            return
        before = len(open_)
        for sign in (1, -1):
            moves.push(hidden, open_, sign * signs.choice([-1.0, 1.0], len(open_)))
