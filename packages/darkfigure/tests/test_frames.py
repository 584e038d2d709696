"""Data frames and Parquet."""

from __future__ import annotations

from pathlib import Path

import pytest

from darkfigure import CaptureHistories, InvalidInput, datasets, read_frame, read_strata, read_table

pyarrow = pytest.importorskip("pyarrow", reason="extra frames")


def _columns(lists: CaptureHistories) -> dict[str, list[int]]:
    bits = {name: [mask >> bit & 1 for mask in lists.patterns] for bit, name in enumerate(lists.lists)}
    return {**bits, "count": list(lists.counts)}


def test_arrow_pandas_and_polars_give_the_same_histories() -> None:
    lists = datasets.netherlands(5)
    columns = _columns(lists)
    assert read_frame(pyarrow.table(columns)) == lists
    for library in ("pandas", "polars"):
        module = pytest.importorskip(library)
        assert read_frame(module.DataFrame(columns)) == lists


def test_a_table_of_persons_is_counted() -> None:
    persons = pyarrow.table({"A": [True, True, False], "B": [False, False, True]})
    assert read_frame(persons).counts == (2, 1)


def test_strata_have_the_same_lists_each() -> None:
    table = pyarrow.table(
        {"sex": ["boy", "boy", "girl"], "year": [2024, 2024, 2024], "A": [1, 0, 1], "B": [1, 1, 0], "count": [2, 9, 30]}
    )
    strata = read_strata(table, ["sex", "year"])
    assert {label: lists.observed for label, lists in strata.items()} == {("boy", "2024"): 11, ("girl", "2024"): 30}
    assert {lists.lists for lists in strata.values()} == {("A", "B")}


def test_parquet_is_read(tmp_path: Path) -> None:
    from pyarrow import parquet

    lists = datasets.united_kingdom(4)
    parquet.write_table(pyarrow.table(_columns(lists)), tmp_path / "lists.parquet")
    assert read_table(tmp_path / "lists.parquet") == lists


@pytest.mark.parametrize(
    ("columns", "place"),
    [
        ({"A": [1, 1], "B": [0, 0], "count": [1, 2]}, "each pattern once"),
        ({"A": [1], "B": [2], "count": [1]}, "row 1, column 'B'"),
        ({"A": [1], "B": [0], "count": [1.5]}, "whole number"),
        ({"A": [0], "B": [0], "count": [1]}, "zeros only"),
        ({"A": [1], "count": [1]}, "lists"),
    ],
)
def test_a_bad_frame_is_refused(columns: dict[str, list[float]], place: str) -> None:
    with pytest.raises(InvalidInput, match=place):
        read_frame(pyarrow.table(columns))


def test_what_is_no_frame_is_refused() -> None:
    with pytest.raises(InvalidInput, match="data frame"):
        read_frame([1, 2, 3])


def test_a_column_that_is_not_there_is_refused() -> None:
    with pytest.raises(InvalidInput, match="'C'"):
        read_frame(pyarrow.table({"A": [1], "B": [0]}), lists=["A", "C"])


def test_a_file_that_is_no_parquet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lists.parquet"
    path.write_text("A,B,count\n")
    with pytest.raises(InvalidInput, match="readable Parquet"):
        read_table(path)
