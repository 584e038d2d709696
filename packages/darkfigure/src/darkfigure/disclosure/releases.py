"""What was published: the cells with their values or marks, and how they were protected."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import Any

from darkfigure._errors import InvalidInput
from darkfigure._version import __version__
from darkfigure.disclosure.captions import adding_up, caption
from darkfigure.disclosure.estimates import PARAMETER, CellEstimate, Estimates, most_counted
from darkfigure.disclosure.structures import Cell, Structure, text_of

VALUE, STATUS = "value", "status"
ENDS = ("low", "high")
NUMBERS = {"threshold": 1, "base": 1, "largest_change": 0, "largest_noise": 0}
SMALL_COUNTS = "small-counts"
STATE = "state of the data"


class Status(StrEnum):
    """What the value of a published cell means."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    ROUNDED = "rounded"
    NOISED = "noised"


@dataclass(frozen=True)
class Method:
    """How a release was protected, as far as everybody may know it.

    Parameters
    ----------
    name : str
        ``"suppression"``, ``"rounding"``, ``"small-counts"``, ``"cell-key"``, ``"coarsening"``, ``"refuse"`` or
        ``"none"``.
    parameters : mapping
        ``threshold``, ``base``, ``nearest``, ``largest_change``, ``largest_noise``, ``variance``, how ``estimates``
        were rounded, and whether ``zeros`` are ``"shown"`` or ``"hidden"``. Never a key or a seed.
    version : str
        Version of the library.

    Raises
    ------
    InvalidInput
        For a threshold, base or largest change that is no whole number.
    """

    name: str = "none"
    parameters: Mapping[str, Any] = field(default_factory=dict)
    version: str = __version__

    def __post_init__(self) -> None:
        said = self.parameters.get(PARAMETER, {})
        if not isinstance(said, Mapping):
            raise InvalidInput(f"{PARAMETER!r} of a method", said, "'base', 'contain_counted' and 'additive'")
        for name, value in [*self.parameters.items(), *said.items()]:
            if name in NUMBERS and (not isinstance(value, int) or isinstance(value, bool) or value < NUMBERS[name]):
                raise InvalidInput(f"{name!r} of a method", value, f"a whole number from {NUMBERS[name]}")

    @property
    def zeros_shown(self) -> bool | None:
        """Whether every zero is shown, so that a hidden cell is at least one; None where that is not known."""
        zeros = self.parameters.get("zeros")
        return None if zeros is None else zeros == "shown"

    def as_dict(self) -> dict[str, Any]:
        """Return the metadata of a publication."""
        return {"method": self.name, "parameters": dict(self.parameters), "version": self.version}


