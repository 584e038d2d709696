"""Levels of a dimension taken together: what can be merged, and what it is called afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from darkfigure.disclosure.dimensions import Dimension
from darkfigure.disclosure.universes import joined_bands

Blocks = tuple[frozenset[str], ...]
UNORDERED, FEWEST, MANY = 12, 2, 40


def candidates(dimension: Dimension, blocks: Blocks) -> Iterator[Sequence[frozenset[str]]]:
    """Yield what can be merged: for each list, the unions that it names become blocks."""
    if len(blocks) == 1:
        return
    groups = [held for code, held in dimension.groups if 1 < len(held) < len(dimension.leaves)]
    unions = [
        frozenset(held) for held in groups if frozenset(held) not in blocks and _is_union(frozenset(held), blocks)
    ]
    nested = [union for union in unions if not any(union > other for other in unions)]
    yield from ([union] for union in nested)
    if len(nested) > 1 and all(not a & b for a, b in combinations(nested, 2)):
        yield nested
    above = {block: [union for union in unions if block <= union] for block in blocks}
    near = pairwise(blocks) if _ordered(dimension) or len(blocks) > UNORDERED else combinations(blocks, 2)
    if len(blocks) > FEWEST and (len(blocks) <= MANY or not unions):
        yield from ([a | b] for a, b in near if above[a] == above[b])
    yield [frozenset(dimension.leaves)]


def _ordered(dimension: Dimension) -> bool:
    """Whether the inner codes are bands of years, of which only neighbours belong together."""
    return joined_bands(dimension.leaves[:2]) is not None


def _is_union(held: frozenset[str], blocks: Blocks) -> bool:
    return all(block <= held or not block & held for block in blocks)


def merged(dimension: Dimension, blocks: Blocks, unions: Sequence[frozenset[str]]) -> Blocks:
    """Return the blocks after a merge, in the order of their first inner code."""
    rest = [block for block in blocks if not any(block & union for union in unions)]
    order = dimension.leaf_numbers
    return tuple(sorted((*rest, *unions), key=lambda block: min(order[leaf] for leaf in block)))


def name_of(dimension: Dimension, block: frozenset[str]) -> str:
    """Return the code of a block: one that the dimension has, a band of years, or its codes joined."""
    for code, held in dimension.held.items():
        if held == block:
            return code
    leaves = [leaf for leaf in dimension.leaves if leaf in block]
    return joined_bands(leaves) or " + ".join(leaves)


def cut(dimension: Dimension, blocks: Blocks) -> tuple[Dimension, tuple[str, ...]]:
    """Return the dimension with a code for each block, and the codes that are published."""
    names = {name_of(dimension, block): block for block in blocks}
    order = dimension.leaf_numbers
    new = tuple(
        (name, tuple(sorted(block, key=order.__getitem__)))
        for name, block in names.items()
        if name not in dimension.held
    )
    larger = [
        c for c, held in dimension.held.items() if c not in names and held not in blocks and _is_union(held, blocks)
    ]
    return replace(dimension, groups=(*dimension.groups, *new)), (*names, *larger)


def kept(dimension: Dimension, codes: tuple[str, ...], published: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes that a linked table shows after a merge: those it had, and the blocks that took up others."""
    had = [dimension.held[code] for code in published]
    there = {dimension.held[code] for code in codes}
    gone = [held for held in had if held not in there]
    return tuple(c for c in codes if c in published or any(held < dimension.held[c] for held in gone))
