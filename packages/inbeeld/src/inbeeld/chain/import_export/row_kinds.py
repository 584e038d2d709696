"""Rows that tell of nobody: totals, the heads of sections, and the names of the columns said again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from .values import folded

TOTAL = re.compile(
    r"^(?:sub|eind)?-?\s*(?:totaal|totalen|total|totals|aantal(?:len)?|som|sum|gemiddelde?|average|count)\b"
    r"|^(?:aantal|totaal)\s|\btotaal\s*:?\s*\d*$"
)
# Words that head a part of a list; a name of such a word alone stands under its own heading.
SECTION = re.compile(
    r"\b(?:gesloten|afgesloten|lopende?|open|actieve?|nieuwe?|wachtlijst|archief|overgedragen|nazorg|zaken|casussen|dossiers"
    r"|cliënten|clienten|jongeren|jongens|meisjes|regio|gemeente|team|kwartaal|maand|jaar|week|q[1-4]|januari|februari|maart"
    r"|april|mei|juni|juli|augustus|september|oktober|november|december|closed|active|open|waiting|cases|archive|new)\b"
)
LONGEST_NAME = 5  # words
LETTERS = re.compile(r"[^\W\d_]")


class RowKind(StrEnum):
    """Why a row is not taken for a person."""

    TOTAL = "total"
    SECTION = "section"
    HEADINGS = "headings"


WORDS = {
    RowKind.TOTAL: _("A total"),
    RowKind.SECTION: _("The head of a part of the list"),
    RowKind.HEADINGS: _("The names of the columns again"),
}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that is not taken for a person, how it begins, and whether somebody chose that it is one."""

    row: int
    kind: RowKind
    cell: str
    comes_in: bool = False

    def as_list(self) -> list[Any]:
        return list(asdict(self).values())

    @classmethod
    def from_list(cls, kept: Sequence[Any]) -> LeftOut:
        row, kind, cell, comes_in = kept
        return cls(row, RowKind(kind), cell, comes_in)


NAMES = ("whole_name", "family_name", "given_names", "called")


def kind_of(row: Sequence[str], headings: Sequence[str], columns: Mapping[str, int]) -> RowKind | None:
    """None for a row that may tell of a person."""
    filled = [(place, folded(cell)) for place, cell in enumerate(row) if cell]
    if not filled:
        return RowKind.SECTION
    same = sum(cell == folded(headings[place]) for place, cell in filled)
    if same > 1 and same * 2 > len(filled):
        return RowKind.HEADINGS
    if TOTAL.search(filled[0][1]) and len(filled) * 2 <= max(len(headings), 2):
        return RowKind.TOTAL
    if len(filled) == 1 and len(headings) > 2:  # noqa: PLR2004 - of a list of two columns one may be empty
        (place, cell) = filled[0]
        is_name = place in {columns[name] for name in NAMES if name in columns} and _may_be_a_name(cell)
        return None if is_name else RowKind.SECTION
    return None


def _may_be_a_name(cell: str) -> bool:
    is_headed = cell.endswith(":") or cell.startswith(("-", "=", "*", "#"))
    return bool(
        LETTERS.search(cell)
        and not SECTION.search(cell)
        and not re.search(r"\d{3}", cell)
        and not is_headed
        and len(cell.split()) <= LONGEST_NAME
    )
