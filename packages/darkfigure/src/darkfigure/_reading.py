"""Reading tables of patterns from files and from standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput
from darkfigure._frames import read_parquet
from darkfigure._pattern_tables import parse_table
from darkfigure._text_tables import decode

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
    if str(source) == STANDARD_INPUT:
        return parse_table(decode(sys.stdin.buffer.read(), "standard input"), name="standard input")
    path = Path(source)
    if path.suffix == PARQUET:
        return read_parquet(path)
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        raise InvalidInput("file", str(source), "a readable file") from error
    return parse_table(decode(content, path.name), name=path.name)
