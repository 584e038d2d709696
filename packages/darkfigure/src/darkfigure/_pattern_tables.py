"""Tables of patterns: one 0/1 column per list and a column of counts."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput
from darkfigure._membership import row_mask
from darkfigure._numbers import grouping_mark, whole_number
from darkfigure._text_tables import split_rows

COUNT = "count"
COUNT_NAMES = ("count", "counts", "freq", "frequency", "aantal", "aantallen")


def parse_table(text: str, *, name: str = "table") -> CaptureHistories:
    """Read a table of patterns from text; see :func:`darkfigure.read_table`.

    Examples
    --------
    >>> parse_table("A,B,count\\n1,0,7\\n0,1,5\\n1,1,2\\n").observed
    14
    """
    rows, delimiter = split_rows(text, name)
    header = [cell.strip() for cell in rows[0][1]] if rows else []
    place = find_count(header)
    if place is None or len(header) < 2:
        found = delimiter.join(header)[:80]
        raise InvalidInput(
            f"{name}, row 1", found, f"list names and one column of counts, called {COUNT} (or Freq, aantal)"
        )
    lists = tuple(cell for column, cell in enumerate(header) if column != place)
    mark = grouping_mark((row[place] for _, row in rows[1:] if len(row) > place), delimiter)
    counts: dict[int, int] = {}
    for number, row in rows[1:]:
        where = f"{name}, row {number}"
        if len(row) != len(header):
            raise InvalidInput(where, f"{len(row)} cells", f"{len(header)} cells, one per list and the count")
        cells = [cell for column, cell in enumerate(row) if column != place]
        mask = row_mask(cells, lists, where)
        if mask in counts:
            raise InvalidInput(where, ",".join(cells), "each pattern once")
        counts[mask] = whole_number(row[place], f"{where}, column {header[place]!r}", mark)
    return CaptureHistories.from_counts(lists, counts)


def find_count(header: Sequence[str]) -> int | None:
    """Return the place of the column of counts, wherever it stands; None where there is none, or several."""
    places = [place for place, cell in enumerate(header) if cell.strip().lower() in COUNT_NAMES]
    return places[0] if len(places) == 1 else None


def format_table(histories: CaptureHistories) -> str:
    """Return the CSV text that :func:`parse_table` reads back."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow([*histories.lists, COUNT])
    for mask, count in zip(histories.patterns, histories.counts, strict=True):
        writer.writerow([*(mask >> bit & 1 for bit in range(len(histories.lists))), count])
    return target.getvalue()
