"""Files that are no table, too large, or made to hurt; each with its reason."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fixtures.workbooks_by_hand import SPREADSHEET, xlsx, zipped
from inbeeld.foundation.tables.fields import TableField
from inbeeld.foundation.tables.reading import read_bytes, read_table
from inbeeld.foundation.tables.rules import Limits, NoTable, TableProblem
from inbeeld.foundation.tables.wording import message

FILES = {
    TableProblem.EMPTY: [b"", b"\n\n", b"\xef\xbb\xbf", b";;;\n;;;\n", xlsx({"Leeg": []})],
    TableProblem.PICTURE: [b"\x89PNG\r\n\x1a\n123", b"\xff\xd8\xff\xe0JFIF", b"GIF89a12", b"\x00\x00\x00\x18ftypmp42"],
    TableProblem.PDF: [b"%PDF-1.7 abc"],
    TableProblem.DOCUMENT: [zipped({"word/document.xml": "<w/>"}), b"{\\rtf1 abc}"],
    TableProblem.OLD_EXCEL: [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"],
    TableProblem.OTHER: [zipped({"lijst.csv": "a;b"}), b"a\x00b\x01\x02\x03cdefgh", b"\x1f\x8b\x08"],
    TableProblem.UNREADABLE: [b"PK\x03\x04broken", zipped({"xl/workbook.xml": "<no"}), b"\xff\xfe\x00\xd8\x00\x00a"],
}


@pytest.mark.parametrize(("problem", "content"), [(problem, one) for problem, files in FILES.items() for one in files])
def test_what_is_no_table_is_refused_with_its_reason(problem: TableProblem, content: bytes) -> None:
    with pytest.raises(NoTable) as refused:
        read_bytes(content)
    assert refused.value.problem == problem
    assert message(refused.value, Limits())


def test_words_that_begin_like_a_picture_are_words() -> None:
    assert read_bytes(b"BMX;fiets\nBMW;auto\n").rows == [["BMX", "fiets"], ["BMW", "auto"]]


@pytest.mark.parametrize(
    ("limits", "problem", "row"),
    [
        (Limits(size=5), TableProblem.TOO_LARGE, 0),
        (Limits(rows=1), TableProblem.TOO_MANY_ROWS, 0),
        (Limits(columns=1), TableProblem.TOO_MANY_COLUMNS, 0),
        (Limits(cell=3), TableProblem.CELL_TOO_LONG, 2),
    ],
)
def test_each_limit_is_named(limits: Limits, problem: TableProblem, row: int) -> None:
    with pytest.raises(NoTable) as refused:
        read_table(SimpleUploadedFile("lijst.csv", b"ab;c\nabcd;e\n"), limits)
    assert (refused.value.problem, refused.value.row) == (problem, row)


def test_a_bomb_is_refused_before_it_unpacks() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * 210 * 1024 * 1024)
    with pytest.raises(NoTable) as refused:
        read_bytes(target.getvalue())
    assert refused.value.problem == TableProblem.TOO_COMPLEX


def test_two_cells_far_apart_do_not_take_all_memory() -> None:
    far = (
        f'<worksheet xmlns="{SPREADSHEET}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    with pytest.raises(NoTable) as refused:
        read_bytes(xlsx({"Ver": [[1]]}, Ver=far))
    assert refused.value.problem == TableProblem.TOO_COMPLEX


def test_a_form_says_what_to_do() -> None:
    field = TableField()
    with pytest.raises(Exception, match="XLSX") as told:
        field.clean(SimpleUploadedFile("x.xls", b"\xd0\xcf\x11\xe0"))
    assert told.type.__name__ == "ValidationError"
