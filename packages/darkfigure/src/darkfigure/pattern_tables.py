"""Reading and writing tables of patterns: CSV with one 0/1 column per list and a last column ``count``."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from darkfigure.capture_histories import LARGEST_COUNT, CaptureHistories, row_mask
from darkfigure.errors import InvalidInput

COUNT = "count"


def read_pattern_table(source: str | Path) -> CaptureHistories:
    """Read a table of patterns from a CSV file (comma, semicolon or tab; UTF-8, with or without a mark).

    Parameters
    ----------
    source : str or Path
        File with a header of list names and a last column ``count``.

    Raises
    ------
    InvalidInput
        Naming file, row and column: not a table, a cell that is not 0 or 1, a count that is not a whole number
        from 0, a pattern twice, a pattern of zeros only, fewer than two lists.

    Examples
    --------
    >>> read_pattern_table("lists.csv")  # doctest: +SKIP
    """
    path = Path(source)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput("file", str(source), "a readable CSV file in UTF-8") from error
    return parse_pattern_table(text, name=path.name)


def read_table(source: str | Path) -> CaptureHistories:
    """Read a table of patterns: Parquet by the ending ``.parquet``, CSV otherwise."""
    if str(source).endswith(".parquet"):
        from darkfigure.frames import read_parquet

        return read_parquet(source)
    return read_pattern_table(source)


def parse_pattern_table(text: str, *, name: str = "table") -> CaptureHistories:
    """Read a table of patterns from text; see :func:`read_pattern_table`.

    Examples
    --------
    >>> parse_pattern_table("A,B,count\\n1,0,7\\n0,1,5\\n1,1,2\\n").observed
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


def write_pattern_table(histories: CaptureHistories) -> str:
    """Return the CSV text that :func:`parse_pattern_table` reads back."""
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
