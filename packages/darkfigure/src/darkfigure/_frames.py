"""Capture histories from data frames (pandas, Polars, Arrow and others, through Narwhals) and Parquet files.

A frame is either a table of patterns, with a column of counts, or a table of persons, one row each. Columns of lists
hold 0 and 1 or False and True. Needs the extra ``frames``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput
from darkfigure._strata_columns import Label, as_names, strata_of_rows


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
    frame: Any, dimensions: str | Sequence[str], *, lists: Sequence[str] | None = None, count: str | None = None
) -> dict[Label, CaptureHistories]:
    """Read one set of capture histories per stratum from a data frame.

    Parameters
    ----------
    frame : data frame
        As for :func:`read_frame`.
    dimensions : str or sequence of str
        Columns that label the strata, such as sex, age group, form, region, year. A missing value is ``unknown``;
        spellings that differ by capitals or spaces only are one.
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
    return strata_of_rows(columns_of(frame), as_names(dimensions), lists=lists, count=count)


def read_parquet(
    source: str | Path, *, lists: Sequence[str] | None = None, count: str | None = None
) -> CaptureHistories:
    """Read a table of patterns or of persons from a Parquet file; see :func:`read_frame`."""
    return read_frame(parquet_frame(source), lists=lists, count=count)


def parquet_frame(source: str | Path) -> Any:
    """Return the table of a Parquet file."""
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise InvalidInput("file", str(source), "CSV, or Parquet with darkfigure's extra 'frames'") from error
    try:
        return parquet.read_table(source)
    except (OSError, ValueError) as error:
        raise InvalidInput("file", str(source), "a readable Parquet file") from error


def columns_of(frame: Any) -> dict[str, list[Any]]:
    """Return the columns of a data frame as lists of plain values."""
    try:
        import narwhals
    except ImportError as error:
        raise InvalidInput("frame", type(frame).__name__, "data frames need darkfigure's extra 'frames'") from error
    try:
        eager = narwhals.from_native(frame, eager_only=True)
    except TypeError as error:
        raise InvalidInput("frame", type(frame).__name__, "a data frame of pandas, Polars or Arrow") from error
    return {name: eager[name].to_list() for name in eager.columns}
