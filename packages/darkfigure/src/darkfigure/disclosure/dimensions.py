"""A variable of a table: its inner codes, and the codes that are sums of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from darkfigure._errors import InvalidInput

SEPARATOR = "|"
PARTITIONS = 12


@dataclass(frozen=True)
class Dimension:
    """A variable such as sex, age band or municipality, with its hierarchies.

    Parameters
    ----------
    name : str
        Name of the column.
    groups : tuple of (str, tuple of str)
        Each code with the inner codes that it holds. An inner code holds itself alone. Groups may nest (municipality in
        region in country) or overlap (care regions and police units).
    unknown : str or None
        The inner code for "not known", where there is one: a level like any other, to which empty values are counted.
    sensitive : bool
        Whether it harms somebody when this is learnt of them, such as the form of exploitation; a municipality is not.

    Raises
    ------
    InvalidInput
        For a code twice, an empty group, a group that holds what is no inner code, or a code with ``|`` in it.

    Examples
    --------
    >>> age = Dimension.from_groups("age", {"minor": ["0-11", "12-17"], "Total": ["0-11", "12-17", "18-22"]})
    >>> age.leaves
    ('0-11', '12-17', '18-22')
    >>> age.total
    'Total'
    >>> age.partitions("Total", age.codes)
    (('minor', '18-22'),)
    """

    name: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    unknown: str | None = None
    sensitive: bool = False

    def __post_init__(self) -> None:
        place = f"dimension {self.name!r}"
        twice = [code for code, number in Counter(code for code, _ in self.groups).items() if number > 1]
        if twice:
            raise InvalidInput(f"code in {place}", twice[0], "each code once")
        if not self.leaves:
            raise InvalidInput(place, self.groups, "at least one inner code, that is a code that holds itself alone")
        for code, held in self.groups:
            if not code.strip() or SEPARATOR in code:
                raise InvalidInput(f"code in {place}", code, f"a text that is not empty, without {SEPARATOR!r}")
            foreign = [leaf for leaf in held if leaf not in self.leaf_numbers]
            if not held or foreign or len(set(held)) < len(held):
                allowed = f"one or more of the inner codes, each once: {', '.join(self.leaves)}"
                raise InvalidInput(f"group {code!r} of {place}", list(foreign or held), allowed)
        if self.unknown is not None and self.unknown not in self.leaf_numbers:
            raise InvalidInput(f"unknown of {place}", self.unknown, f"an inner code: {', '.join(self.leaves)}")

    @classmethod
    def from_groups(
        cls,
        name: str,
        groups: Mapping[str, Sequence[str]],
        *,
        unknown: str | None = None,
        sensitive: bool = False,
    ) -> Dimension:
        """Make a dimension from codes and what they hold; inner codes that are only held need no line of their own."""
        held = dict.fromkeys(leaf for leaves in groups.values() for leaf in leaves)
        lines = {code: (code,) for code in held if code not in groups}
        return cls(
            name, (*lines.items(), *((code, tuple(leaves)) for code, leaves in groups.items())), unknown, sensitive
        )

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """All codes, in the order given."""
        return tuple(code for code, _ in self.groups)

    @cached_property
    def held(self) -> dict[str, frozenset[str]]:
        """The inner codes that each code holds."""
        return {code: frozenset(leaves) for code, leaves in self.groups}

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """The inner codes, in the order given."""
        return tuple(code for code, held in self.groups if held == (code,))

    @cached_property
    def leaf_numbers(self) -> dict[str, int]:
        """The place of each inner code."""
        return {leaf: number for number, leaf in enumerate(self.leaves)}

    @cached_property
    def total(self) -> str | None:
        """The code that holds all inner codes, where there is one."""
        return next((code for code, held in self.held.items() if len(held) == len(self.leaves)), None)

    def partitions(self, code: str, published: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        """Return the ways in which a code is the sum of the largest published codes below it, at most twelve."""
        whole = self.held[code]
        below = [other for other in published if self.held[other] < whole]
        largest = [other for other in below if not any(self.held[other] < self.held[third] for third in below)]
        unlike = list({self.held[other]: other for other in reversed(largest)}.values())[::-1]
        return tuple(self._covers(whole, unlike, ()))[:PARTITIONS]

    def _covers(self, missing: frozenset[str], parts: Sequence[str], chosen: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Find the sets of parts, without overlap, that together hold what is missing."""
        if not missing:
            return [chosen]
        first = min(missing, key=self.leaf_numbers.__getitem__)
        fitting = [part for part in parts if first in self.held[part] and self.held[part] <= missing]
        found = (self._covers(missing - self.held[part], parts, (*chosen, part)) for part in fitting[:PARTITIONS])
        return list(chain.from_iterable(found))

    def as_dict(self) -> dict[str, Any]:
        """Return what ``STRUCTURE.json`` holds."""
        groups = {code: list(held) for code, held in self.groups}
        special = {"unknown": self.unknown} if self.unknown else {}
        return {"name": self.name, "groups": groups} | special | ({"sensitive": True} if self.sensitive else {})
