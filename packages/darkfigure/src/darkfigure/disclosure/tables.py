"""Frequency tables: how many there are of each combination."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from darkfigure._errors import InvalidInput
from darkfigure.disclosure.estimates import Estimates
from darkfigure.disclosure.structures import Cell, Structure, text_of

NAMED = 5
LARGEST_COUNT = 10**9


@dataclass(frozen=True)
class FrequencyTable:
    """Counts of persons (or another unit) by inner cell, with all that is published as a sum of them.

    Parameters
    ----------
    structure : Structure
        Dimensions and published margins.
    counts : array of int, shape (inner cells,)
        In the order of ``structure.inner``, from zero; zero where the structure has a structural zero.
    contributors : mapping of cell to int
        Organisations behind a published cell, where that is known: a cell of one organisation is a cell of its clients.
    estimates : Estimates
        Published cells that are estimates and not counts; they are published with their interval, rounded. The counts
        behind them stay in ``counts``: nobody may read those from a publication either.

    Raises
    ------
    InvalidInput
        For a count that is not a whole number from zero, a count where nothing can be, cells that are not published, or
        an estimate that cannot belong to its count.

    Examples
    --------
    >>> from darkfigure.disclosure.dimensions import Dimension
    >>> sex = Dimension.from_groups("sex", {"Total": ["boy", "girl"]})
    >>> table = FrequencyTable.from_counts(Structure((sex,)), {("boy",): 2, ("girl",): 9})
    >>> table["Total"]
    11
    """

    structure: Structure
    counts: NDArray[np.int64]
    contributors: Mapping[Cell, int] = field(default_factory=dict)
    estimates: Estimates = field(default_factory=Estimates)

    def __post_init__(self) -> None:
        if self.counts.shape != (len(self.structure.inner),):
            raise InvalidInput("counts", self.counts.shape, f"{len(self.structure.inner)} inner cells")
        filled = [i for i in self.structure.impossible if self.counts[i]]
        if filled:
            place = f"count of {text_of(self.structure.inner[filled[0]])}"
            raise InvalidInput(place, int(self.counts[filled[0]]), "0, because it is a structural zero")
        for cell in self.contributors:
            if cell not in self.structure.numbers:
                raise InvalidInput("cell", text_of(cell), "a published cell")
        if self.estimates.cells:
            counts = dict(zip(self.structure.cells, self.values.tolist(), strict=True))
            self.estimates.check(self.structure, counts)
        self.counts.flags.writeable = False

    @classmethod
    def from_counts(
        cls,
        structure: Structure,
        counts: Mapping[Cell, Any],
        *,
        missing: Literal["refuse", "zero"] = "refuse",
        contributors: Mapping[Cell, int] | None = None,
        estimates: Estimates | None = None,
    ) -> FrequencyTable:
        """Make a table from counts by cell: the inner cells, and totals too where they are given.

        Parameters
        ----------
        structure : Structure
            Dimensions and published margins.
        counts : mapping of tuple of str to int
            Counts by codes, in the order of the dimensions. Totals are compared with the sum of their parts.
        missing : {"refuse", "zero"}
            What an inner cell that is not named means. Structural zeros need not be named.
        contributors, estimates : mapping, optional
            As for the class.

        Raises
        ------
        InvalidInput
            For an unknown code, a missing inner cell, a count that is not a whole number from zero, or a total that is
            not the sum of its parts.
        """
        for cell in counts:
            _check_codes(structure, cell)
        inner = np.zeros(len(structure.inner), dtype=np.int64)
        absent = []
        for place, cell in enumerate(structure.inner):
            if cell in counts:
                inner[place] = whole(f"count of {text_of(cell)}", counts[cell])
            elif place not in structure.impossible:
                absent.append(text_of(cell))
        if absent and missing == "refuse":
            named = ", ".join(absent[:NAMED]) + (" and others" if len(absent) > NAMED else "")
            raise InvalidInput("table", f"without {named}", "a count for every combination of inner codes, 0 included")
        leaves = set(structure.inner)
        totals = [cell for cell in counts if cell not in leaves]
        for cell, parts in zip(totals, structure.membership_of(totals) @ inner, strict=True):
            given = whole(f"count of {text_of(cell)}", counts[cell])
            if given != parts:
                raise InvalidInput(f"total {text_of(cell)}", given, f"the sum of its parts, {parts}")
        return cls(structure, inner, dict(contributors or {}), estimates or Estimates())

    @classmethod
    def from_records(
        cls, structure: Structure, records: Iterable[Mapping[str, Any]], *, contributor: str | None = None
    ) -> FrequencyTable:
        """Count records, one for each person (or other unit), with inner codes by dimension.

        Parameters
        ----------
        structure : Structure
            Dimensions and published margins.
        records : iterable of mapping
            One mapping from the names of the dimensions to inner codes a person; an empty value is counted as unknown
            where the dimension has such a level.
        contributor : str, optional
            Name of the entry that holds the organisation a record came from.

        Raises
        ------
        InvalidInput
            For a record without a dimension, or a value that is not an inner code.
        """
        tally: Counter[Cell] = Counter()
        sources: dict[Cell, set[str]] = {}
        for number, record in enumerate(records, start=1):
            cell = inner_cell(structure, record, number)
            tally[cell] += 1
            if contributor is not None:
                sources.setdefault(cell, set()).add(str(record.get(contributor)))
        table = cls.from_counts(structure, tally, missing="zero")
        if contributor is None:
            return table
        behind = (
            (cell, set().union(*(sources.get(structure.inner[i], set()) for i in held)))
            for cell, held in zip(structure.cells, structure.held, strict=True)
        )
        return cls(structure, table.counts, {cell: len(names) for cell, names in behind if names})

    @cached_property
    def values(self) -> NDArray[np.int64]:
        """Counts of the published cells, in the order of ``structure.cells``."""
        return np.asarray(self.structure.membership.astype(np.int64) @ self.counts, dtype=np.int64)

    def __getitem__(self, cell: str | Cell) -> int:
        """Return the count of a published cell, by its codes."""
        return int(self.values[self.structure.numbers[(cell,) if isinstance(cell, str) else cell]])

    @cached_property
    def estimated(self) -> NDArray[np.bool_]:
        """Which published cells are estimates and no counts."""
        return np.array([cell in self.estimates.cells for cell in self.structure.cells])

    @cached_property
    def structural(self) -> NDArray[np.bool_]:
        """Which published cells can hold nothing, because all their inner cells are structural zeros."""
        possible = np.ones(len(self.structure.inner), dtype=np.int64)
        possible[list(self.structure.impossible)] = 0
        return np.asarray(self.structure.membership.astype(np.int64) @ possible == 0)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the content: structure and counts."""
        estimates = [[text_of(cell), e.value, e.low, e.high] for cell, e in self.estimates.cells.items()]
        content = [self.structure.as_dict(), self.counts.tolist(), *([estimates] if estimates else [])]
        text = json.dumps(content, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


def _check_codes(structure: Structure, cell: Cell) -> None:
    if len(cell) != len(structure.dimensions):
        raise InvalidInput("cell", text_of(cell), f"one code for each of {', '.join(structure.names)}")
    for dimension, code in zip(structure.dimensions, cell, strict=True):
        if code not in dimension.held:
            raise InvalidInput(f"code of {dimension.name!r}", code, ", ".join(dimension.codes))


def inner_cell(structure: Structure, record: Mapping[str, Any], number: int) -> Cell:
    """Return the inner cell in which a record is counted; its number is for the error."""
    return tuple(_leaf(structure, record, place, number) for place in range(len(structure.dimensions)))


def _leaf(structure: Structure, record: Mapping[str, Any], place: int, number: int) -> str:
    """Read one value of a record as an inner code."""
    dimension = structure.dimensions[place]
    value = record.get(dimension.name)
    empty = value is None or str(value).strip() in {"", "nan", "None", "NaT"}
    code = dimension.unknown if empty and dimension.unknown else str(value).strip()
    if code not in dimension.leaf_numbers:
        raise InvalidInput(f"record {number}, {dimension.name!r}", value, ", ".join(dimension.leaves))
    return code


def whole(name: str, value: Any) -> int:
    """Read a whole number from zero, of any numeric type or as text; the name is for the error."""
    try:
        number = float(str(value).strip()) if not isinstance(value, bool) else -1.0
    except ValueError:
        number = -1.0
    if not (0 <= number <= LARGEST_COUNT and number.is_integer()):
        raise InvalidInput(name, value, "a whole number from 0")
    return int(number)
