"""Primary rules: which cells tell too much by themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from darkfigure._errors import InvalidInput
from darkfigure.disclosure.estimates import PARAMETER, most_counted
from darkfigure.disclosure.structures import Cell
from darkfigure.disclosure.tables import FrequencyTable

Zeros = Literal["shown", "hidden"]


@dataclass(frozen=True)
class Rules:
    """What must not be read from a publication.

    Parameters
    ----------
    threshold : int
        The smallest count that may be read. Bounds of a protected cell stay at least ``threshold - 1`` apart.
    zeros : {"shown", "hidden"}
        Whether zeros are published, or are as secret as the counts under the threshold.
    contributors : int
        The smallest number of organisations behind a count that may be read, where the table knows them.
    insiders : int
        How far apart the bounds stay for a person who is alone in a hidden cell, and for an organisation that is the
        only one behind it: they know that cell. With 1 they cannot compute another count, with ``threshold - 1`` they
        learn no more than others do, with 0 nobody asks.

    Raises
    ------
    InvalidInput
        For a threshold under 2, zeros that are neither shown nor hidden, or insiders from whom more is kept than from
        others.
    """

    threshold: int = 5
    zeros: Zeros = "shown"
    contributors: int = 1
    insiders: int = 1

    def __post_init__(self) -> None:
        if self.threshold < 2:
            raise InvalidInput("threshold", self.threshold, "a whole number from 2")
        if self.zeros not in ("shown", "hidden"):
            raise InvalidInput("zeros", self.zeros, "'shown' or 'hidden'")
        if not 0 <= self.insiders < self.threshold:
            raise InvalidInput("insiders", self.insiders, f"0 to {self.threshold - 1}, what outsiders are denied")


@dataclass(frozen=True)
class Primary:
    """The cells of a table that must be protected, and why.

    Parameters
    ----------
    table : FrequencyTable
    rules : Rules
    """

    table: FrequencyTable
    rules: Rules

    @cached_property
    def reasons(self) -> Mapping[Cell, str]:
        """Why each protected cell is protected."""
        found: dict[Cell, str] = {}
        values, least = self.table.values, 1 if self.rules.zeros == "shown" else 0
        for cell, value, structural in zip(self.table.structure.cells, values, self.table.structural, strict=True):
            if least <= value < self.rules.threshold and not structural:
                found[cell] = f"fewer than {self.rules.threshold}"
        for cell, number in self.table.contributors.items():
            if number < self.rules.contributors and self.table[cell] > 0:
                found.setdefault(cell, f"fewer than {self.rules.contributors} organisations")
        if self.rules.zeros == "shown":
            found |= dict.fromkeys(self._telling_zeros(), "a zero that tells what all others of the group are")
        return found

    def _telling_zeros(self) -> set[Cell]:
        """Find the zeros of a sensitive dimension that say that all of a group, or all but one, share a value."""
        structural = dict(zip(self.table.structure.cells, self.table.structural, strict=True))
        telling = set()
        for whole, parts in self.table.structure.sensitive_splits():
            zeros = [part for part in parts if not self.table[part] and not structural[part]]
            most = max(self.table[part] for part in parts)
            if self.table[whole] and self.table[whole] - most <= 1:
                telling.update(zeros)
        return telling

    @cached_property
    def protected(self) -> NDArray[np.bool_]:
        """Which published cells are protected, in the order of the structure."""
        return np.array([cell in self.reasons for cell in self.table.structure.cells])

    @property
    def zeros_shown(self) -> bool:
        """Whether every zero is published, so that a reader knows that a hidden cell is at least one."""
        return self.rules.zeros == "shown" and bool(np.all(self.table.values[self.protected] > 0))

    @cached_property
    def least(self) -> NDArray[np.int64]:
        """The smallest count that a reader can think possible for each cell if it is hidden."""
        return np.where(self.hideable & ~self.table.estimated, int(self.zeros_shown), 0)

    @cached_property
    def most(self) -> NDArray[np.float64]:
        """The largest count that a reader can think possible for each cell, by the estimates that are published."""
        estimates, base = self.table.estimates, self.rules.threshold
        rounded = {cell: estimate.rounded(base) for cell, estimate in estimates.cells.items()}
        said = estimates.parameters(base).get(PARAMETER, {})
        most = most_counted(self.table.structure, rounded, said)
        return np.array([most.get(cell, np.inf) for cell in self.table.structure.cells], dtype=float)

    @cached_property
    def hideable(self) -> NDArray[np.bool_]:
        """Which counts may be hidden: not those that everybody knows to be zero, and those behind estimates always."""
        possible = (self.table.values > 0) | (not self.zeros_shown) | self.table.estimated
        return np.asarray(~self.table.structural & possible)
