"""Resamples, the jackknife and the BCa interval."""

from __future__ import annotations

import gzip
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from darkfigure import InvalidInput, datasets
from darkfigure._multiple_systems.resampling import (
    _quantile,
    acceleration,
    bca_interval,
    draw_resamples,
    jackknife_tables,
    read_resamples,
)


def test_a_resample_has_as_many_persons_and_no_new_pattern() -> None:
    lists = datasets.new_orleans(5)
    drawn = draw_resamples(lists, 20, np.random.default_rng(1))
    assert set(drawn.sum(axis=1)) == {186.0}
    assert not drawn[:, lists.table() == 0].any()


def test_the_jackknife_leaves_one_person_of_each_pattern_out() -> None:
    lists = datasets.new_orleans(5)
    assert jackknife_tables(lists).shape == (14, 32)
    assert set(jackknife_tables(lists).sum(axis=1)) == {185.0}


def test_without_bias_and_acceleration_the_bounds_are_plain_quantiles() -> None:
    replicates = np.arange(1.0, 1000.0)
    bca = bca_interval(500.0, np.concatenate([replicates, [500.5]]), 0.0)
    assert bca.bounds[0.1] == pytest.approx(np.quantile(replicates, 0.1, method="median_unbiased"), abs=1)


@pytest.mark.reference("bca")
def test_the_interval_is_that_of_r_on_the_same_resamples(entry: dict[str, Any]) -> None:
    """Correction for bias, acceleration, the probability that follows from them, and the quantile there (type 8)."""
    replicates, left_out = np.array(entry["replicates"]), np.array(entry["leave_one_out"])
    ours = acceleration(left_out, np.ones(len(left_out)))
    assert ours == pytest.approx(entry["acceleration"], rel=1e-10)
    bca = bca_interval(entry["estimate"], replicates, ours, tuple(entry["levels"]))
    assert bca.bias == pytest.approx(entry["bias"], rel=1e-10)
    assert list(bca.bounds) == entry["levels"]
    assert list(bca.bounds.values()) == pytest.approx(entry["bounds"], rel=1e-10)
    assert bca.unusable == 0


# R 4.2.2: quantile(c(3, 7, 8, 12, 13, 14, 18, 21, 22, 34, 55, 89), p, type = 8)
QUANTILES_OF_R = {0: 3, 0.001: 3, 0.025: 3, 0.1: 79 / 15, 0.5: 16, 1 / 3: 112 / 9, 0.9: 1046 / 15, 0.975: 89, 1: 89}


@pytest.mark.parametrize(("probability", "value"), QUANTILES_OF_R.items())
def test_a_quantile_is_that_of_r(probability: float, value: float) -> None:
    ordered = np.array([3.0, 7, 8, 12, 13, 14, 18, 21, 22, 34, 55, 89])
    assert _quantile(ordered, probability) == pytest.approx(value, rel=1e-12)


def test_a_quantile_between_a_finite_and_an_infinite_replicate_is_infinite_and_below_it_is_not() -> None:
    ordered = np.array([1.0, 2.0, 3.0, np.inf])
    assert _quantile(ordered, 0.9) == np.inf
    assert _quantile(ordered, 0.5) == pytest.approx(2.5)


def test_resamples_without_an_estimate_are_left_out_and_counted() -> None:
    replicates = np.concatenate([np.arange(1.0, 100.0), [np.nan, np.nan]])
    assert bca_interval(50.0, replicates, 0.0).unusable == 2


def test_an_estimate_outside_all_resamples_has_no_interval() -> None:
    assert np.isnan(bca_interval(500.0, np.arange(1.0, 100.0), 0.0).bounds[0.025])


def test_the_bounds_are_those_of_eighty_and_ninety_five_percent_unless_others_are_asked_for() -> None:
    assert list(bca_interval(50.0, np.arange(1.0, 100.0), 0.0).bounds) == [0.025, 0.1, 0.9, 0.975]


