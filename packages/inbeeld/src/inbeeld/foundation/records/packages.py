"""What of a record goes into a package for another installation, and how it is taken in there.

Each room says it of its own records (`Room.package_parts`); docs/transfer-package.md lists the same fields.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from django.db.models import Model

from inbeeld.foundation.access.api import Actor
from inbeeld.foundation.files.api import Examined

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

# Beside the columns each row tells who wrote it, as "name, organisation".
WRITER = "by"
Row = Mapping[str, Any]
Rows = list[dict[str, Any]]


class Trunk(Protocol):
    """Takes documents along, as long as there is room."""

    left: int

    def put(self, data: bytes) -> str | None:
        """The digest by which the file is found again; None when it does not fit."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who takes a package in, and its documents as they were cleaned here, by their digest."""

    by: Actor
    files: Mapping[str, Examined]


@dataclass(frozen=True, slots=True)
class RecordKind:
    """One kind of record that hangs on a case: its columns by their kind of value, its sealed texts."""

    model: type[Model]
    codes: Mapping[str, type]
    days: tuple[str, ...] = ()
    yes_no: tuple[str, ...] = ()
    sealed: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    # Pairs that no column holds: `PackagePart.amend` makes them.
    made: tuple[str, ...] = ()
    # Of all rows only these go along, in this order.
    only: Mapping[str, Any] = field(default_factory=dict)
    order: str = "at"
    prefetch: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        plain = (*self.codes, *self.days, *self.yes_no, *self.sealed, *self.names, *self.moments)
        return (*plain, *self.numbers, *self.pairs, *self.made, WRITER)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackagePart:
    """One list of a package. Plain rows need their `kind`; others say how they are told and checked.

    `bring` writes the rows into the new case and returns how many have no place here, which `not_taken` names;
    `settle` brings the columns of the case in line at the end, and the caller saves it.
    """

    name: str
    fields: tuple[str, ...]
    bring: Callable[[list[Row], Any, Arrival], int]
    kind: RecordKind | None = None
    tell: Callable[[Any, Trunk], Rows] | None = None
    check: Callable[[Any, Collection[str]], None] | None = None
    # Puts more into the texts of one row.
    amend: Callable[[Any, dict[str, Any]], None] | None = None
    settle: Callable[[Any, list[Row]], None] | None = None
    # What stays behind beside it, in words, with how much of it there is.
    stays: Callable[[Any], Mapping[str, int]] | None = None
    not_taken: StrPromise | str = ""
    # Models that go along in it, or that mean nothing elsewhere.
    accounts_for: tuple[type[Model], ...] = ()


def plain_part(
    name: str,
    kind: RecordKind,
    bring: Callable[[list[Row], Any, Arrival], int],
    *,
    amend: Callable[[Any, dict[str, Any]], None] | None = None,
    settle: Callable[[Any, list[Row]], None] | None = None,
    not_taken: StrPromise | str = "",
) -> PackagePart:
    return PackagePart(
        name=name,
        fields=kind.fields,
        bring=bring,
        kind=kind,
        amend=amend,
        settle=settle,
        not_taken=not_taken,
        accounts_for=(kind.model,),
    )


def stays_in_package(_rows: list[Row], _case: Any, _arrival: Arrival) -> int:
    """Shown from the package, and no record of the new case."""
    return 0
