"""Which column of a table holds the signs, and which the source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from inbeeld.foundation.tables.rules import Rows, has_headings

from .list_rules import Item

SIGNS = re.compile(r"sign|indicat|kenmerk|waarneming|omschrijving|gedrag|observation", re.I)
SOURCES = re.compile(r"bron|source|herkomst|literatuur|referen|vindplaats", re.I)
NONE = -1
BULLETS = "-*• ☐□✓\u2013\u2014"


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of the columns; `source` is -1 where there is none."""

    signs: int
    source: int
    headings: bool


def guess(rows: Rows) -> Columns:
    """By their headings; else the signs are where most is written, and nothing is taken for a source."""
    headings = has_headings(rows)
    names = rows[0] if headings else [""] * len(rows[0])
    source = _named(names, SOURCES, besides=NONE)
    signs = _named(names, SIGNS, besides=source)
    if signs == NONE:
        signs = max((place for place in range(len(names)) if place != source), key=lambda place: _written(rows, place))
    return Columns(signs, source, headings)


def items_of(rows: Rows, columns: Columns) -> list[Item]:
    """The signs with the number of their row; a row without one is left out."""
    first = 2 if columns.headings else 1
    found = []
    for number, row in enumerate(rows[first - 1 :], start=first):
        text = " ".join(row[columns.signs].split())
        if any(sign.isalpha() for sign in text):
            found.append(Item(number, text.lstrip(BULLETS), row[columns.source] if columns.source != NONE else ""))
    return found


def _named(names: Sequence[str], words: re.Pattern[str], *, besides: int) -> int:
    found = (place for place, name in enumerate(names) if place != besides and words.search(name))
    return next(found, NONE)


def _written(rows: Rows, place: int) -> int:
    return sum(len(row[place]) for row in rows)
