"""Reads one workbook from standard input, and writes its rows as JSON to standard output.

Runs confined, in a process of its own: a workbook is a packed file, and a small one can unpack to more than any memory
holds.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from .rules import NoTable, TableKind, TableProblem

MOST_ENTRIES = 2_000
MOST_UNPACKED = 200 * 1024 * 1024
MOST_CELLS = 4_000_000
EXACT = 2**53  # beyond this a workbook does not hold whole numbers exactly
DOCUMENTS = ("word/document.xml", "ppt/presentation.xml")


def main() -> None:
    content = sys.stdin.buffer.read()
    most_rows = int(sys.argv[1])
    sys.stdout.write(json.dumps(answer(content, most_rows)))


def answer(content: bytes, most_rows: int) -> dict[str, Any]:
    try:
        return read_workbook(content, most_rows)
    except NoTable as refused:
        return {"problem": refused.problem}
    except MemoryError:
        return {"problem": TableProblem.TOO_COMPLEX}
    except Exception:  # whatever a broken file does to a reader: it is not taken
        return {"problem": TableProblem.UNREADABLE}


def read_workbook(content: bytes, most_rows: int) -> dict[str, Any]:
    """The first sheet with anything in it, and the names of the others that have something."""
    from python_calamine import CalamineWorkbook

    kind = kind_of(content)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    chosen: tuple[str, list[list[str]]] | None = None
    others = []
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        if sheet.end is None:
            continue
        height, width = sheet.end[0] + 1, sheet.end[1] + 1
        if height * width > MOST_CELLS:
            raise NoTable(TableProblem.TOO_COMPLEX)
        if chosen is not None:
            others.append(name)
            continue
        if height > most_rows * 2:
            raise NoTable(TableProblem.TOO_MANY_ROWS)
        rows = [list(cells(row)) for row in sheet.to_python(skip_empty_area=False)]
        spread(rows, sheet.merged_cell_ranges or [])
        chosen = name, rows
    if chosen is None:
        raise NoTable(TableProblem.EMPTY)
    return {"kind": kind, "sheet": chosen[0], "others": others, "rows": chosen[1]}


def kind_of(content: bytes) -> TableKind:
    """What kind of workbook this is, and that it does not unpack beyond reason."""
    try:
        packed = zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile:
        raise NoTable(TableProblem.UNREADABLE) from None
    entries = packed.infolist()
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise NoTable(TableProblem.TOO_COMPLEX)
    names = {entry.filename for entry in entries}
    if "xl/workbook.xml" in names:
        return TableKind.XLSX
    if "mimetype" in names and packed.read("mimetype").strip() == b"application/vnd.oasis.opendocument.spreadsheet":
        return TableKind.ODS
    raise NoTable(TableProblem.DOCUMENT if names & {*DOCUMENTS, "mimetype"} else TableProblem.OTHER)


def spread(rows: list[list[str]], merged: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """What stands in cells that were merged downwards holds for each of their rows; sideways it is a title."""
    for (top, left), (bottom, right) in merged:
        if left == right:
            for row in rows[top + 1 : bottom + 1]:
                row[left] = row[left] or rows[top][left]


def cells(row: list[Any]) -> Iterator[str]:
    for value in row:
        yield text_of(value)


def text_of(value: Any) -> str:
    """A cell as people read it: whole numbers without a point, days as 2026-11-22."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < EXACT:
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ") if value.time() != dt.time() else value.date().isoformat()
    return str(value)


if __name__ == "__main__":
    main()
