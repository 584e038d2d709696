"""Ways in: real mess is read, or refused with its place and what to do."""

from __future__ import annotations

import io
import re
from pathlib import Path

import numpy as np
import pytest

from darkfigure import CaptureHistories, HierarchicalModel, InvalidInput, parse_table, read_table
from darkfigure._numbers import grouping_mark, whole_number

PLAIN = "A,B,count\n1,0,7\n0,1,5\n1,1,2\n"
NAMES = ("Police", "Shelter", "Care")


@pytest.mark.parametrize(
    "text",
    [
        "A;B;count\n1;0;7\n0;1;5\n1;1;2\n",
        "A\tB\tcount\n1\t0\t7\n0\t1\t5\n1\t1\t2\n",
        "sep=;\nA;B;count\n1;0;7\n0;1;5\n1;1;2\n",
        "A,B,Freq\n1,0,7\n0,1,5\n1,1,2\n",
        "aantal;A;B\n7;1;0\n5;0;1\n2;1;1\n",
        "A,Count,B\n1,7,0\n0,5,1\n1,2,1\n",
        "A,B,count\nTRUE,FALSE,7\nfalse,true,5\nTrue,True,2\n",
        "A;B;aantal\nWAAR;ONWAAR;7\nnee;ja;5\nja;ja;2\n",
        "A,B,count,,\n1,0,7,,\n0,1,5,,\n1,1,2,,\n,,,,\n",
        "A,B,count\r\n1,0,7.0\r\n\r\n0,1,5\r\n1,1,2\r\n",
    ],
)
def test_tables_as_programs_write_them_are_read(text: str) -> None:
    assert parse_table(text) == parse_table(PLAIN)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_encodings_of_spreadsheets_are_read(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "lists.csv"
    path.write_bytes("Café;B;aantal\n1;0;7\n0;1;5\n1;1;2\n".encode(encoding))
    assert read_table(path).lists == ("Café", "B")


def test_a_minus_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PLAIN.encode())))
    assert read_table("-").observed == 14


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("A;B;aantal\n1;0;2.000\n0;1;5\n", (2000, 5)),
        ("A;B;aantal\n1;0;1.234.567\n0;1;5,0\n", (1234567, 5)),
        ('A,B,count\n1,0,"1,234,567"\n0,1,"2,000"\n', (1234567, 2000)),
        ("A,B,count\n1,0,2 000\n0,1,1\u00a0000\n", (2000, 1000)),
        ('A,B,count\n1,0,12.0\n0,1,"2,000"\n', (12, 2000)),
    ],
)
def test_thousands_are_read_as_the_file_writes_them(text: str, counts: tuple[int, ...]) -> None:
    assert parse_table(text).counts == counts


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A,B,count\n1,0,5\n0,1,2.000\n", "row 3, column 'count' is '2.000'"),
        ('A,B,count\n1,0,"2,000"\n', "row 2, column 'count' is '2,000'"),
        ("A;B;aantal\n1;0;2,000\n", "row 2, column 'aantal' is '2,000'"),
        ("sep=;\nA;B;aantal\n1;0;1_00\n", "row 3, column 'aantal' is '1_00'"),
        ("A,B,count\n1,0,1e2\n", "row 2, column 'count' is '1e2'"),
        ("A,B,count\n1,0,+5\n", "row 2"),
        ("A,B,count\n1,0,0x1F\n", "row 2"),
        ("A,B,count\n1,0,\u0663\n", "row 2"),
        ("A,B,count\n1,0,12.\n", "row 2"),
        ("A,B,count\n1,0,1.5\n", "row 2"),
        ('A,B,count\n1,0,"1.234,5"\n', "row 2"),
        ("A,B,count,count\n1,0,5,5\n", "row 1"),
        ("A,B,C\n1,0,1\n", "called count (or Freq, aantal)"),
    ],
)
def test_what_could_mean_two_numbers_is_refused_with_its_place(text: str, place: str) -> None:
    with pytest.raises(InvalidInput, match=re.escape(place)):
        parse_table(text)


def test_a_column_that_contradicts_itself_has_no_convention() -> None:
    assert grouping_mark(["1.234.567", "1,234,567"], ",") is None


@pytest.mark.parametrize("cell", ["0", "7", "1000000000000"])
def test_plain_digits_are_read(cell: str) -> None:
    assert whole_number(cell, "here") == int(cell)


def test_more_than_the_largest_count_is_refused() -> None:
    with pytest.raises(InvalidInput):
        whole_number("1000000000001", "here")


@pytest.mark.parametrize("missing", [None, float("nan"), np.float64("nan"), "", "  "])
def test_missing_person_keys_are_refused_with_their_rows(missing: object) -> None:
    with pytest.raises(InvalidInput, match="person in row 2, 4"):
        CaptureHistories.from_records([("ann", "A"), (missing, "A"), ("bob", "B"), (missing, "B")])


def test_missing_keys_of_pandas_are_refused() -> None:
    pandas = pytest.importorskip("pandas", reason="not installed")
    for missing in (pandas.NA, pandas.NaT):
        with pytest.raises(InvalidInput, match="person in row 1"):
            CaptureHistories.from_records([(missing, "A"), ("bob", "B")])


@pytest.mark.parametrize("notation", ["[Police:Shelter,Care]", "[ Police : Shelter , Care ]", "Police:Shelter,Care"])
def test_models_are_named_by_their_lists(notation: str) -> None:
    assert str(HierarchicalModel.parse(notation, 3, NAMES)) == "[12,3]"


@pytest.mark.parametrize(
    "notation", ["[12,3", "12,3]", "[[12,3]]", "[]", "", "[Police:Ghost]", "[11,2]", "[Police:Police]", "[123]"]
)
def test_models_that_are_none_are_refused(notation: str) -> None:
    with pytest.raises(InvalidInput, match="model"):
        HierarchicalModel.parse(notation, 3, NAMES)
