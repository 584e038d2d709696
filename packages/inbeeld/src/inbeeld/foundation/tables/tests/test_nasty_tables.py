"""Spreadsheets as offices keep them: titles on top, merged cells, a word for Excel, empty lines in between."""

from __future__ import annotations

import pytest

from inbeeld.foundation.tables.reading import read_bytes
from inbeeld.foundation.tables.workbooks import spread


def test_rows_keep_the_numbers_that_people_see() -> None:
    table = read_bytes(b"\n\nNaam;Vorm\n\nEen;Twee\n;\nDrie;Vier\n")
    assert (table.rows, table.numbers) == ([["Naam", "Vorm"], ["Een", "Twee"], ["Drie", "Vier"]], [3, 5, 7])


@pytest.mark.parametrize("first", ["sep=|", '"sep=|"', "\ufeffsep=|"])
def test_the_line_that_tells_excel_what_parts_the_columns_is_taken_at_its_word(first: str) -> None:
    table = read_bytes(f"{first}\r\nNaam|Vorm, of soort\r\nEen, twee|Drie\r\n".encode())
    assert table.rows == [["Naam", "Vorm, of soort"], ["Een, twee", "Drie"]]
    assert table.numbers == [2, 3]


def test_a_cell_merged_downwards_holds_for_each_of_its_rows_and_a_title_stays_one() -> None:
    rows = [["Titel", "", ""], ["Noord", "1", ""], ["", "2", ""], ["Zuid", "3", ""]]
    spread(rows, [((0, 0), (0, 2)), ((1, 0), (2, 0))])
    assert rows == [["Titel", "", ""], ["Noord", "1", ""], ["Noord", "2", ""], ["Zuid", "3", ""]]
