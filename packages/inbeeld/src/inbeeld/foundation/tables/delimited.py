"""CSV and its kin: whatever the encoding, whatever parts the columns."""

from __future__ import annotations

import csv
import io
import re

from .rules import Limits, NoTable, Rows, TableProblem

DELIMITERS = (";", ",", "\t", "|")
LOOKED_AT = 40
NEARLY_ALL = 0.8
TOLD = re.compile(r"\A\s*\"?sep=(.)\"?[ \t]*(?=\n)")  # a first line by which Excel is told what parts the columns
BYTE_ORDER_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))


def decoded(content: bytes) -> str:
    """The text of a file: by its mark, as UTF-16 by its empty bytes, as UTF-8, else as Windows writes it."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _as(content, encoding)
    sample = content[:2000]
    if sample[1::2].count(0) > len(sample) // 4:
        return _as(content, "utf-16-le")
    if sample[0::2].count(0) > len(sample) // 4:
        return _as(content, "utf-16-be")
    if b"\x00" in content:
        raise NoTable(TableProblem.OTHER)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _as(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise NoTable(TableProblem.UNREADABLE) from None


def read_text(text: str, limits: Limits, delimiter: str = "") -> Rows:
    """Rows of cells; quotes may hold delimiters and line ends."""
    clean = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    if told := TOLD.match(clean):
        delimiter, clean = told[1], clean[told.end() :]  # the line stays, empty: rows keep their numbers
    rows: Rows = []
    csv.field_size_limit(max(limits.cell * 4, 131_072))
    try:
        for row in csv.reader(io.StringIO(clean, newline=""), delimiter=delimiter or delimiter_of(clean)):
            rows.append(row)
            if len(rows) > limits.rows * 2:
                raise NoTable(TableProblem.TOO_MANY_ROWS)
    except csv.Error:
        raise NoTable(TableProblem.UNREADABLE, len(rows) + 1) from None
    return rows


def delimiter_of(text: str) -> str:
    """What parts the columns: the sign that gives most lines the same number (above one) of cells; none: a list."""
    lines = text.split("\n", LOOKED_AT)[:LOOKED_AT]
    sample = "\n".join(lines)

    def agreement(delimiter: str) -> tuple[float, int]:
        if not re.search(re.escape(delimiter) + r"(?! )", sample):
            return (0, 0)  # a sign that a space always follows stands in sentences
        widths = [len(row) for row in csv.reader(io.StringIO(sample), delimiter=delimiter) if row]
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=1)
        return (0, 0) if usual == 1 else (widths.count(usual) / len(widths), usual)

    best = max(DELIMITERS, key=agreement)
    share, _ = agreement(best)
    # Commas and semicolons stand in sentences too: parts only what parts nearly every line alike.
    return best if share >= NEARLY_ALL else "\x1f"
