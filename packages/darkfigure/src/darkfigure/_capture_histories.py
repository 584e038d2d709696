"""Who appeared on which lists."""

from __future__ import annotations

import hashlib
import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from darkfigure._errors import InvalidInput
from darkfigure._html_tables import html_table
from darkfigure._membership import is_missing, row_mask
from darkfigure._numbers import whole
from darkfigure._tabular import Column, Tabular

MAXIMUM_LISTS = 20
SHOWN_ROWS = 10


@dataclass(frozen=True)
class CaptureHistories(Tabular):
    """Numbers of persons by the exact set of lists on which they stand.

    Parameters
    ----------
    lists : tuple of str
        Names of the lists, two to twenty, in a fixed order.
    patterns : tuple of int
        Sets of lists as bit masks (bit ``i`` for ``lists[i]``), ascending, each at most once, never zero.
    counts : tuple of int
        Persons with that pattern, same length as ``patterns``, all positive.

    Raises
    ------
    InvalidInput
        When a name, pattern or count is not as described. The class methods tidy raw data first.

    Examples
    --------
    >>> histories = CaptureHistories.from_sets(("police", "shelter"), {("police",): 30, ("police", "shelter"): 5})
    >>> histories.observed
    35
    >>> histories.list_totals
    {'police': 35, 'shelter': 5}
    """

    caption: ClassVar[str] = "Persons by the exact set of lists on which they stand"
    lists: tuple[str, ...]
    patterns: tuple[int, ...]
    counts: tuple[int, ...]

    def __post_init__(self) -> None:
        _check_lists(self.lists)
        if len(self.patterns) != len(self.counts):
            raise InvalidInput("counts", len(self.counts), f"one for each of the {len(self.patterns)} patterns")
        if list(self.patterns) != sorted(set(self.patterns)):
            raise InvalidInput("patterns", self.patterns, "ascending, each once")
        if self.patterns and not 0 < self.patterns[0] <= self.patterns[-1] < 1 << len(self.lists):
            raise InvalidInput("patterns", self.patterns, f"1 to {(1 << len(self.lists)) - 1}")
        if any(count < 1 for count in self.counts):
            raise InvalidInput("counts", min(self.counts), "positive whole numbers")

    @classmethod
    def from_counts(cls, lists: Sequence[str], counts: Mapping[int, int]) -> CaptureHistories:
        """Make histories from counts by bit mask; patterns with count zero are left out.

        Parameters
        ----------
        lists : sequence of str
            Names of the lists.
        counts : mapping of int to int
            Persons by bit mask of lists.
        """
        present = sorted((mask, whole(f"count of pattern {mask}", count)) for mask, count in counts.items())
        kept = [(mask, count) for mask, count in present if count or mask == 0]
        return cls(tuple(lists), tuple(mask for mask, _ in kept), tuple(count for _, count in kept))

    @classmethod
    def from_sets(cls, lists: Sequence[str], counts: Mapping[tuple[str, ...], int]) -> CaptureHistories:
        """Make histories from counts by set of list names.

        Parameters
        ----------
        lists : sequence of str
            Names of the lists.
        counts : mapping of tuple of str to int
            Persons by the exact lists on which they stand, in any order.

        Raises
        ------
        InvalidInput
            For an unknown list, an empty set, a set given twice, or a count that is not a whole number from zero.
        """
        bits = _bits(lists)
        table: dict[int, int] = {}
        for names, count in counts.items():
            mask = _mask(names, bits)
            if mask in table:
                raise InvalidInput("pattern", "+".join(names), "each pattern once")
            table[mask] = count
        return cls.from_counts(lists, table)

    @classmethod
    def from_records(
        cls, records: Iterable[tuple[Any, str]], *, lists: Sequence[str] | None = None
    ) -> CaptureHistories:
        """Make histories from person records, one per person and list; repeats of a record count once.

        Parameters
        ----------
        records : iterable of (person, list)
            ``person`` is any hashable key, ``list`` the name of a list.
        lists : sequence of str, optional
            All lists in their order; by default those that occur, sorted.

        Examples
        --------
        >>> CaptureHistories.from_records([(1, "A"), (1, "B"), (2, "A"), (3, "B")]).overlap_table()
        array([[2, 1],
               [1, 2]])
        """
        pairs = list(records)
        nameless = [str(row) for row, (person, _) in enumerate(pairs, start=1) if is_missing(person)]
        if nameless:
            rows = ", ".join(nameless[:SHOWN_ROWS]) + (", ..." if len(nameless) > SHOWN_ROWS else "")
            raise InvalidInput(
                f"person in row {rows}", "missing", "a key in every row: without one nobody can be linked"
            )
        names = tuple(lists) if lists is not None else tuple(sorted({name for _, name in pairs}))
        bits = _bits(names)
        masks: dict[Any, int] = {}
        for person, name in pairs:
            masks[person] = masks.get(person, 0) | _mask((name,), bits)
        return cls.from_counts(names, Counter(masks.values()))

    @classmethod
    def from_membership(cls, lists: Sequence[str], rows: Iterable[Sequence[object]]) -> CaptureHistories:
        """Make histories from one row per person, with a 0/1 (or true/false) column per list.

        Raises
        ------
        InvalidInput
            For a cell that is neither 0 nor 1, a row of another length, or a person who stands on no list.
        """
        tally: Counter[int] = Counter()
        for number, row in enumerate(rows, start=1):
            tally[row_mask(row, lists, f"row {number}")] += 1
        return cls.from_counts(lists, tally)

    @cached_property
    def observed(self) -> int:
        """Persons on at least one list."""
        return sum(self.counts)

    @property
    def list_totals(self) -> dict[str, int]:
        """Persons on each list."""
        return {
            name: sum(count for mask, count in zip(self.patterns, self.counts, strict=True) if mask >> bit & 1)
            for bit, name in enumerate(self.lists)
        }

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the content: list names, patterns and counts."""
        lines = [repr(self.lists), *(f"{mask} {count}" for mask, count in zip(self.patterns, self.counts, strict=True))]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def table(self) -> NDArray[np.float64]:
        """Return counts of all ``2**lists`` patterns, indexed by bit mask; entry 0, the unseen, is zero."""
        dense = np.zeros(1 << len(self.lists))
        dense[list(self.patterns)] = self.counts
        return dense

    def overlap_table(self) -> NDArray[np.int64]:
        """Return persons on both lists of each pair, shape (lists, lists); list totals on the diagonal."""
        size = len(self.lists)
        members = (np.array(self.patterns, dtype=np.int64)[:, None] >> np.arange(size)) & 1
        weighted = members * np.array(self.counts, dtype=np.int64)[:, None]
        return np.asarray(members.T @ weighted, dtype=np.int64)

    def pairs_without_overlap(self) -> tuple[tuple[str, str], ...]:
        """Return the pairs of lists that nobody shares."""
        overlap = self.overlap_table()
        pairs = itertools.combinations(range(len(self.lists)), 2)
        return tuple((self.lists[i], self.lists[j]) for i, j in pairs if overlap[i, j] == 0)

    def capture_frequencies(self) -> tuple[int, ...]:
        """Return how many persons stand on exactly 1, 2, ... lists."""
        tally: Counter[int] = Counter()
        for mask, count in zip(self.patterns, self.counts, strict=True):
            tally[mask.bit_count()] += count
        return tuple(tally[size] for size in range(1, len(self.lists) + 1))

    def merge(self, *names: str, into: str | None = None) -> CaptureHistories:
        """Join lists into one, as if they had been kept as one from the start.

        Parameters
        ----------
        *names : str
            Two or more lists.
        into : str, optional
            Name of the joined list; by default the names run together. It takes the place of the first.
        """
        if len(set(names)) < 2:
            raise InvalidInput("names", names, "two or more different lists")
        bits = _bits(self.lists)
        joined = _mask(names, bits)
        kept = [name for name in self.lists if not bits[name] & joined or bits[name] == joined & -joined]
        renamed = [into or "".join(names) if bits[name] & joined else name for name in kept]
        tally: Counter[int] = Counter()
        for mask, count in zip(self.patterns, self.counts, strict=True):
            whole = mask | (joined & -joined) if mask & joined else mask
            tally[_gather(whole, [bits[name] for name in kept])] += count
        return CaptureHistories.from_counts(renamed, tally)

    def drop(self, *names: str) -> CaptureHistories:
        """Leave lists out; persons who stood on no other list disappear."""
        bits = _bits(self.lists)
        dropped = _mask(names, bits)
        return self.restrict(*(name for name in self.lists if not bits[name] & dropped))

    def restrict(self, *names: str) -> CaptureHistories:
        """Keep only these lists, in the order given; persons on none of them disappear."""
        bits = _bits(self.lists)
        _mask(names, bits)
        tally: Counter[int] = Counter()
        for mask, count in zip(self.patterns, self.counts, strict=True):
            kept = _gather(mask, [bits[name] for name in names])
            if kept:
                tally[kept] += count
        return CaptureHistories.from_counts(names, tally)

    def replace_counts(self, counts: Sequence[int]) -> CaptureHistories:
        """Return the same lists and patterns with other counts, as a resample has."""
        return CaptureHistories.from_counts(self.lists, dict(zip(self.patterns, counts, strict=True)))

    def _columns(self) -> Mapping[str, Column]:
        members: dict[str, Column] = {
            name: ("whole", [mask >> bit & 1 for mask in self.patterns]) for bit, name in enumerate(self.lists)
        }
        counts = "count" if "count" not in members else "number of persons"
        return {**members, counts: ("whole", self.counts)}

    def _repr_html_(self) -> str:
        """Name each row by its lists."""
        rows = [
            (" + ".join(name for bit, name in enumerate(self.lists) if mask >> bit & 1), f"{count:,}")
            for mask, count in zip(self.patterns, self.counts, strict=True)
        ]
        return html_table(self.caption, ("lists", "persons"), [*rows, ("together", f"{self.observed:,}")])


def _check_lists(lists: tuple[str, ...]) -> None:
    if not 2 <= len(lists) <= MAXIMUM_LISTS:
        raise InvalidInput("lists", lists, f"2 to {MAXIMUM_LISTS} lists")
    if any(not name.strip() for name in lists):
        raise InvalidInput("lists", lists, "names that are not empty")
    twice = [name for name, number in Counter(lists).items() if number > 1]
    if twice:
        raise InvalidInput("lists", twice[0], "each name once")


def _bits(lists: Sequence[str]) -> dict[str, int]:
    return {name: 1 << bit for bit, name in enumerate(lists)}


def _mask(names: Iterable[str], bits: Mapping[str, int]) -> int:
    mask = 0
    for name in names:
        if name not in bits:
            raise InvalidInput("list", name, ", ".join(bits))
        mask |= bits[name]
    return mask


def _gather(mask: int, bits: Sequence[int]) -> int:
    """Renumber: bit ``i`` of the result tells whether ``bits[i]`` is in the mask."""
    return sum(1 << place for place, bit in enumerate(bits) if mask & bit)
