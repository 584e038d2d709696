"""Reading tables of patterns from files."""

from __future__ import annotations

from pathlib import Path

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput
from darkfigure._frames import read_parquet
from darkfigure._pattern_tables import parse_table

PARQUET = ".parquet"


def read_table(source: str | Path) -> CaptureHistories:
    """Read a table of patterns: Parquet by the ending ``.parquet``, CSV otherwise (comma, semicolon or tab; UTF-8).

    Parameters
    ----------
    source : str or Path
        File with a column per list and a last column ``count``.

    Raises
    ------
    InvalidInput
        Naming file, row and column: not a table, a cell that is not 0 or 1, a count that is not a whole number
        from 0, a pattern twice, a pattern of zeros only, fewer than two lists.

    Examples
    --------
    >>> read_table("lists.csv")  # doctest: +SKIP
    """
    path = Path(source)
    if path.suffix == PARQUET:
        return read_parquet(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput("file", str(source), "a readable CSV file in UTF-8") from error
    return parse_table(text, name=path.name)
