"""The fewest cells that would have to be hidden too, so that a release withstands the attack."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from darkfigure.disclosure.failures import OutOfTime
from darkfigure.disclosure.programs import WHOLE, Program, spent
from darkfigure.disclosure.structures import Cell

Cells = frozenset[Cell]


@dataclass(frozen=True)
class Offer:
    """Cells to hide too.

    Parameters
    ----------
    hide : tuple of Cell
    enough : bool
        Whether hiding them is enough; if not, nothing that can be hidden is.
    least : int
        No fewer cells would be enough.
    """

    hide: tuple[Cell, ...] = ()
    enough: bool = True
    least: int = 0


def fewest(shown: Sequence[Cell], breaks: Callable[[Cells], bool], until: float) -> Offer:
    """Find the fewest cells without which a release is safe.

    Hiding more never makes a safe release unsafe. So when some cells hidden are not enough, a largest set around them
    that is not enough either is looked for, and of the cells outside it at least one must be hidden. The smallest
    choice that keeps all these conditions either is enough, and then no smaller one is, or it gives a new condition.

    Parameters
    ----------
    shown : sequence of Cell
        What can be hidden, what is preferred first.
    breaks : callable
        Whether the attack breaks the release with some cells hidden; :class:`OutOfTime` where it does not finish.
    until : float
        Moment of the CPU clock after which the best offer so far is returned, with what is known of fewer cells.

    Examples
    --------
    >>> def breaks(hidden):
    ...     return not ({("a",), ("b",)} <= hidden or ("c",) in hidden)
    >>> fewest([("a",), ("b",), ("c",)], breaks, math.inf)
    Offer(hide=(('c',),), enough=True, least=1)
    """
    if breaks(frozenset(shown)):
        return Offer(enough=False)
    search = _Search(shown, breaks, until)
    best = search.first()
    least = 0
    try:
        while least < len(best) and not spent(until):
            choice = search.smallest()
            least = max(least, len(choice))
            if least < len(best):
                if not breaks(choice):
                    best = choice
                else:
                    search.learn(choice)
    except OutOfTime:
        pass
    return Offer(tuple(cell for cell in shown if cell in best), least=least)


class _Search:
    """Conditions, each a set of cells of which at least one must be hidden."""

    def __init__(self, shown: Sequence[Cell], breaks: Callable[[Cells], bool], until: float) -> None:
        self.shown, self.breaks, self.until = shown, breaks, until
        self.conditions: list[Cells] = []

    def first(self) -> Cells:
        """Return cells that are enough, of which none can be left out; all of them where the time ended."""
        hidden: Cells = frozenset()
        while self.breaks(hidden):
            if spent(self.until):
                return frozenset(self.shown)
            wanted = self.learn(hidden)
            hidden |= {next(cell for cell in self.shown if cell in wanted)}
        for cell in reversed(self.shown):
            if cell in hidden and not spent(self.until) and not self.breaks(hidden - {cell}):
                hidden -= {cell}
        return hidden

    def learn(self, hidden: Cells) -> Cells:
        """Add the condition that some cells, which are not enough, break."""
        rest = [cell for cell in reversed(self.shown) if cell not in hidden]
        half = len(rest) // 2
        most = hidden
        for part in (rest[:half], rest[half:]):
            most = self._absorbed(most, part)
        self.conditions.append(frozenset(self.shown) - most)
        return self.conditions[-1]

    def _absorbed(self, hidden: Cells, rest: Sequence[Cell]) -> Cells:
        """Hide as many of the rest as leaves the release unsafe."""
        if not rest or spent(self.until):
            return hidden
        if self.breaks(hidden | frozenset(rest)):
            return hidden | frozenset(rest)
        if len(rest) == 1:
            return hidden
        half = len(rest) // 2
        return self._absorbed(self._absorbed(hidden, rest[:half]), rest[half:])

    def smallest(self) -> Cells:
        """Return the smallest choice that keeps all conditions."""
        rows = np.array([[cell in condition for cell in self.shown] for condition in self.conditions], dtype=float)
        size, many = len(self.shown), len(self.conditions)
        if not many:
            return frozenset()
        every = np.full(many, math.inf)
        program = Program(sparse.csr_array(rows), np.ones(many), every, np.zeros(size), np.ones(size), whole=True)
        answer = program.minimise(np.ones(size), until=self.until)
        if answer.point is None or answer.bound < answer.value - 1 + WHOLE:
            raise OutOfTime
        return frozenset(cell for cell, hide in zip(self.shown, answer.point, strict=True) if hide > 0.5)
