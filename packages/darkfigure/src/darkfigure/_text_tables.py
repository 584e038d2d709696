"""Text of unknown origin as rows of cells: encodings, separators, columns that hold nothing."""

from __future__ import annotations

import codecs
import csv
import io
import re

from darkfigure._errors import InvalidInput

DELIMITERS = ",;\t|"
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d]")


def decode(content: bytes, name: str) -> str:
    """Read bytes as UTF-8, UTF-16 or Windows-1252.

    Raises
    ------
    InvalidInput
        For anything else.

    Examples
    --------
    >>> decode("Café".encode("cp1252"), "lists.csv")
    'Café'
    """
    marked = next((encoding for mark, encoding in MARKS.items() if content.startswith(mark)), None)
    unmarked = "utf-16-le" if content[1:2] == b"\x00" else "utf-16-be" if content[:1] == b"\x00" else None
    for encoding in [marked] if marked else [*([unmarked] if unmarked else []), "utf-8", "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not CONTROLS.search(text):
            return text
    raise InvalidInput("file", name, "a CSV file in UTF-8, UTF-16 or Windows-1252: save it as CSV (UTF-8)")


def split_rows(text: str, name: str) -> tuple[list[tuple[int, list[str]]], str]:
    """Return the rows that hold something, each with its line number, and what parts the columns.

    Examples
    --------
    >>> split_rows("sep=;\\nA;B;count;\\n1;0;3;\\n", "lists.csv")
    ([(2, ['A', 'B', 'count']), (3, ['1', '0', '3'])], ';')
    """
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    skipped, delimiter = 0, None
    if lines and (told := re.fullmatch(r'"?sep=(.)"?\s*', lines[0], re.IGNORECASE)):
        skipped, delimiter = 1, told[1]
    header = lines[skipped] if len(lines) > skipped else ""
    chosen = delimiter or max(DELIMITERS, key=header.count)
    try:
        rows = list(csv.reader(io.StringIO("".join(lines[skipped:]), newline=""), delimiter=chosen, strict=True))
    except csv.Error as error:
        raise InvalidInput(name, str(error), "CSV") from error
    numbered = [(number, row) for number, row in enumerate(rows, start=skipped + 1) if any(map(str.strip, row))]
    width = max((place + 1 for _, row in numbered for place, cell in enumerate(row) if cell.strip()), default=0)
    return [(number, row[:width] + [""] * (min(width, len(row)) - len(row))) for number, row in numbered], chosen
