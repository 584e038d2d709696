"""Patterns for tables too large to search for the best: hide for each cell what it needs, and audit."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from darkfigure.disclosure.failures import Span
from darkfigure.disclosure.programs import Vector, spent
from darkfigure.disclosure.readers import Mask
from darkfigure.disclosure.witnesses import Moves

SWEEPS, FEW, HARDLY = 60, 20, 0.97
CHEAP, KNOWN = 1e-4, 0.5


def repaired(moves: Moves, hidden: Mask, until: float = math.inf) -> Mask:
    """Return the cells with those added that give every protected cell its width for every reader, as far as found.

    First many cells are moved at once within the pattern as it is; that shows most of them to be safe. For each of the
    others the cheapest move is looked for, and what it needs is hidden. Then all is done once more, with a preference
    for the cells hidden the first time, because what one cell needed early may serve others too.

    Parameters
    ----------
    moves : Moves
    hidden : array of bool, shape (cells,)
    until : float
        Moment of the CPU clock after which nothing more is added.
    """
    start = hidden.copy()
    price = np.where(moves.of.hideable, 1.0, math.inf)
    first = _once(moves, start, price, until)
    again = _once(moves, start, np.where(first, KNOWN * price, price), until)
    return again if again.sum() < first.sum() and not spent(until) else first


def _once(moves: Moves, start: Mask, price: Vector, until: float) -> Mask:
    """Go once over all readers and their cells, with a price for every cell that is not hidden yet."""
    hidden, span = start.copy(), Span(moves, start)
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


def thin_out(moves: Moves, hidden: Mask, weights: NDArray[np.int64], until: float) -> Mask:
    """Show again each cell without which every protected cell keeps its width, the dearest first.

    Parameters
    ----------
    moves : Moves
    hidden : array of bool, shape (cells,)
        A safe pattern.
    weights : array of int, shape (cells,)
        What it costs to hide each cell.
    until : float
        Moment of the CPU clock after which the rest stays hidden.
    """
    cover = _Cover(moves, hidden)
    extra = np.flatnonzero(hidden & ~moves.of.protected)
    for cell in sorted(extra.tolist(), key=lambda place: (-weights[place], -moves.of.values[place], place)):
        if spent(until):
            break
        cover.show(cell, until)
    return cover.hidden


class _Cover:
    """The deviations that show a pattern to be safe, and how many of them each reader and cell still has.

    For a reader who must only be left in doubt, one deviation of a cell is enough; for others it is the distance
    between the furthest ones that counts.
    """

    def __init__(self, moves: Moves, hidden: Mask) -> None:
        self.moves, self.hidden = moves, hidden.copy()
        found = moves.found[:, : moves.of.cells]
        fitting = ~np.any(found[:, ~hidden], axis=1)
        self.rows, self.open_to = found[fitting], moves.open_to[fitting]
        self.asked = np.array([reader.asked for reader in moves.of.readers])
        self.wide = [number for number, reader in enumerate(moves.of.readers) if reader.width > 1]
        self.doubt = [number for number, reader in enumerate(moves.of.readers) if reader.width == 1]
        self.often = self._often(self.rows, self.open_to)

    def _often(self, rows: NDArray[np.int16], open_to: Mask) -> NDArray[np.float32]:
        """Return how many deviations each reader to be left in doubt has of each cell."""
        return np.asarray(open_to[:, self.doubt].T.astype(np.float32) @ (rows != 0).astype(np.float32))

    def show(self, cell: int, until: float) -> None:
        """Show a cell if all that needs it can be shown to be safe without it."""
        gone = self.rows[:, cell] != 0
        rest, rest_open = self.rows[~gone], self.open_to[~gone]
        often = self.often - self._often(self.rows[gone], self.open_to[gone])
        self.hidden[cell] = False
        added = self._proven(rest, rest_open, often, until)
        if added is None:
            self.hidden[cell] = True
            return
        self.rows, self.open_to = np.vstack([rest, added[0]]), np.vstack([rest_open, added[1]])
        self.often = often + self._often(*added)

    def _proven(
        self, rows: NDArray[np.int16], open_to: Mask, often: NDArray[np.float32], until: float
    ) -> tuple[NDArray[np.int16], Mask] | None:
        """Return the deviations that are needed beside some; nothing when there are none, or the time is over."""
        first = len(self.moves.found)
        for number in (*self.wide, *self.doubt):
            width = self.moves.of.readers[number].width
            if width > 1:
                open_ = self.asked[number] & (_distances(rows[open_to[:, number]]) < width)
            else:
                open_ = self.asked[number] & (often[self.doubt.index(number)] < 1)
            if open_.any():
                self.moves.allow(self.hidden.astype(float), number)
            for place in np.flatnonzero(open_).tolist():
                new = self._since(first)
                if _distances(np.vstack([rows[open_to[:, number]], new[0][new[1][:, number]]])[:, [place]])[0] >= width:
                    continue
                self.moves.step_gently(self.hidden, place)
                new = self._since(first)
                if _distances(np.vstack([rows[open_to[:, number]], new[0][new[1][:, number]]])[:, [place]])[0] < width:
                    return None
                if spent(until):
                    return None
        return self._since(first)

    def _since(self, first: int) -> tuple[NDArray[np.int16], Mask]:
        """Return the deviations found since, that change hidden cells alone."""
        found, open_to = self.moves.found[first:, : self.moves.of.cells], self.moves.open_to[first:]
        fitting = ~np.any(found[:, ~self.hidden], axis=1)
        return found[fitting], open_to[fitting]


def _distances(rows: NDArray[np.int16]) -> NDArray[np.int16]:
    """Return how far apart the furthest deviations of each cell are, none at all included."""
    if not len(rows):
        return np.zeros(rows.shape[1], dtype=np.int16)
    return np.asarray(np.maximum(rows.max(axis=0), 0) - np.minimum(rows.min(axis=0), 0))
