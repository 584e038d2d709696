"""The inner cells that several releases have in common, however their codes differ."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from scipy import sparse

from darkfigure._errors import InvalidInput
from darkfigure.disclosure.dimensions import Dimension
from darkfigure.disclosure.structures import Cell, Structure

Crosswalk = Mapping[str, Mapping[str, Sequence[str]]]

BAND = re.compile(r"(\d+)(?:[-\u2013](\d+)|(\+))?")


@dataclass(frozen=True)
class Universe:
    """The coarsest inner cells of which the cells of all structures are sums.

    Parameters
    ----------
    structures : tuple of Structure
        With the same dimensions, in any order. Codes of one name are one thing.
    crosswalk : mapping, optional
        Per dimension, what a code holds in inner codes of the other structures: municipalities that merged. Bands of
        whole years (``12-15``, ``18+``) whose limits moved need none, nor does a code that is a group elsewhere.

    Raises
    ------
    InvalidInput
        When the structures have different dimensions or units.

    Examples
    --------
    >>> old = Structure((Dimension.from_groups("age", {"Total": ["12-15", "16-17"]}),))
    >>> new = Structure((Dimension.from_groups("age", {"Total": ["12-14", "15-17"]}),))
    >>> Universe((old, new)).atoms
    {'age': ('12-14', '15', '16-17')}
    >>> Universe((old, new)).membership_of(new, [("15-17",)]).toarray()
    array([[0, 1, 1]], dtype=int8)
    """

    structures: tuple[Structure, ...]
    crosswalk: Crosswalk = field(default_factory=dict)

    def __post_init__(self) -> None:
        first = self.structures[0]
        for other in self.structures[1:]:
            if set(other.names) != set(first.names):
                allowed = f"the dimensions {', '.join(first.names)}, as in the other release"
                raise InvalidInput("dimensions", ", ".join(other.names), allowed)
            if other.unit != first.unit:
                raise InvalidInput("unit", other.unit, f"{first.unit!r}, as in the other release")

    @cached_property
    def atoms(self) -> dict[str, tuple[str, ...]]:
        """The finest inner codes of each dimension."""
        return {name: tuple(dict.fromkeys(itertools.chain(*parts.values()))) for name, parts in self._parts.items()}

    @cached_property
    def _parts(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """The finest inner codes that each code of any structure is made of, per dimension."""
        dimensions = [dimension for structure in self.structures for dimension in structure.dimensions]
        return {
            name: _parts([d for d in dimensions if d.name == name], self.crosswalk.get(name, {}))
            for name in self.structures[0].names
        }

    @cached_property
    def _common(self) -> Structure:
        groups = {name: {atom: (atom,) for atom in atoms} for name, atoms in self.atoms.items()}
        finest = (Dimension.from_groups(name, groups[name]) for name in self.atoms)
        return Structure(tuple(finest), tables=())

    def membership_of(self, structure: Structure, cells: Sequence[Cell]) -> sparse.csr_array:
        """Return of which common inner cells each cell of a structure is the sum, shape (cells, common inner cells)."""
        held = {d.name: {code: self._atoms_of(d, code) for code in d.codes} for d in structure.dimensions}
        places = [structure.names.index(name) for name in self.atoms]
        return self._common.sums_of(
            [[held[name][cell[place]] for name, place in zip(self.atoms, places, strict=True)] for cell in cells]
        )

    def pieces_of(self, structure: Structure, cell: Cell) -> tuple[tuple[str, ...], ...]:
        """Return the finest inner codes that a cell holds in each dimension; equal for cells of the same persons."""
        codes = dict(zip(structure.names, cell, strict=True))
        held = {d.name: self._atoms_of(d, codes[d.name]) for d in structure.dimensions}
        return tuple(tuple(sorted(held[name])) for name in self.atoms)

    def _atoms_of(self, dimension: Dimension, code: str) -> tuple[str, ...]:
        leaves = dimension.held[code]
        return tuple(dict.fromkeys(itertools.chain(*(self._parts[dimension.name][leaf] for leaf in sorted(leaves)))))


def _parts(dimensions: Sequence[Dimension], crosswalk: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Split the inner codes of several versions of one dimension into pieces that all have in common."""
    leaves = tuple(dict.fromkeys(leaf for dimension in dimensions for leaf in dimension.leaves))
    if all(set(dimension.leaves) == set(leaves) for dimension in dimensions) and not crosswalk:
        return {leaf: (leaf,) for leaf in leaves}
    groups: dict[str, Sequence[str]] = {
        code: held for dimension in dimensions for code, held in dimension.groups if held != (code,) and code in leaves
    }
    groups |= crosswalk
    bands = {leaf: band for leaf in leaves if leaf not in groups and (band := _band(leaf))}
    edges = sorted({edge for band in bands.values() for edge in band})

    def split(code: str, above: tuple[str, ...]) -> tuple[str, ...]:
        if code in above:
            raise InvalidInput("crosswalk", code, "codes that do not hold themselves")
        if code in groups:
            return tuple(itertools.chain(*(split(part, (*above, code)) for part in groups[code])))
        if code in bands:
            low, high = bands[code]
            return tuple(_name(a, b) for a, b in itertools.pairwise(edges) if low <= a and b <= high)
        return (code,)

    return {leaf: split(leaf, ()) for leaf in leaves}


def _band(code: str) -> tuple[float, float] | None:
    """Read a band of whole years: its first year, and the first year after it."""
    found = BAND.fullmatch(code.strip())
    if not found:
        return None
    first = int(found[1])
    return first, math.inf if found[3] else int(found[2] or first) + 1


def _name(first: float, after: float) -> str:
    if math.isinf(after):
        return f"{first:.0f}+"
    return f"{first:.0f}" if after == first + 1 else f"{first:.0f}-{after - 1:.0f}"


def joined_bands(codes: Sequence[str]) -> str | None:
    """Return the band of years that neighbouring bands make together; nothing where they are no neighbouring bands."""
    bands = [_band(code) for code in codes]
    known = [band for band in bands if band is not None]
    if len(known) < max(1, len(bands)) or any(a[1] != b[0] for a, b in itertools.pairwise(known)):
        return None
    return _name(known[0][0], known[-1][1])