def test_where_the_correction_breaks_down_every_bound_is_no_number() -> None:
    for estimate in (0.5, 100.0):  # below all resamples, and above
        bca = bca_interval(estimate, np.arange(1.0, 100.0), 0.0)
        assert all(math.isnan(bound) for bound in bca.bounds.values())
        assert math.isnan(bca.bias)
    assert math.isnan(bca_interval(50.0, np.arange(1.0, 100.0), math.nan).bounds[0.1])
    empty = bca_interval(50.0, np.array([math.nan, math.nan]), 0.0)
    assert (math.isnan(empty.bounds[0.1]), empty.unusable) == (True, 2)


def test_a_resample_that_equals_the_estimate_is_not_below_it() -> None:
    """R's boot counts t < t0."""
    assert bca_interval(2.0, np.array([1.0, 2.0, 3.0, 4.0]), 0.0).bias == pytest.approx(-0.6744897501960817)


def test_the_jackknife_has_no_acceleration_where_an_estimate_is_missing_or_all_are_equal() -> None:
    assert math.isnan(acceleration(np.array([1.0, np.nan]), np.ones(2)))
    assert math.isnan(acceleration(np.array([1.0, np.inf]), np.ones(2)))
    assert math.isnan(acceleration(np.array([2.0, 2.0]), np.ones(2)))
    assert acceleration(np.array([0.1, 0.2, 0.2]), np.ones(3)) == pytest.approx(0.0680413817439772)


def test_acceleration_weighs_each_pattern_by_its_persons() -> None:
    spelled_out = acceleration(np.array([1.0, 1.0, 1.0, 5.0]), np.ones(4))
    assert acceleration(np.array([1.0, 5.0]), np.array([3.0, 1.0])) == pytest.approx(spelled_out)


def test_recorded_resamples_are_read_from_a_table(tmp_path: Path) -> None:
    lists = datasets.artificial_three()
    path = tmp_path / "resamples.csv.gz"
    path.write_bytes(gzip.compress(b'"A","B","C","count","1","2"\n1,0,0,40,39,41\n1,1,0,6,7,5\n'))
    assert read_resamples(path, lists)[:, [1, 3]].tolist() == [[39.0, 7.0], [41.0, 5.0]]


def test_a_row_of_the_unseen_is_passed_over_and_a_mark_at_the_beginning_is_none_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "resamples.csv"
    path.write_text("A,B,C,count,1\n0,0,0,7,7\n1,0,0,40,39\n", encoding="utf-8-sig")
    assert read_resamples(path, datasets.artificial_three()).tolist() == [[0, 39, 0, 0, 0, 0, 0, 0]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "A,B,count,1\n1,0,3,3\n",
            "resamples.csv is 'A,B,count,1'; allowed: columns A, B, C, count, and one per resample",
        ),
        ("A,B,C,count\n1,0,0,3\n", "resamples.csv is 'A,B,C,count'; allowed: columns A, B, C"),
        ("A,B,D,count,1,2\n1,0,0,3,1,2\n", "resamples.csv is 'A,B,D,count'; allowed: columns A, B, C"),
        ("", "resamples.csv is ''; allowed: columns A, B, C"),
        ("A,B,C,count,1\n1,0,0,3,3\n1,1,0,3\n", "resamples.csv, row 3 is '4 cells'; allowed: 5 cells"),
        ("A,B,C,count,1\n1,0,0,3\n", "resamples.csv, row 2 is '4 cells'; allowed: 5 cells"),
        ("A,B,C,count,1\n1,0,2,3,3\n", "resamples.csv, row 2, column 'C' is '2'"),
        ("A,B,C,count,1\n1,0,0,3,-3\n", "resamples.csv, row 2 is '-3'"),
        ("A,B,C,count,1\n1,0,0,3,many\n", "resamples.csv, row 2 is 'many'"),
    ],
)
def test_what_is_no_table_of_resamples_of_these_lists_is_refused_with_its_place(
    tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "resamples.csv"
    path.write_text(text)
    with pytest.raises(InvalidInput) as problem:
        read_resamples(path, datasets.artificial_three())
    assert str(problem.value).startswith(said)


@pytest.mark.parametrize("content", [b"\x1f\x8b\x08 cut off", b"A,B,C,count,1\n\xff\xfe", None])
def test_a_file_that_cannot_be_read_is_refused_by_its_name(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "resamples.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InvalidInput, match=r"resamples.csv.* a readable CSV file, gzipped or not"):
        read_resamples(path, datasets.artificial_three())
