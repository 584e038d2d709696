"""What a table is, how large it may be, and why a file is not taken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

Rows = list[list[str]]


class TableKind(StrEnum):
    """What a file is, by its content."""

    CSV = "csv"
    XLSX = "xlsx"
    ODS = "ods"


class TableProblem(StrEnum):
    """Why a file gives no table."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    CELL_TOO_LONG = "cell_too_long"
    TOO_COMPLEX = "too_complex"  # a bomb, or something that behaves like one
    NOT_CONFINED = "not_confined"  # this machine cannot read workbooks safely
    PICTURE = "picture"
    PDF = "pdf"
    DOCUMENT = "document"
    OLD_EXCEL = "old_excel"  # or one with a password: from outside they look the same
    OTHER = "other"
    UNREADABLE = "unreadable"


class NoTable(Exception):
    """A file is not taken; `row` is the line to look at, where there is one."""

    def __init__(self, problem: TableProblem, row: int = 0) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.row = row


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a table may be."""

    size: int = 20 * 1024 * 1024
    rows: int = 20_000
    columns: int = 200
    cell: int = 20_000


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text, all of one width; `numbers` are theirs in the file; `sheet` was read, `other_sheets` were not."""

    kind: TableKind
    rows: Rows
    numbers: list[int]
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()


BEGINNINGS: tuple[tuple[bytes, TableProblem], ...] = (
    (b"%PDF", TableProblem.PDF),
    (b"\x89PNG", TableProblem.PICTURE),
    (b"\xff\xd8\xff", TableProblem.PICTURE),
    (b"GIF8", TableProblem.PICTURE),
    (b"BM", TableProblem.PICTURE),
    (b"II*\x00", TableProblem.PICTURE),
    (b"MM\x00*", TableProblem.PICTURE),
    (b"RIFF", TableProblem.PICTURE),
    (b"\x1aE\xdf\xa3", TableProblem.PICTURE),
    (b"\xd0\xcf\x11\xe0", TableProblem.OLD_EXCEL),
    (b"{\\rtf", TableProblem.DOCUMENT),
    (b"Rar!", TableProblem.OTHER),
    (b"7z\xbc\xaf", TableProblem.OTHER),
    (b"\x1f\x8b", TableProblem.OTHER),
)
VIDEO = re.compile(rb"^.{4}ftyp", re.S)


def problem_of(content: bytes) -> TableProblem | None:
    """What a file is that is no table, by its first bytes."""
    if not content.strip(b"\x00 \r\n\t\xef\xbb\xbf\xff\xfe"):
        return TableProblem.EMPTY
    if VIDEO.match(content):
        return TableProblem.PICTURE
    found = next((problem for begin, problem in BEGINNINGS if content.startswith(begin)), None)
    is_words = found is TableProblem.PICTURE and content[:2] == b"BM" and b"\x00" not in content[:64]
    return None if is_words else found


# What no reader of a table sees: marks of direction, soft hyphens, spaces without width. Joiners stay.
UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def squared(rows: Sequence[Sequence[str]], limits: Limits) -> tuple[Rows, list[int]]:
    """Without empty lines and columns on the right, all rows of one width, and the number of each in the file.

    Raises `NoTable` beyond the limits.
    """
    trimmed = [[UNSEEN.sub("", cell).strip() for cell in row] for row in rows]
    kept = [(number, row) for number, row in enumerate(trimmed, start=1) if any(row)]
    if not kept:
        raise NoTable(TableProblem.EMPTY)
    if len(kept) > limits.rows:
        raise NoTable(TableProblem.TOO_MANY_ROWS)
    width = max(_used(row) for _, row in kept)
    if width > limits.columns:
        raise NoTable(TableProblem.TOO_MANY_COLUMNS)
    for number, row in kept:
        if any(len(cell) > limits.cell for cell in row):
            raise NoTable(TableProblem.CELL_TOO_LONG, number)
    return [(row + [""] * width)[:width] for _, row in kept], [number for number, _ in kept]


def _used(row: Sequence[str]) -> int:
    return max(place for place, cell in enumerate(row, start=1) if cell)


LONGEST_HEADING = 60
NUMBER_OR_DATE = re.compile(r"[\d.,:/ -]+")


def has_headings(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: short, all different, no numbers, not ending like a sentence."""
    if not rows[1:]:
        return False
    first = [cell for cell in rows[0] if cell]
    is_filled = len(first) >= len(rows[0]) - 1 and len(set(first)) == len(first)
    return is_filled and all(
        len(cell) <= LONGEST_HEADING and not NUMBER_OR_DATE.fullmatch(cell) and not cell.endswith((".", "!", ";"))
        for cell in first
    )
