"""Tables from data frames (pandas, Polars, Arrow and others, through Narwhals) and CSV files, in long form."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from darkfigure._errors import InvalidInput
from darkfigure.disclosure.estimates import CellEstimate, Estimates
from darkfigure.disclosure.structures import Cell, Structure
from darkfigure.disclosure.tables import FrequencyTable, whole

COUNT = "count"
CONTRIBUTORS = "contributors"
ESTIMATE = "estimate"
ENDS = ("low", "high")
EMPTY = {"", "nan", "None"}
Missing = Literal["refuse", "zero"]


def table_from_frame(
    frame: Any,
    structure: Structure,
    *,
    missing: Missing = "refuse",
    contain_counted: bool = True,
    additive: bool = False,
) -> FrequencyTable:
    """Make a table from a data frame.

    Parameters
    ----------
    frame : data frame
        Of pandas, Polars, Arrow or another library that Narwhals knows: a column for each dimension, and ``count``.
        Without ``count`` every row is one person. A column ``contributors`` says how many organisations are behind a
        cell. Columns ``estimate``, ``low`` and ``high`` make a cell an estimate; its ``count`` is that of the persons
        behind it, and may be left out where it is a sum of others.
    structure : Structure
        Dimensions and published margins.
    missing : {"refuse", "zero"}
        What a combination of inner codes without a row means.
    contain_counted, additive : bool
        How the estimates stand to the counts and to each other, see :class:`Estimates`.

    Raises
    ------
    InvalidInput
        As :meth:`FrequencyTable.from_counts`; and for a missing column or a cell twice.

    Examples
    --------
    >>> import pyarrow
    >>> from darkfigure.disclosure.dimensions import Dimension
    >>> structure = Structure((Dimension.from_groups("sex", {"Total": ["boy", "girl"]}),))
    >>> table_from_frame(pyarrow.table({"sex": ["boy", "girl"], "count": [3, 9]}), structure)["Total"]
    12
    """
    try:
        import narwhals
    except ImportError as error:
        raise InvalidInput("frame", type(frame).__name__, "data frames need darkfigure's extra 'frames'") from error
    try:
        eager = narwhals.from_native(frame, eager_only=True)
    except TypeError as error:
        raise InvalidInput("frame", type(frame).__name__, "a data frame of pandas, Polars or Arrow") from error
    rows = [dict(zip(eager.columns, row, strict=True)) for row in eager.iter_rows()]
    return _table(eager.columns, rows, structure, missing, Estimates({}, contain_counted, additive))


def read_counts(
    source: str | Path,
    structure: Structure,
    *,
    missing: Missing = "refuse",
    contain_counted: bool = True,
    additive: bool = False,
) -> FrequencyTable:
    """Read a CSV file with one column for each dimension and ``count``; see :func:`table_from_frame`."""
    columns, rows = read_rows(source)
    return _table(columns, rows, structure, missing, Estimates({}, contain_counted, additive))


def read_rows(source: str | Path) -> tuple[Sequence[str], list[dict[str, str]]]:
    """Read a CSV file (comma, semicolon or tab) as columns and rows; lines above them that begin with # are remarks.

    Raises
    ------
    InvalidInput
        When the file cannot be read, is empty, or a row has more or fewer cells than there are columns.
    """
    try:
        text = Path(source).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput("file", str(source), f"a readable CSV file in UTF-8 ({error})") from error
    written = list(itertools.dropwhile(lambda line: line.startswith("#"), text.splitlines()))
    try:
        lines = list(csv.reader(written, delimiter=max(",;\t", key="".join(written[:1]).count)))
    except csv.Error as error:
        raise InvalidInput("file", str(source), f"a CSV file ({error})") from error
    if not lines or len(set(lines[0])) < len(lines[0]):
        raise InvalidInput("file", str(source), "a first line with the names of the columns, each once")
    columns = [name.strip() for name in lines[0]]
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        if line and len(line) != len(columns):
            raise InvalidInput(f"line {number}", f"{len(line)} cells", f"{len(columns)} cells: {', '.join(columns)}")
        if line:
            rows.append({name: value.strip() for name, value in zip(columns, line, strict=True)})
    return columns, rows


def cell_of(row: Mapping[str, Any], structure: Structure) -> Cell:
    """Return the codes of a row; an empty code means the total of its dimension."""
    codes = []
    for dimension in structure.dimensions:
        value = row[dimension.name]
        code = (dimension.total if _empty(value) else str(value).strip()) or ""
        if code not in dimension.held:
            raise InvalidInput(f"code of {dimension.name!r}", value, ", ".join(dimension.codes))
        codes.append(code)
    return tuple(codes)


def _table(
    columns: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
    structure: Structure,
    missing: Missing,
    estimates: Estimates,
) -> FrequencyTable:
    """Make the table from rows, which are counts where there is a column of counts and persons where there is none."""
    for name in structure.names:
        if name not in columns:
            raise InvalidInput("column", name, f"a column for every dimension; there are {', '.join(columns)}")
    if COUNT not in columns:
        return FrequencyTable.from_records(structure, rows)
    counts: dict[Cell, Any] = {}
    contributors: dict[Cell, int] = {}
    estimated: dict[Cell, CellEstimate] = {}
    for number, row in enumerate(rows, start=1):
        cell = cell_of(row, structure)
        if cell in counts or cell in estimated:
            raise InvalidInput(f"row {number}", ", ".join(cell), "each cell once")
        if not _empty(row.get(ESTIMATE)):
            estimated[cell] = _estimate(row, number)
        if cell not in estimated or not _empty(row[COUNT]):
            counts[cell] = row[COUNT]
        if not _empty(row.get(CONTRIBUTORS)):
            contributors[cell] = whole(f"row {number}, {CONTRIBUTORS!r}", row[CONTRIBUTORS])
    return FrequencyTable.from_counts(
        structure,
        counts,
        missing=missing,
        contributors={cell: number for cell, number in contributors.items() if cell in structure.numbers},
        estimates=replace(estimates, cells=estimated),
    )


def _estimate(row: Mapping[str, Any], number: int) -> CellEstimate:
    """Read an estimate with its interval."""
    read = []
    for name in (ESTIMATE, *ENDS):
        try:
            read.append(float(row.get(name)))  # type: ignore[arg-type]  # what is no number is told
        except (TypeError, ValueError) as error:
            allowed = f"a number; an estimate needs {ESTIMATE!r}, {ENDS[0]!r} and {ENDS[1]!r}"
            raise InvalidInput(f"row {number}, {name!r}", row.get(name), allowed) from error
    return CellEstimate(*read)


def _empty(value: Any) -> bool:
    return value is None or str(value).strip() in EMPTY
