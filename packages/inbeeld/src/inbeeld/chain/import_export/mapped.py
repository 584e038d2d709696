"""What the columns and cells of one list mean, as far as somebody said so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mapped:
    """Which column holds which field, what the values of each coded field become ("" is not decided), which columns
    come along as notes behind their heading, and the cells that were mended on the page.

    `places` remembers the municipality of each place that was read, since a list names few of them many times.
    """

    columns: Mapping[str, int]
    values: Mapping[str, Mapping[str, str]]
    notes: Sequence[tuple[str, int]] = ()
    mended: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict, compare=False)
