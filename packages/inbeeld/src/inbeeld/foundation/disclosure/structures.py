"""From axes to the structure that darkfigure protects.

darkfigure is imported where it is used: it brings numpy and scipy, which no other page needs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from .counted import TOTAL, Axis

if TYPE_CHECKING:
    from darkfigure.disclosure import Dimension, Structure

# Below this many persons a count can point at somebody.
THRESHOLD = 5
REST = "other values"


def structure_of(name: str, unit: str, axes: Sequence[Axis], tables: Sequence[Sequence[str]]) -> Structure:
    """Tables that are published together; each names its axes, and is at the total of every other one."""
    from darkfigure.disclosure import Structure

    dimensions = tuple(_dimension(axis) for axis in axes)
    codes = {axis.name: tuple(axis.words) for axis in axes}
    margins = tuple({name: codes[name] if name in table else (TOTAL,) for name in codes} for table in tables)
    return Structure(dimensions, margins, name, unit, threshold=THRESHOLD)


def filtered_structure(
    name: str, unit: str, axes: Sequence[Axis], shown: Sequence[str], chosen: Mapping[str, str]
) -> Structure:
    """One table by the axes that are shown, of what was chosen on others.

    Of an axis that is chosen from, only that code is there beside all the rest, so that the table stays small. The
    definition of its cells, and so their noise, is the same as in a table that has them all.
    """
    from darkfigure.disclosure import Dimension, Structure

    dimensions, margins = [], {}
    for axis in axes:
        if axis.name in shown:
            dimensions.append(_dimension(axis))
            margins[axis.name] = tuple(axis.words)
        elif axis.name in chosen:
            held = axis.held.get(chosen[axis.name], (chosen[axis.name],))
            rest = () if len(held) == len(axis.codes) else (REST,)
            dimensions.append(Dimension.from_groups(axis.name, {chosen[axis.name]: held, TOTAL: (*held, *rest)}))
            margins[axis.name] = (chosen[axis.name],)
    return Structure(tuple(dimensions), (margins,), name, unit, threshold=THRESHOLD)


def _dimension(axis: Axis) -> Dimension:
    from darkfigure.disclosure import Dimension

    own = {code: (code,) for code in axis.codes}
    return Dimension.from_groups(axis.name, {**own, **axis.held}, unknown=axis.unknown, sensitive=axis.sensitive)
