"""What rooms have counted; each declares it in `hooks` of its `room.py`, and no count of persons goes another way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    Words = str | StrPromise

TOTAL = "total"
IDENTITY = "id"
Record = Mapping[str, str]
"""An inner code for each axis, and what identifies the record under `IDENTITY`."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A variable: its inner codes in words, and the codes that are sums of them. The total is always there.

    Where it is `sensitive`, it harms somebody when it is learnt of them; `unknown` is the inner code for not known.
    """

    name: str
    label: Words
    codes: Mapping[str, Words]
    groups: Mapping[str, tuple[Words, tuple[str, ...]]] = field(default_factory=dict)
    unknown: str | None = None
    sensitive: bool = False

    @property
    def words(self) -> dict[str, Words]:
        """Every code in words, the total last."""
        return {**self.codes, **{code: words for code, (words, _) in self.groups.items()}, TOTAL: _("Total")}

    @property
    def held(self) -> dict[str, tuple[str, ...]]:
        """The inner codes that each sum holds."""
        return {**{code: codes for code, (_, codes) in self.groups.items()}, TOTAL: tuple(self.codes)}


@dataclass(frozen=True, slots=True)
class LiveCount:
    """Counted anew for each page, with filters that are chosen freely: every number has noise from its cell key."""

    name: str
    title: Words
    unit: str
    axes: Callable[[], tuple[Axis, ...]]
    records: Callable[[], Iterable[Record]]
    remark: Words = ""


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """Counted once for a period that is over: cells are hidden, and the release stands in the ledger.

    `tables` names the axes of each table that is published, its rows first.
    """

    name: str
    title: Words
    unit: str
    axes: Callable[[str], tuple[Axis, ...]]
    tables: tuple[tuple[str, str], ...]
    periods: Callable[[dt.date], list[str]]
    records: Callable[[str], Iterable[Record]]
    remark: Words = ""


def axis_named(axes: Iterable[Axis], name: str) -> Axis:
    return next(axis for axis in axes if axis.name == name)
