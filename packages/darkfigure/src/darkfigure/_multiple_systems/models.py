"""Hierarchical log-linear models and their notation.

A model is a set of terms; a term is a set of lists, kept as a bit mask (bit ``i`` for list ``i``), with 0 for the
intercept. Hierarchical: with a term come all its subsets. So the largest terms, the generators, name the model:
``[12,13,4]`` on four lists has all main effects and the interactions of lists 1 and 2, and of lists 1 and 3.
With ten or more lists the numbers in a generator are parted by points: ``[1.10,2.3,...]``.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from darkfigure._errors import InvalidInput

SINGLE_DIGITS = 9


@dataclass(frozen=True, slots=True)
class HierarchicalModel:
    """A hierarchical log-linear model over a number of lists.

    Parameters
    ----------
    lists : int
        Number of lists.
    terms : tuple of int
        All terms as bit masks, by size and then by value; the intercept (0) and all main effects are among them.

    Raises
    ------
    InvalidInput
        When the terms are not hierarchical or miss a main effect.

    Examples
    --------
    >>> model = HierarchicalModel.parse("[12,13,4]", 4)
    >>> str(model), len(model.terms)
    ('[12,13,4]', 7)
    """

    lists: int
    terms: tuple[int, ...]

    def __post_init__(self) -> None:
        if not _is_hierarchical(self.terms, self.lists):
            raise InvalidInput("terms", self.terms, f"a hierarchical set with all main effects of {self.lists} lists")

    @classmethod
    def from_generators(cls, lists: int, generators: Iterable[int]) -> HierarchicalModel:
        """Close generators (bit masks) downwards; main effects are always included."""
        terms = {0, *(1 << bit for bit in range(lists))}
        for generator in generators:
            terms.update(subsets(generator))
        return cls(lists, ordered(terms))

    @classmethod
    def main_effects(cls, lists: int) -> HierarchicalModel:
        """Return the model in which the lists are independent."""
        return cls.from_generators(lists, ())

    @classmethod
    def all_interactions(cls, lists: int, order: int) -> HierarchicalModel:
        """Return the model with every interaction of up to ``order`` lists."""
        return cls(lists, ordered(mask for mask in range(1 << lists) if mask.bit_count() <= order))

    @classmethod
    def parse(cls, notation: str, lists: int, names: Sequence[str] = ()) -> HierarchicalModel:
        """Read generator notation, with lists numbered from 1 or named, as in ``[police:shelter,care]``.

        Raises
        ------
        InvalidInput
            For anything that is not generators over these lists.
        """
        allowed = f"generators over lists 1 to {lists}, such as [12,3]; the interaction of all lists is never estimable"
        body = re.fullmatch(r"\[([^\[\]]+)\]|([^\[\]]+)", notation.strip())
        if not body:
            raise InvalidInput("model", notation, allowed)
        generators = []
        for part in (body[1] or body[2]).split(","):
            places = _places(part.strip(), lists, names)
            if not places or len(set(places)) < len(places) or not set(places) <= set(range(1, lists + 1)):
                raise InvalidInput("model", notation, allowed)
            generators.append(sum(1 << (place - 1) for place in places))
        if (1 << lists) - 1 in generators:
            raise InvalidInput("model", notation, allowed)
        return cls.from_generators(lists, generators)

    @property
    def generators(self) -> tuple[int, ...]:
        """The terms that stand in no other term."""
        return tuple(term for term in self.terms if term and not self._inside_another(term))

    def _inside_another(self, term: int) -> bool:
        return any(term != other and term & other == term for other in self.terms)

    @property
    def order(self) -> int:
        """Number of lists in the largest term."""
        return max(term.bit_count() for term in self.terms)

    def add(self, term: int) -> HierarchicalModel:
        """Return the model with one more term, and with the subsets that this needs."""
        return HierarchicalModel(self.lists, ordered({*self.terms, *subsets(term)}))

    def term_names(self, lists: Sequence[str]) -> tuple[str, ...]:
        """Return readable names, such as ``police:shelter``, in the order of the terms."""
        return tuple(term_name(term, lists) for term in self.terms)

    def __str__(self) -> str:
        return notation(self.generators, self.lists)


def _places(part: str, lists: int, names: Sequence[str]) -> list[int]:
    """Return the lists of one generator by number; none where it names no lists."""
    point = "." if "." in part or lists > SINGLE_DIGITS else ""
    if re.fullmatch(r"[0-9]+(\.[0-9]+)*", part):
        return [int(number) for number in (part.split(".") if point else part)]
    words = [word.strip() for word in part.split(":")]
    return [list(names).index(word) + 1 for word in words] if set(words) <= set(names) else []


def pair_terms(lists: int) -> tuple[int, ...]:
    """Return the pairs of lists as bit masks: 12, 13, ..., 23, ..."""
    return tuple(1 << first | 1 << second for first, second in itertools.combinations(range(lists), 2))


def _is_hierarchical(terms: tuple[int, ...], lists: int) -> bool:
    """Say whether all main effects and all subsets are there; the terms as one long row of bits make this quick."""
    if min(terms, default=0) < 0:
        return False
    present = 0
    for term in terms:
        present |= 1 << term
    if present >> (1 << lists):
        return False
    return all(
        present >> (1 << bit) & 1 and not (present & holders) >> (1 << bit) & ~present
        for bit, holders in enumerate(_holders(lists))
    ) and bool(present & 1)


@lru_cache
def _holders(lists: int) -> tuple[int, ...]:
    """Return for each list the row of bits that marks the terms with it."""
    rows = []
    for bit in range(lists):
        row, width = ((1 << (1 << bit)) - 1) << (1 << bit), 2 << bit
        while width < 1 << lists:
            row |= row << width
            width *= 2
        rows.append(row)
    return tuple(rows)


def subsets(mask: int) -> list[int]:
    """Return all subsets of a bit mask, itself and 0 included."""
    found = [0]
    for bit in range(mask.bit_length()):
        if mask >> bit & 1:
            found += [subset | 1 << bit for subset in found]
    return found


def ordered(terms: Iterable[int]) -> tuple[int, ...]:
    """Sort terms by size, then by value, each once."""
    return tuple(sorted(set(terms), key=lambda term: (term.bit_count(), term)))


def term_name(term: int, lists: Sequence[str]) -> str:
    """Name a term by its lists."""
    return ":".join(name for bit, name in enumerate(lists) if term >> bit & 1) or "(Intercept)"


def notation(generators: Iterable[int], lists: int) -> str:
    """Write generators: the largest first, then by their lists."""
    point = "" if lists <= SINGLE_DIGITS else "."
    places = [tuple(bit + 1 for bit in range(lists) if mask >> bit & 1) for mask in generators]
    places.sort(key=lambda numbers: (-len(numbers), numbers))
    return "[" + ",".join(point.join(map(str, numbers)) for numbers in places) + "]"


@lru_cache(maxsize=8)
def hierarchical_models(lists: int, order: int | None = None) -> tuple[HierarchicalModel, ...]:
    """Return every hierarchical model with all main effects, up to an order of interaction.

    Parameters
    ----------
    lists : int
        Number of lists; five give 6,893 models, six already 7,785,061, so six and more need ``order=2`` or less.
    order : int, optional
        Most lists in one term; by default all but the interaction of all lists.

    Examples
    --------
    >>> [len(hierarchical_models(lists)) for lists in (2, 3, 4)]
    [1, 8, 113]
    """
    highest = min(order or lists, lists - 1)
    every = [mask for mask in range(1 << lists) if 2 <= mask.bit_count() <= highest]
    larger = ordered(every)
    families: list[tuple[frozenset[int], int]] = [(frozenset(), 0)]
    for size in range(2, highest + 1):
        candidates = [mask for mask in every if mask.bit_count() == size]
        families = [grown for family, _ in families for grown in _grow(family, candidates)]
    base = (0, *(1 << bit for bit in range(lists)))
    return tuple(
        HierarchicalModel(lists, base + tuple(mask for mask in larger if mask in family)) for family, _ in families
    )


def _grow(family: frozenset[int], candidates: Sequence[int]) -> list[tuple[frozenset[int], int]]:
    """Return the family with each set of the candidates whose own subsets it already holds."""
    free = [mask for mask in candidates if _supported(mask, family)]
    chosen = itertools.chain.from_iterable(itertools.combinations(free, number) for number in range(len(free) + 1))
    return [(family | frozenset(extra), len(extra)) for extra in chosen]


def _supported(mask: int, family: frozenset[int]) -> bool:
    """Say whether all interactions one smaller than the mask are there."""
    smaller = [mask & ~(1 << bit) for bit in range(mask.bit_length()) if mask >> bit & 1]
    return all(part.bit_count() < 2 or part in family for part in smaller)
