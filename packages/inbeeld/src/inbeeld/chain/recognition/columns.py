"""Which column of a table holds the signs, and which the source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from inbeeld.foundation.tables.api import Rows, has_headings

from .list_rules import Item

SIGNS = re.compile(r"sign|indicat|kenmerk|waarneming|omschrijving|gedrag|observation", re.I)
SOURCES = re.compile(r"bron|source|herkomst|literatuur|referen|vindplaats", re.I)
# Only these make a first row into headings: a sign that is taken for one would be lost without a word.
HEADING = re.compile(
    r"nr|no|nummer|number|wat|what|waar|where|thema|theme|categorie\w*|category|toelichting|uitleg|explanation|vorm|form|item|"
    r"signa(?:al|len|lenlijst)|signs?|indicator\w*|kenmerk\w*|waarneming\w*|observations?|omschrijving|beschrijving|"
    r"description|gedrag|behaviour|bron(?:nen)?|sources?|herkomst|literatuur|literature|referentie\w*|references?|vindplaats",
    re.I,
)
NONE = -1
BULLET = re.compile(r"^(?:[-*•·▪☐□✓\u2013\u2014\s]+|o\s+|\(?(?:\d{1,3}|[a-z])[.)]\s+)+", re.I)


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of the columns; `source` is -1 where there is none."""

    signs: int
    source: int
    headings: bool


def guess(rows: Rows) -> Columns:
    """By their headings; else the signs are where most is written, and nothing is taken for a source."""
    headings = has_headings(rows) and any(HEADING.fullmatch(cell.rstrip(" .:")) for cell in rows[0])
    names = rows[0] if headings else [""] * len(rows[0])
    # A list of one column may begin with "Heeft geen bron van inkomsten".
    source = _named(names, SOURCES, besides=NONE) if len(names) > 1 else NONE
    signs = _named(names, SIGNS, besides=source)
    if signs == NONE:
        signs = max((place for place in range(len(names)) if place != source), key=lambda place: _written(rows, place))
    return Columns(signs, source, headings)


def items_of(rows: Rows, columns: Columns) -> list[Item]:
    """The signs with the number of their row; a row without one is left out, and so is a heading between them."""
    first = 2 if columns.headings else 1
    found = []
    for number, row in enumerate(rows[first - 1 :], start=first):
        text = BULLET.sub("", " ".join(row[columns.signs].split()))
        if any(sign.isalpha() for sign in text) and not text.endswith(":"):
            found.append(Item(number, text, row[columns.source] if columns.source != NONE else ""))
    return found


def _named(names: Sequence[str], words: re.Pattern[str], *, besides: int) -> int:
    found = (place for place, name in enumerate(names) if place != besides and words.search(name))
    return next(found, NONE)


def _written(rows: Rows, place: int) -> int:
    return sum(len(row[place]) for row in rows)
