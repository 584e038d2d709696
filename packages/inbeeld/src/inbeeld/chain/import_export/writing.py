"""Files that a spreadsheet opens without harm."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

# What a spreadsheet takes for a formula when a cell begins with it.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
MARK = "\ufeff"  # by it a spreadsheet knows that the file is UTF-8


def csv_lines(names: Sequence[str], rows: Iterable[Mapping[str, Any]], *, with_names: bool = True) -> str:
    """Rows under their names; blank is not known, true and false in words."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    if with_names:
        writer.writerow(names)
    writer.writerows([cell(row[name]) for name in names] for row in rows)
    return target.getvalue()


def cell(value: Any) -> str:
    """Text that looks like a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
