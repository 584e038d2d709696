"""Counts for pages with free filters: the same persons have the same noise on every page, whoever asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from django.utils import timezone

from inbeeld.foundation.vault.api import key_provider

from .counted import IDENTITY, Axis, LiveCount, Record, axis_named
from .protected import Protected
from .structures import filtered_structure

if TYPE_CHECKING:
    from darkfigure.disclosure import CellKeys, Transitions

PURPOSE = "disclosure.cell-keys"


def count_live(
    source: LiveCount,
    shown: Sequence[str],
    chosen: Mapping[str, str] | None = None,
    *,
    records: Iterable[Record] | None = None,
) -> Protected:
    """One table of a source by the axes shown, of what was chosen on others; of some of its records where given.

    Raises
    ------
    LookupError
        For an axis or a code that the source does not have.
    """
    axes = source.axes()
    wanted = dict(chosen or {})
    for name, code in wanted.items():
        _ = _named(axes, name).words[code]
    used = [axis for axis in axes if axis.name in {*shown, *wanted}]
    for name in shown:
        _named(axes, name)
    ordered = sorted(used, key=lambda axis: shown.index(axis.name) if axis.name in shown else len(shown))
    return _count(source, ordered, shown, wanted, source.records() if records is None else records)


def _named(axes: Iterable[Axis], name: str) -> Axis:
    try:
        return axis_named(axes, name)
    except StopIteration as error:
        raise LookupError(name) from error


def _count(
    source: LiveCount, axes: list[Axis], shown: Sequence[str], chosen: Mapping[str, str], records: Iterable[Record]
) -> Protected:
    from darkfigure.disclosure import FrequencyTable, noised

    structure = filtered_structure(source.name, source.unit, axes, shown, chosen)
    held = {name: axis_named(axes, name).held.get(code, (code,)) for name, code in chosen.items()}
    counted = [record for record in records if all(record[name] in codes for name, codes in held.items())]
    keys = cell_keys()
    table = FrequencyTable.from_records(structure, counted)
    release = noised(table, keys, keys.of_records(structure, counted, IDENTITY), transitions=transitions())
    return Protected(source.title, tuple(axes), release, timezone.localdate(), remark=source.remark)


def cell_keys() -> CellKeys:
    """One secret for this installation, and the same for ever: with a new one, two tables would tell their noise."""
    from darkfigure.disclosure import CellKeys

    return CellKeys(key_provider().index_mac(PURPOSE, b"secret of all cell keys"))


@cache
def transitions() -> Transitions:
    """At most 5 of noise, of variance 3; a 1 or 2 is never printed, and a zero stays a zero."""
    from darkfigure.disclosure import Transitions

    return Transitions()
