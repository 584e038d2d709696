"""Files as offices make them."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fixtures.workbooks_by_hand import ods, xlsx
from inbeeld.foundation.tables.reading import read_bytes, read_pasted, read_table
from inbeeld.foundation.tables.rules import Rows, TableKind, has_headings

ROWS: Rows = [["Signaal", "Bron"], ["Komt niet meer op school, of te laat", "CKM 2021"], ["Zoë is bang; €5", ""]]
LINES = ["Signaal;Bron", '"Komt niet meer op school, of te laat";CKM 2021', '"Zoë is bang; €5";']


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_csv_is_read_in_whatever_encoding_an_office_saves_it(encoding: str, ending: str) -> None:
    assert read_bytes(ending.join(LINES).encode(encoding)).rows == ROWS


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_sign_between_columns_is_found(delimiter: str) -> None:
    text = f'"a, b; c"{delimiter}1\n"d"{delimiter}2\n'
    assert read_bytes(text.encode()).rows == [["a, b; c", "1"], ["d", "2"]]


def test_a_plain_list_of_sentences_is_one_column() -> None:
    rows = read_pasted("Is moe, bang, en stil\nHeeft geld; veel\nKomt te laat").rows
    assert rows == [["Is moe, bang, en stil"], ["Heeft geld; veel"], ["Komt te laat"]]


def test_commas_in_sentences_part_no_columns() -> None:
    assert read_bytes(b"Is moe, bang\nIs stil, bleek\n").rows == [["Is moe, bang"], ["Is stil, bleek"]]
    assert read_pasted("Is moe;bang\tCKM").rows == [["Is moe;bang", "CKM"]]


def test_a_cell_with_a_line_end_stays_one_cell() -> None:
    assert read_bytes(b'a;b\n"een\ntwee";c\n').rows == [["a", "b"], ["een\ntwee", "c"]]


@pytest.mark.parametrize(("make", "kind"), [(xlsx, TableKind.XLSX), (ods, TableKind.ODS)])
def test_a_workbook_gives_its_first_filled_sheet_and_names_the_others(make: object, kind: TableKind) -> None:
    content = make({"Leeg": [], "Lijst": [*ROWS, ["getal", 12, 2.5]], "Uitleg": [["x"]]})  # type: ignore[operator]
    table = read_table(SimpleUploadedFile("geheim.bin", content))
    assert (table.kind, table.sheet, table.other_sheets) == (kind, "Lijst", ("Uitleg",))
    assert table.rows == [[*row, ""] for row in ROWS] + [["getal", "12", "2.5"]]


def test_empty_lines_and_columns_are_left_out() -> None:
    assert read_bytes(b"\n;;;\na;b;;\n\n;c;;\n").rows == [["a", "b"], ["", "c"]]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (ROWS, True),
        ([["Komt te laat."], ["Is bang."]], False),
        ([["12", "2020"], ["a", "b"]], False),
        ([["Signaal"]], False),
        ([["a", "a"], ["b", "c"]], False),
    ],
)
def test_headings_are_told_from_rows(rows: Rows, expected: bool) -> None:
    assert has_headings(rows) is expected
