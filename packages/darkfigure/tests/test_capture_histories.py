"""Capture histories: reading, merging, dropping, and refusing bad data."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from darkfigure import CaptureHistories, InvalidInput, datasets, format_table, parse_table, read_table


@st.composite
def histories(draw: st.DrawFn) -> CaptureHistories:
    lists = tuple("ABCDEF"[: draw(st.integers(2, 6))])
    masks = st.integers(1, (1 << len(lists)) - 1)
    return CaptureHistories.from_counts(lists, draw(st.dictionaries(masks, st.integers(1, 500), min_size=1)))


def test_records_of_the_same_person_make_one_pattern() -> None:
    records = [("ann", "A"), ("ann", "B"), ("ann", "A"), ("bob", "B"), ("eve", "B")]
    found = CaptureHistories.from_records(records)
    assert (found.lists, found.patterns, found.counts) == (("A", "B"), (2, 3), (2, 1))


def test_membership_columns_and_records_agree() -> None:
    rows = [(1, 0, 1), (0, 1, 0), (True, False, True)]
    records = [(0, "A"), (0, "C"), (1, "B"), (2, "A"), (2, "C")]
    assert CaptureHistories.from_membership("ABC", rows) == CaptureHistories.from_records(records, lists="ABC")


def test_the_netherlands_has_the_published_totals() -> None:
    five = datasets.netherlands(5)
    assert five.observed == 8234
    assert five.counts == (756, 1299, 1, 4466, 81, 44, 650, 5, 82, 2, 632, 73, 4, 125, 11, 2, 1)
    assert five.list_totals == {"IO": 929, "K": 1348, "P": 4812, "R": 742, "Z": 848}
    assert five.pairs_without_overlap() == (("K", "R"),)
    assert five.capture_frequencies() == (7803, 417, 14, 0, 0)


def test_the_short_forms_of_the_published_lists_have_the_published_patterns() -> None:
    assert (datasets.united_kingdom(6).observed, len(datasets.united_kingdom(6).patterns)) == (2744, 25)
    assert (datasets.united_kingdom(5).observed, len(datasets.united_kingdom(5).patterns)) == (2744, 18)
    assert (datasets.united_kingdom(4).observed, len(datasets.united_kingdom(4).patterns)) == (2428, 14)
    assert (datasets.new_orleans(8).observed, len(datasets.new_orleans(8).patterns)) == (186, 19)
    assert (datasets.new_orleans(5).observed, len(datasets.new_orleans(5).patterns)) == (186, 14)


def test_dropping_a_list_loses_who_stood_only_there() -> None:
    assert datasets.netherlands(5).drop("K").observed == 8234 - 1299


@given(histories())
def test_a_table_is_read_back_as_it_was_written(found: CaptureHistories) -> None:
    assert parse_table(format_table(found)) == found


@given(histories(), st.randoms())
def test_the_order_of_lists_changes_no_overlap(found: CaptureHistories, shuffler: random.Random) -> None:
    order = list(found.lists)
    shuffler.shuffle(order)
    turned = found.restrict(*order)
    assert turned.list_totals == found.list_totals
    assert turned.restrict(*found.lists) == found
    assert turned.restrict(*found.lists).digest == found.digest


@given(histories())
def test_merging_loses_nobody(found: CaptureHistories) -> None:
    if len(found.lists) > 2:
        assert found.merge("A", "B").observed == found.observed


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "row 1"),
        ("A,B,number\n1,0,3\n", "row 1"),
        ("A,B,count\n1,0,-3\n", "row 2, column 'count'"),
        ("A,B,count\n1,0,2\n0,1,2.5\n", "row 3, column 'count'"),
        ("A,B,count\n1,0,\n", "row 2, column 'count'"),
        ("A,B,count\n1,0,nan\n", "row 2, column 'count'"),
        ("A,B,count\n1,0,inf\n", "row 2, column 'count'"),
        ("A,B,count\n1,2,5\n", "row 2, column 'B'"),
        ("A,B,count\n1,0,5\n1,0,4\n", "row 3"),
        ("A,B,count\n0,0,5\n", "row 2"),
        ("A,B,count\n1,0,0,5\n", "row 2"),
        ("A,count\n1,5\n", "lists"),
        ("A,A,count\n1,0,5\n", "lists"),
        (",B,count\n1,0,5\n", "lists"),
    ],
)
def test_a_bad_table_is_refused_with_its_place(text: str, place: str) -> None:
    with pytest.raises(InvalidInput, match=place):
        parse_table(text, name="lists.csv")


def test_semicolons_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    path = tmp_path / "lists.csv"
    path.write_bytes("\ufeffA;B;count\r\n1;0;3\r\n0;1;0\r\n1;1;2\r\n".encode())
    assert read_table(path).counts == (3, 2)


def test_an_unknown_list_is_refused() -> None:
    with pytest.raises(InvalidInput, match="'X'"):
        datasets.netherlands(5).drop("X")


def test_a_form_of_the_lists_that_was_never_published_is_refused() -> None:
    with pytest.raises(InvalidInput, match="allowed: 6 or 5"):
        datasets.netherlands(4)
