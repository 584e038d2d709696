"""Capture histories from data frames (pandas, Polars, Arrow and others, through Narwhals) and Parquet files.

A frame is either a table of patterns, with a column of counts, or a table of persons, one row each. Columns of lists
hold 0 and 1 or False and True. Needs the extra ``frames``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from darkfigure._capture_histories import CaptureHistories, row_mask
from darkfigure._errors import InvalidInput
from darkfigure._numbers import whole_number
from darkfigure._pattern_tables import find_count

Label = tuple[str, ...]


def read_frame(frame: Any, *, lists: Sequence[str] | None = None, count: str | None = None) -> CaptureHistories:
    """Read a table of patterns or of persons from a data frame.

    Parameters
    ----------
    frame : data frame
        Of pandas, Polars, Arrow or another library that Narwhals knows.
    lists : sequence of str, optional
        Columns of the lists; by default all but the counts.
    count : str, optional
        Column of counts; by default the one called count, Freq or aantal, and else every row is one person.

    Raises
    ------
    InvalidInput
        For what is no data frame, a column that is not there, a cell that is not 0 or 1, a count that is not a whole
        number from 0, a pattern twice (in a table of patterns), or a row of zeros only.

    Examples
    --------
    >>> import pyarrow
    >>> table = pyarrow.table({"A": [1, 0, 1], "B": [0, 1, 1], "count": [7, 5, 2]})
    >>> read_frame(table).observed
    14
    """
    return read_strata(frame, (), lists=lists, count=count)[()]


def read_strata(
    frame: Any, dimensions: Sequence[str], *, lists: Sequence[str] | None = None, count: str | None = None
) -> dict[Label, CaptureHistories]:
    """Read one set of capture histories per stratum from a data frame.

    Parameters
    ----------
    frame : data frame
        As for :func:`read_frame`.
    dimensions : sequence of str
        Columns that label the strata, such as sex, age group, form, region, year.
    lists, count
        As for :func:`read_frame`.

    Returns
    -------
    dict
        Histories by label, one text per dimension, in the order of first appearance. All have the same lists.

    Examples
    --------
    >>> import pyarrow
    >>> table = pyarrow.table({"sex": ["boy", "girl", "girl"], "A": [1, 1, 0], "B": [0, 1, 1]})
    >>> sorted(read_strata(table, ["sex"]))
    [('boy',), ('girl',)]
    """
    columns = _columns(frame)
    found = None if count else find_count(tuple(columns))
    counts = count or (None if found is None else tuple(columns)[found])
    names = tuple(lists) if lists is not None else tuple(n for n in columns if n != counts and n not in dimensions)
    for name in (*names, *dimensions, *([counts] if counts else [])):
        if name not in columns:
            raise InvalidInput("column", name, ", ".join(columns))
    tables: dict[Label, dict[int, Any]] = {}
    size = len(next(iter(columns.values()), []))
    for row in range(size):
        place = f"row {row + 1}"
        label = tuple(str(columns[name][row]) for name in dimensions)
        mask = row_mask([_cell(columns[name][row]) for name in names], names, place)
        table = tables.setdefault(label, Counter())
        if counts and mask in table:
            raise InvalidInput(place, "+".join(n for n in names if columns[n][row]), "each pattern once per stratum")
        table[mask] = _count(columns[counts][row], f"{place}, column {counts!r}") if counts else table[mask] + 1
    if not tables and not dimensions:
        tables[()] = {}
    return {label: CaptureHistories.from_counts(names, table) for label, table in tables.items()}


def read_parquet(
    source: str | Path, *, lists: Sequence[str] | None = None, count: str | None = None
) -> CaptureHistories:
    """Read a table of patterns or of persons from a Parquet file; see :func:`read_frame`."""
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise InvalidInput("file", str(source), "CSV, or Parquet with darkfigure's extra 'frames'") from error
    try:
        table = parquet.read_table(source)
    except (OSError, ValueError) as error:
        raise InvalidInput("file", str(source), "a readable Parquet file") from error
    return read_frame(table, lists=lists, count=count)


def _columns(frame: Any) -> dict[str, list[Any]]:
    """Return the columns as lists of plain values."""
    try:
        import narwhals
    except ImportError as error:
        raise InvalidInput("frame", type(frame).__name__, "data frames need darkfigure's extra 'frames'") from error
    try:
        eager = narwhals.from_native(frame, eager_only=True)
    except TypeError as error:
        raise InvalidInput("frame", type(frame).__name__, "a data frame of pandas, Polars or Arrow") from error
    return {name: eager[name].to_list() for name in eager.columns}


def _count(value: Any, place: str) -> Any:
    """Read counts kept as text as strictly as in a file."""
    return whole_number(value, place) if isinstance(value, str) else value


def _cell(value: Any) -> Any:
    """Read whole floats as whole numbers; frames make floats of columns with gaps."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
