"""The row that names the columns, and which field each of them holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from inbeeld.foundation.tables.api import Rows, Table

from .cells import folded
from .targets import TARGETS

SHORTEST = 2  # a shorter word is part of too many headings
LOOKED_AT = 15


def from_the_headings(table: Table) -> tuple[Rows, list[int]]:
    """The rows from the names of the columns on, without the columns that hold nothing, and their numbers."""
    start = _heading_row(table.rows)
    rows = table.rows[start:]
    filled = [place for place in range(len(rows[0])) if any(row[place] for row in rows[1:])]
    return [[row[place] for place in filled] for row in rows], table.numbers[start:]


def _heading_row(rows: Rows) -> int:
    """Titles and notes above it fill a cell or two: the first row that is half as full as the usual row."""
    widths = [sum(bool(cell) for cell in row) for row in rows]
    usual = sorted(widths)[len(widths) // 2]
    return next((place for place, width in enumerate(widths[:LOOKED_AT]) if width * 2 >= usual), 0)


def guess_columns(headings: Sequence[str]) -> dict[str, int]:
    """The field of each heading that is known; the surest word first, no column or field twice."""
    offers = []
    for place, heading in enumerate(map(folded, headings)):
        for name, target in TARGETS.items():
            for word in (name.replace("_", " "), *target.words):
                if word == heading or (len(word) > SHORTEST and re.search(rf"\b{re.escape(word)}", heading)):
                    offers.append((heading != word, -len(word), place, name))
    found: dict[str, int] = {}
    for _exact, _length, place, name in sorted(offers):
        if name not in found and place not in found.values():
            found[name] = place
    return found
