"""What is published of a table: which cells, and of which inner cells each is the sum."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from darkfigure._errors import InvalidInput
from darkfigure.disclosure.dimensions import SEPARATOR, Dimension

Cell = tuple[str, ...]
Margins = Mapping[str, tuple[str, ...]]

LARGEST = 200_000


@dataclass(frozen=True)
class Structure:
    """The dimensions of a table, and the margins of it that are published.

    Every published cell is a sum of *inner cells*, one for each combination of inner codes. Several ``tables`` over the
    same dimensions are linked tables: they share inner cells, and cells of one name are one cell.

    Parameters
    ----------
    dimensions : tuple of Dimension
        In the order of the columns.
    tables : tuple of mapping, optional
        Per published table the codes of each dimension; a dimension that is not named is at its total. By default one
        table with every code of every dimension.
    name : str
        Name of the table.
    unit : str
        What is counted; figures of different units (victims, reports) never add up.
    structural_zeros : tuple of mapping
        Combinations that cannot occur, as codes by dimension; they are zero to everybody and need no protection.
    threshold : int or None
        The smallest count that may be read from a publication.

    Raises
    ------
    InvalidInput
        For an unknown dimension or code, a dimension twice, a dimension that is left out but has no total, or more than
        200,000 cells.

    Examples
    --------
    >>> sex = Dimension.from_groups("sex", {"Total": ["boy", "girl"]})
    >>> year = Dimension.from_groups("year", {"Total": ["2025", "2026"]})
    >>> structure = Structure((sex, year))
    >>> len(structure.cells), len(structure.inner)
    (9, 4)
    >>> structure.membership.toarray()[structure.numbers["Total", "2025"]]
    array([1, 0, 1, 0], dtype=int8)
    """

    dimensions: tuple[Dimension, ...]
    tables: tuple[Margins, ...] | None = None
    name: str = "table"
    unit: str = "persons"
    structural_zeros: tuple[Margins, ...] = ()
    threshold: int | None = None

    def __post_init__(self) -> None:
        twice = [name for name, number in Counter(d.name for d in self.dimensions).items() if number > 1]
        if twice or not self.dimensions:
            raise InvalidInput("dimensions", twice or "none", "one or more, each once")
        for margins in (*(self.tables or ()), *self.structural_zeros):
            self._check(margins)
        for margins in self.tables or ():
            left_out = [d.name for d in self.dimensions if d.name not in margins and d.total is None]
            if left_out:
                raise InvalidInput("table", f"without {left_out[0]!r}", "every dimension that has no total code")
        size = sum(int(np.prod([float(len(codes)) for codes in table])) for table in self._products)
        if max(size, int(np.prod([float(len(d.leaves)) for d in self.dimensions]))) > LARGEST:
            raise InvalidInput("structure", f"{size:,} cells", f"at most {LARGEST:,}; publish fewer margins")

    def _check(self, margins: Margins) -> None:
        for name, codes in margins.items():
            if name not in self._codes:
                raise InvalidInput("dimension", name, ", ".join(self._codes))
            foreign = [code for code in codes if code not in self._codes[name].held]
            if foreign or not codes or len(set(codes)) < len(codes):
                allowed = f"codes of {name!r}, each once: {', '.join(self._codes[name].codes)}"
                raise InvalidInput(f"codes of {name!r} in a table", list(foreign or codes), allowed)

    @classmethod
    def from_dict(cls, entry: Mapping[str, Any]) -> Structure:
        """Read one entry of a structure file.

        Parameters
        ----------
        entry : mapping
            ``dims`` (each with ``name``, ``groups``, perhaps ``unknown`` and ``sensitive``), and perhaps ``tables``,
            ``name``, ``unit``, ``threshold`` and ``structural_zeros``. Other entries are left alone.
        """
        dims = entry.get("dims") if isinstance(entry, Mapping) else None
        if not isinstance(dims, list) or not dims:
            raise InvalidInput("structure", entry if dims is None else dims, "'dims': a list of dimensions")
        for dim in dims:
            if not isinstance(dim, Mapping) or "name" not in dim or not isinstance(dim.get("groups"), Mapping):
                raise InvalidInput("dimension", dim, "'name', and 'groups' of code to inner codes")
        threshold = entry.get("threshold")
        if threshold is not None and (not isinstance(threshold, int) or isinstance(threshold, bool) or threshold < 1):
            raise InvalidInput("threshold", threshold, "a whole number from 1")
        tables, zeros = entry.get("tables"), entry.get("structural_zeros")
        return cls(
            tuple(_dimension(dim) for dim in dims),
            None if tables is None else _margins("tables", tables),
            str(entry.get("name") or "table"),
            str(entry.get("unit") or "persons"),
            () if zeros is None else _margins("structural_zeros", zeros),
            threshold,
        )

    def as_dict(self) -> dict[str, Any]:
        """Return what ``STRUCTURE.json`` holds."""
        as_lists = [{name: list(codes) for name, codes in table.items()} for table in self.tables or ()]
        zeros = [{name: list(codes) for name, codes in zeros.items()} for zeros in self.structural_zeros]
        return {
            "name": self.name,
            "unit": self.unit,
            "threshold": self.threshold,
            "dims": [dimension.as_dict() for dimension in self.dimensions],
            "tables": None if self.tables is None else as_lists,
            "structural_zeros": zeros,
        }

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the dimensions."""
        return tuple(self._codes)

    @cached_property
    def _codes(self) -> dict[str, Dimension]:
        return {dimension.name: dimension for dimension in self.dimensions}

    @cached_property
    def _products(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """Per published table the codes of every dimension."""
        if self.tables is None:
            return (tuple(dimension.codes for dimension in self.dimensions),)
        return tuple(tuple(table.get(d.name) or (d.total or "",) for d in self.dimensions) for table in self.tables)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The published cells, each once, in the order of the tables."""
        return tuple(dict.fromkeys(itertools.chain.from_iterable(itertools.product(*t) for t in self._products)))

    @cached_property
    def numbers(self) -> dict[Cell, int]:
        """The place of each published cell."""
        return {cell: number for number, cell in enumerate(self.cells)}

    @cached_property
    def inner(self) -> tuple[Cell, ...]:
        """All combinations of inner codes, published or not."""
        return tuple(itertools.product(*(dimension.leaves for dimension in self.dimensions)))

    @cached_property
    def membership(self) -> sparse.csr_array:
        """Which inner cells each published cell is the sum of: 0 and 1, shape (cells, inner cells)."""
        return self.membership_of(self.cells)

    @cached_property
    def held(self) -> tuple[NDArray[np.int64], ...]:
        """The inner cells of each published cell, by their place."""
        return tuple(np.split(self.membership.indices, self.membership.indptr[1:-1]))

    def membership_of(self, cells: Sequence[Cell]) -> sparse.csr_array:
        """Return the same for any cells, published or not."""
        held = {dimension.name: dimension.held for dimension in self.dimensions}
        return self.sums_of([[held[n][code] for n, code in zip(held, cell, strict=True)] for cell in cells])

    def sums_of(self, sums: Sequence[Sequence[Iterable[str]]]) -> sparse.csr_array:
        """Return the same for any sums: the inner codes of each dimension that are counted together."""
        strides = np.cumprod([1, *(len(d.leaves) for d in reversed(self.dimensions))])[::-1][1:]
        places = [
            {leaf: number * stride for leaf, number in dimension.leaf_numbers.items()}
            for dimension, stride in zip(self.dimensions, strides, strict=True)
        ]
        columns = [
            _outer_sum([[p[x] for x in leaves] for p, leaves in zip(places, held, strict=True)]) for held in sums
        ]
        ends = np.cumsum([0, *(len(held) for held in columns)])
        flat = np.concatenate(columns) if columns else np.zeros(0, dtype=np.int64)
        shape = (len(columns), len(self.inner))
        matrix = sparse.csr_array((np.ones(len(flat), dtype=np.int8), flat, ends), shape=shape)
        matrix.sort_indices()
        return matrix

    @cached_property
    def impossible(self) -> frozenset[int]:
        """The inner cells that are structural zeros, by their place."""
        cells = [
            cell
            for zeros in self.structural_zeros
            for cell in itertools.product(*(zeros.get(d.name, d.leaves) for d in self.dimensions))
        ]
        return frozenset(self.membership_of(cells).indices.tolist())

    @cached_property
    def equations(self) -> sparse.csr_array:
        """The additive relations between published cells: 1 for a sum, -1 for its parts, shape (equations, cells)."""
        rows: list[tuple[int, tuple[int, ...]]] = []
        for table in self._products:
            for place, (dimension, codes) in enumerate(zip(self.dimensions, table, strict=True)):
                sums = [(code, parts) for code in codes for parts in dimension.partitions(code, codes)]
                others = [*table[:place], ("",), *table[place + 1 :]]
                for (code, parts), cell in itertools.product(sums, itertools.product(*others)):
                    named = [(*cell[:place], part, *cell[place + 1 :]) for part in (code, *parts)]
                    rows.append((self.numbers[named[0]], tuple(self.numbers[part] for part in named[1:])))
        unlike = list(dict.fromkeys(rows))
        data = np.concatenate([[1, *[-1] * len(parts)] for _, parts in unlike]) if unlike else np.zeros(0)
        columns = [column for whole, parts in unlike for column in (whole, *parts)]
        ends = np.cumsum([0, *(1 + len(parts) for _, parts in unlike)])
        return sparse.csr_array((data.astype(np.int8), columns, ends), shape=(len(unlike), len(self.cells)))

    def sensitive_splits(self) -> Iterator[tuple[Cell, tuple[Cell, ...]]]:
        """Yield each published group with its parts along a sensitive dimension."""
        places = {place for place, dimension in enumerate(self.dimensions) if dimension.sensitive}
        for equation in self.equations if places else ():
            whole, *parts = (self.cells[number] for number in equation.indices[np.argsort(-equation.data)])
            if next(i for i, code in enumerate(whole) if code != parts[0][i]) in places:
                yield whole, tuple(parts)


def read_structure(source: str | Path, name: str | None = None) -> Structure:
    """Read ``STRUCTURE.json``: one entry, or a list from which ``name`` is taken.

    Raises
    ------
    InvalidInput
        When the file cannot be read, is no JSON, or holds no structure (of that name).
    """
    try:
        entry = json.loads(Path(source).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise InvalidInput("structure file", str(source), f"a readable JSON file ({error})") from error
    if isinstance(entry, list):
        fitting = [item for item in entry if isinstance(item, dict) and name in (None, item.get("name"))]
        if len(fitting) != 1:
            raise InvalidInput("structure file", str(source), f"one entry{f' named {name!r}' if name else ''}")
        entry = fitting[0]
    elif name and isinstance(entry, dict) and entry.get("name", name) != name:
        raise InvalidInput("--name", name, f"the name of the structure in {source}, {entry['name']!r}")
    return Structure.from_dict(entry)


def text_of(cell: Cell) -> str:
    """Return the codes of a cell joined by ``|``."""
    return SEPARATOR.join(cell)


def _outer_sum(lists: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    """Return all sums of one number from each list."""
    sums = np.zeros(1, dtype=np.int64)
    for numbers in lists:
        sums = np.add.outer(sums, np.array(numbers, dtype=np.int64)).ravel()
    return sums


def _dimension(dim: Mapping[str, Any]) -> Dimension:
    unknown = None if dim.get("unknown") is None else str(dim["unknown"])
    groups = _texts(dim["groups"])
    return Dimension.from_groups(str(dim["name"]), groups, unknown=unknown, sensitive=dim.get("sensitive") is True)


def _margins(name: str, given: Any) -> tuple[Margins, ...]:
    if not isinstance(given, list):
        raise InvalidInput(name, given, "a list with, for each, a mapping from dimensions to lists of codes")
    return tuple(_texts(margins) for margins in given)


def _texts(groups: Any) -> dict[str, tuple[str, ...]]:
    """Read codes as texts; years are often written as numbers."""
    if not isinstance(groups, Mapping):
        raise InvalidInput("codes", groups, "a mapping from names to lists of codes")
    lists = {str(name): [codes] if isinstance(codes, (str, int)) else codes for name, codes in groups.items()}
    for name, codes in lists.items():
        if not isinstance(codes, (list, tuple)):
            raise InvalidInput(f"codes of {name!r}", codes, "a list of codes")
    return {name: tuple(map(str, codes)) for name, codes in lists.items()}