@dataclass(frozen=True)
class Release:
    """A protected table as it is published.

    Parameters
    ----------
    structure : Structure
        Dimensions and published margins.
    values : mapping of cell to int or None
        Value of each published cell; None where it is hidden. Cells that are not here were not published.
    statuses : mapping of cell to Status
        What the value means.
    method : Method
        How it was protected.
    estimates : mapping of cell to CellEstimate
        Cells whose value is an estimate and no count, with the interval that is published.

    Raises
    ------
    InvalidInput
        For a cell that the structure does not have, or a value that does not go with its status or its interval.
    """

    structure: Structure
    values: Mapping[Cell, int | None]
    statuses: Mapping[Cell, Status]
    method: Method = Method()
    estimates: Mapping[Cell, CellEstimate] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for cell, value in self.values.items():
            if cell not in self.structure.numbers:
                raise InvalidInput("cell", text_of(cell), "a cell of the structure")
            if (value is None) != (self.statuses[cell] is Status.HIDDEN):
                allowed = "no value where the status is hidden, and a value elsewhere"
                raise InvalidInput(f"value of {text_of(cell)}", value, allowed)
        for cell, estimate in self.estimates.items():
            if self.values.get(cell) != estimate.value:
                allowed = f"the value of its estimate, {estimate.value:g}"
                raise InvalidInput(f"value of {text_of(cell)}", self.values.get(cell), allowed)

    @classmethod
    def with_hidden(
        cls, structure: Structure, counts: Sequence[int], hidden: frozenset[Cell], method: Method = Method()
    ) -> Release:
        """Make a release of a table of which some cells are hidden and the others shown as they are."""
        values = {
            cell: None if cell in hidden else int(count) for cell, count in zip(structure.cells, counts, strict=True)
        }
        return cls(structure, values, {c: Status.HIDDEN if c in hidden else Status.SHOWN for c in values}, method)

    def with_estimates(self, estimates: Estimates, base: int) -> Release:
        """Return the release with estimates, rounded to a base, in the place of the counts of their cells."""
        if not estimates.cells:
            return self
        rounded = {cell: estimate.rounded(base) for cell, estimate in estimates.cells.items()}
        values = {**self.values, **{cell: int(estimate.value) for cell, estimate in rounded.items()}}
        statuses = {**self.statuses, **dict.fromkeys(rounded, Status.ROUNDED)}
        method = replace(self.method, parameters={**self.method.parameters, **estimates.parameters(base)})
        return Release(self.structure, values, statuses, method, rounded)

    def hiding(self, cells: Iterable[Cell]) -> Release:
        """Return the release with cells hidden too."""
        gone = dict.fromkeys(cells)
        statuses = {**self.statuses, **dict.fromkeys(gone, Status.HIDDEN)}
        kept = {cell: estimate for cell, estimate in self.estimates.items() if cell not in gone}
        return replace(self, values={**self.values, **gone}, statuses=statuses, estimates=kept)

    @cached_property
    def hidden(self) -> tuple[Cell, ...]:
        """The hidden cells."""
        return tuple(cell for cell in self.values if self.statuses[cell] is Status.HIDDEN)

    @cached_property
    def shown(self) -> dict[Cell, int]:
        """The counts that are shown as they are."""
        shown = (cell for cell in self.values if self.statuses[cell] is Status.SHOWN and cell not in self.estimates)
        return {cell: value for cell in shown if (value := self.values[cell]) is not None}

    @cached_property
    def changed(self) -> tuple[Cell, ...]:
        """The cells whose true count is not shown: hidden, rounded, noised, or an estimate."""
        return tuple(cell for cell in self.values if cell not in self.shown)

    @property
    def shows_zeros(self) -> bool:
        """Whether a reader can tell that zeros are shown: it is said, or one is there that could have held somebody."""
        if self.method.zeros_shown is not None:
            return self.method.zeros_shown
        cells = [c for c, value in self.values.items() if value == 0 and self.statuses[c] is Status.SHOWN]
        impossible = self.structure.impossible
        rows = self.structure.membership_of(cells)
        return any(not impossible.issuperset(row.indices.tolist()) for row in rows)

    def intervals(self, *, zeros_shown: bool = False) -> dict[Cell, tuple[float, float]]:
        """Return the counts that are possible for each cell by itself, structural zeros included.

        Parameters
        ----------
        zeros_shown : bool
            Whether a hidden cell, or one with noise that is above zero, is at least one.
        """
        impossible = {self.structure.inner[place]: (0.0, 0.0) for place in self.structure.impossible}
        most = {cell: (0.0, float(most)) for cell, most in self._most_counted.items()}
        found = impossible | most | {cell: self._interval(cell, least=int(zeros_shown)) for cell in self.values}
        return {cell: (low, min(high, most.get(cell, (0, high))[1])) for cell, (low, high) in found.items()}

    @cached_property
    def _most_counted(self) -> dict[Cell, int]:
        """What the estimates tell about the counts behind them."""
        return most_counted(self.structure, self.estimates, self.method.parameters.get(PARAMETER, {}))

    def _interval(self, cell: Cell, *, least: int) -> tuple[float, float]:
        value, status = self.values[cell], self.statuses[cell]
        if cell in self.estimates:
            return 0, math.inf
        if value is None:
            return least, math.inf
        if status is Status.ROUNDED and self.method.name == SMALL_COUNTS:
            return self._rounded_small(cell, value)
        reach = {Status.ROUNDED: self.rounding, Status.NOISED: self.noise}.get(status, 0)
        # Where zeros stay zeros, noise above zero is about somebody.
        floor = least if status is Status.NOISED and value else 0
        return max(floor, value - reach), value + reach

    def _rounded_small(self, cell: Cell, value: int) -> tuple[float, float]:
        """Return the counts that are possible where only small inner cells were rounded, to zero or to the base."""
        if self._is_inner(cell):
            return (0, self.base - 1) if value < self.base else (1, value)
        held = set(self._held[cell]) - self.structure.impossible
        reach = len(held) * (self.base - 1)
        return max(0, value - reach), value + reach

    def _is_inner(self, cell: Cell) -> bool:
        """Whether a cell is no sum of others: each code is an inner one, apart from the state of the data."""
        pairs = zip(self.structure.dimensions, cell, strict=True)
        return all(dimension.name == STATE or code in dimension.leaf_numbers for dimension, code in pairs)

    @cached_property
    def _held(self) -> dict[Cell, list[int]]:
        rows = self.structure.membership_of(list(self.values))
        return dict(zip(self.values, (row.indices.tolist() for row in rows), strict=True))

    @cached_property
    def base(self) -> int:
        """The base to which cells were rounded: as said, or the largest that all rounded values are multiples of."""
        stated = self.method.parameters.get("base")
        counts = (cell for cell in self.values if cell not in self.estimates)
        rounded = [self.values[cell] or 0 for cell in counts if self.statuses[cell] is Status.ROUNDED]
        return int(stated) if stated else max(1, math.gcd(*rounded))

    @cached_property
    def rounding(self) -> int:
        """How far a rounded cell may be from its count: as said, or less than the base (half, rounded alone)."""
        stated = self.method.parameters.get("largest_change")
        if stated is not None:
            return int(stated)
        return self.base // 2 if self.method.parameters.get("nearest") else self.base - 1

    @cached_property
    def noise(self) -> int:
        """The largest noise in a cell."""
        stated = self.method.parameters.get("largest_noise")
        if stated is None and Status.NOISED in self.statuses.values():
            raise InvalidInput("method", self.method.name, "'largest_noise' in the parameters of a release with noise")
        return int(stated or 0)

    def width(self, cell: Cell, threshold: int) -> int:
        """Return how far apart the bounds of a cell must be: what its protection promises."""
        promised = {Status.ROUNDED: self.base - 1, Status.NOISED: 1}.get(self.statuses[cell], threshold - 1)
        return threshold - 1 if cell in self.estimates else min(promised, threshold - 1)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the content: structure, values and method."""
        cells = [[text_of(cell), value, self.statuses[cell].value] for cell, value in self.values.items()]
        ends = [[[text_of(cell), e.low, e.high] for cell, e in self.estimates.items()]] if self.estimates else []
        content = [self.structure.as_dict(), cells, self.method.as_dict(), *ends]
        return hashlib.sha256(json.dumps(content, sort_keys=True, default=str).encode()).hexdigest()

    def marked(self, cell: Cell) -> str:
        """Return what stands in a cell for readers: ``x`` where hidden, ``<5`` where rounded down to zero.

        A small count that is hidden has no mark of its own: it would tell that the other hidden ones are not small.
        """
        value = self.values[cell]
        if value is None:
            return "x"
        if cell in self.estimates:
            return f"{value} ({self.estimates[cell].low:g}\u2013{self.estimates[cell].high:g})"
        small = self.method.name == SMALL_COUNTS and self.statuses[cell] is Status.ROUNDED
        return f"<{self.base}" if small and value == 0 and self._is_inner(cell) else str(value)

    def as_csv(self) -> str:
        """Return one line per cell: its codes, value (empty where hidden), status, and the ends of an estimate."""
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow([*self.structure.names, VALUE, STATUS, *(ENDS if self.estimates else ())])
        for cell, value in self.values.items():
            ends = (self.estimates[cell].low, self.estimates[cell].high) if cell in self.estimates else ("", "")
            written = ["" if value is None else value, self.statuses[cell].value]
            writer.writerow([*cell, *written, *(ends if self.estimates else ())])
        return buffer.getvalue()

    def metadata(self) -> dict[str, Any]:
        """Return what belongs beside the figures: method, parameters without keys, version, digest."""
        about = {"table": self.structure.name, "unit": self.structure.unit, "cells": len(self.values)}
        method = self.method.as_dict()
        words = {
            "caption": caption(
                self.method.name, self.method.parameters, cells=len(self.values), hidden=len(self.hidden)
            ),
            "adding_up": adding_up(self.method.name, self.method.parameters),
        }
        return {"format": 1, **about, "hidden": len(self.hidden), **method, "digest": self.digest, **words}
