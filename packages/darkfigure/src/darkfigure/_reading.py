"""Reading tables of patterns from files and from standard input."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput
from darkfigure._frames import columns_of, parquet_frame, read_parquet
from darkfigure._numbers import grouping_mark
from darkfigure._pattern_tables import find_count, parse_table
from darkfigure._strata_columns import Label, as_names, strata_of_records, strata_of_rows
from darkfigure._text_tables import decode, split_rows

PARQUET = ".parquet"
STANDARD_INPUT = "-"


def read_table(source: str | Path) -> CaptureHistories:
    """Read a table of patterns: Parquet by the ending ``.parquet``, CSV otherwise.

    Parameters
    ----------
    source : str or Path
        File with a column per list (0 and 1, TRUE and FALSE, ja and nee) and a column of counts, called ``count``,
        ``Freq`` or ``aantal``, anywhere; ``"-"`` reads CSV from standard input. Columns are parted by comma, semicolon,
        tab or bar, or as a first line ``sep=;`` says; UTF-8, UTF-16 or Windows-1252. Thousands may be grouped where the
        column itself, or the semicolons, tell how.

    Raises
    ------
    InvalidInput
        Naming file, row and column: not a table, a cell that is not 0 or 1, a count that is not a whole number
        from 0 or could mean two numbers, a pattern twice, a pattern of zeros only, fewer than two lists.

    Examples
    --------
    >>> read_table("lists.csv")  # doctest: +SKIP
    """
    if Path(source).suffix == PARQUET:
        return read_parquet(source)
    text, name = _text_of(source)
    return parse_table(text, name=name)


def read_records(
    data: Any,
    dimensions: str | Sequence[str] = (),
    *,
    person: str,
    source: str,
    differing: Mapping[str, str] | None = None,
) -> dict[Label, CaptureHistories]:
    """Read linked records, one row for each person and list, as one set of capture histories per stratum.

    Parameters
    ----------
    data : data frame, mapping of str to sequence, str or Path
        A data frame, columns by name, or a CSV or Parquet file (``"-"`` reads CSV from standard input).
    dimensions : str or sequence of str
        Columns that label the strata, such as year, sex, form. A missing value is ``unknown``, and gives way to a value
        of the same person that is known.
    person : str
        Column with the key of the person: the same on every list, and missing nowhere.
    source : str
        Column with the name of the list.
    differing : mapping of str to str, optional
        What to take where the rows of a person have several values of a dimension, by its name: ``"earliest"`` (the
        first in order; for years, the year when they were first seen) or ``"unknown"``.

    Returns
    -------
    dict
        Histories by label, one text per dimension. All have the same lists, and every person is in one of them, so that
        persons add up. Rows that repeat each other count once.

    Raises
    ------
    InvalidInput
        For a column that is not there, a person or list without a name, with the rows, or a person with several values
        of a dimension that ``differing`` does not name.

    Examples
    --------
    >>> rows = {"key": [1, 1, 2], "list": ["police", "shelter", "police"], "sex": ["boy", "", "girl"]}
    >>> strata = read_records(rows, ["sex"], person="key", source="list")
    >>> {label: histories.observed for label, histories in strata.items()}
    {('boy',): 1, ('girl',): 1}
    """
    columns, _, numbers = read_columns(data)
    names = as_names(dimensions)
    return strata_of_records(columns, names, person=person, source=source, differing=differing, numbers=numbers)


def read_stratified(
    data: Any, dimensions: Sequence[str], *, lists: Sequence[str] | None = None, count: str | None = None
) -> dict[Label, CaptureHistories]:
    """Read rows that are persons or patterns, from a frame, columns or a file, as histories per stratum."""
    columns, delimiter, numbers = read_columns(data)
    place = find_count(tuple(columns))
    counts = count or (None if place is None else tuple(columns)[place])
    cells = [cell for cell in columns.get(counts or "", ()) if isinstance(cell, str)]
    mark = grouping_mark(cells, delimiter)
    return strata_of_rows(columns, dimensions, lists=lists, count=count, mark=mark, numbers=numbers)


def read_columns(data: Any) -> tuple[Mapping[str, Sequence[Any]], str, Sequence[int]]:
    """Return the columns of a frame, of columns by name or of a file, what parts them, and the numbers of its lines."""
    if isinstance(data, Mapping):
        lengths = {len(column) for column in data.values()}
        if len(lengths) > 1:
            raise InvalidInput("data", f"columns of {min(lengths)} to {max(lengths)} rows", "columns of one length")
        return data, "", ()
    if not isinstance(data, (str, Path)):
        return columns_of(data), "", ()
    if Path(data).suffix == PARQUET:
        return columns_of(parquet_frame(data)), "", ()
    text, name = _text_of(data)
    rows, delimiter = split_rows(text, name)
    header = [cell.strip() for cell in rows[0][1]] if rows else []
    if len(set(header)) < len(header) or not all(header):
        raise InvalidInput(f"{name}, row 1", delimiter.join(header)[:80], "a name for each column, each once")
    for number, row in rows[1:]:
        if len(row) > len(header):
            raise InvalidInput(f"{name}, row {number}", f"{len(row)} cells", f"{len(header)} cells, one per column")
    cells = [row + [""] * (len(header) - len(row)) for _, row in rows[1:]]
    columns = {column: [row[place].strip() for row in cells] for place, column in enumerate(header)}
    return columns, delimiter, [number for number, _ in rows[1:]]


def _text_of(source: str | Path) -> tuple[str, str]:
    """Return the text of a file or of standard input, and what to call it."""
    if str(source) == STANDARD_INPUT:
        return decode(sys.stdin.buffer.read(), "standard input"), "standard input"
    path = Path(source)
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        raise InvalidInput("file", str(source), "a readable file") from error
    return decode(content, path.name), path.name
