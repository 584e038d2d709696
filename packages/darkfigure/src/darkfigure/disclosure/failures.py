"""Which protected cells a pattern leaves open: those for which no tables that look the same lie far enough apart."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from darkfigure.disclosure.programs import WHOLE, spent
from darkfigure.disclosure.readers import Mask
from darkfigure.disclosure.witnesses import Extreme, Moves


@dataclass(frozen=True)
class Failure:
    """A protected cell whose bounds are too close together for a reader, and why."""

    cell: int
    extremes: tuple[Extreme, Extreme] | None
    reader: int = 0


class Span:
    """How far apart the bounds of each cell are at least for each reader, by the deviations found."""

    def __init__(self, moves: Moves, hidden: Mask) -> None:
        self.moves, self.shown = moves, ~hidden
        shape = len(moves.of.readers), moves.of.cells
        self.low, self.high = np.zeros(shape, dtype=np.int16), np.zeros(shape, dtype=np.int16)
        self._read = np.zeros(len(moves.of.readers), dtype=np.int64)
        self._fitting: list[int] = []
        self._seen = 0

    def hide(self, cells: NDArray[np.intp]) -> None:
        """Hide more cells; of the deviations seen before, those that need them are not looked at again."""
        self.shown[cells] = False

    def widths(self, reader: int) -> NDArray[np.int16]:
        """Return the distances for a reader, the newest deviations included."""
        cells, found = self.moves.of.cells, self.moves.found
        if self._seen < len(found):
            fitting = ~np.any(found[self._seen :, :cells][:, self.shown], axis=1)
            self._fitting += (self._seen + np.flatnonzero(fitting)).tolist()
            self._seen = len(found)
        new = np.array(self._fitting[self._read[reader] :], dtype=np.intp)
        self._read[reader] = len(self._fitting)
        rows = found[new[self.moves.open_to[new, reader]], :cells]
        if len(rows):
            np.minimum(self.low[reader], rows.min(axis=0), out=self.low[reader])
            np.maximum(self.high[reader], rows.max(axis=0), out=self.high[reader])
        return np.asarray(self.high[reader] - self.low[reader])


class OutOfTime(Exception):
    """The CPU clock passed its moment before it was known whether a pattern is safe."""


def failures(moves: Moves, hidden: Mask, until: float = math.inf) -> Iterator[Failure]:
    """Yield the protected cells whose bounds are too close together; more cells may be hidden meanwhile.

    Raises
    ------
    OutOfTime
        When the CPU clock passes ``until``.
    """
    span, size = Span(moves, hidden), hidden.sum()
    for number, reader in enumerate(moves.of.readers):
        open_ = np.flatnonzero(reader.asked & (span.widths(number) < reader.width))
        if len(open_):
            moves.allow(hidden.astype(float), number)
        for cell in open_.tolist():
            if hidden.sum() > size:
                span, size = Span(moves, hidden), hidden.sum()
            if span.widths(number)[cell] >= reader.width:
                continue
            if spent(until):
                raise OutOfTime
            failure = _examine(moves, span, hidden, number, cell)
            if failure is not None:
                yield failure


def _examine(moves: Moves, span: Span, hidden: Mask, reader: int, cell: int) -> Failure | None:
    """Look for deviations that show a cell to be wide enough, and say why there are none."""
    up, down = moves.extreme(cell, 1), moves.extreme(cell, -1)
    if up.reach + down.reach < moves.width - WHOLE:
        return Failure(cell, (up, down), reader)
    if span.widths(reader)[cell] < moves.width:
        moves.step_gently(hidden, cell)
    if span.widths(reader)[cell] < moves.width and moves.whole_width(hidden, cell) < moves.width:
        return Failure(cell, None, reader)
    return None
