"""Tables of patterns as text: CSV with one 0/1 column per list and a last column ``count``."""

from __future__ import annotations

import csv
import io

from darkfigure._capture_histories import LARGEST_COUNT, CaptureHistories, row_mask
from darkfigure._errors import InvalidInput

COUNT = "count"


def parse_table(text: str, *, name: str = "table") -> CaptureHistories:
    """Read a table of patterns from text; see :func:`darkfigure.read_table`.

    Examples
    --------
    >>> parse_table("A,B,count\\n1,0,7\\n0,1,5\\n1,1,2\\n").observed
    14
    """
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise InvalidInput(name, str(error), "CSV") from error
    if not rows or len(rows[0]) < 2 or rows[0][-1].strip().lower() != COUNT:
        found = ",".join(rows[0]) if rows else ""
        raise InvalidInput(f"{name}, row 1", found[:80], "list names and a last column 'count'")
    lists = tuple(cell.strip() for cell in rows[0][:-1])
    counts: dict[int, int] = {}
    for number, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        place = f"{name}, row {number}"
        mask = row_mask(row[:-1], lists, place)
        if mask in counts:
            raise InvalidInput(place, ",".join(row[:-1]), "each pattern once")
        counts[mask] = whole(row[-1], place)
    return CaptureHistories.from_counts(lists, counts)


def format_table(histories: CaptureHistories) -> str:
    """Return the CSV text that :func:`parse_table` reads back."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow([*histories.lists, COUNT])
    for mask, count in zip(histories.patterns, histories.counts, strict=True):
        writer.writerow([*(mask >> bit & 1 for bit in range(len(histories.lists))), count])
    return target.getvalue()


def _delimiter(text: str) -> str:
    header = text.split("\n", 1)[0]
    return max(",;\t", key=header.count)


def whole(cell: str, place: str) -> int:
    """Accept 12 and 12.0 but neither 1.5 nor -3 nor an empty cell."""
    try:
        number = float(cell)
    except ValueError:
        number = -1.0
    if not (0 <= number <= LARGEST_COUNT and number.is_integer()):
        raise InvalidInput(f"{place}, column {COUNT!r}", cell, f"a whole number from 0 to {LARGEST_COUNT:,}")
    return int(number)
