"""Resamples, the jackknife and the BCa interval."""

from __future__ import annotations

import gzip
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


def test_acceleration_weighs_each_pattern_by_its_persons() -> None:
    spelled_out = acceleration(np.array([1.0, 1.0, 1.0, 5.0]), np.ones(4))
    assert acceleration(np.array([1.0, 5.0]), np.array([3.0, 1.0])) == pytest.approx(spelled_out)


def test_recorded_resamples_are_read_from_a_table(tmp_path: Path) -> None:
    lists = datasets.artificial_three()
    path = tmp_path / "resamples.csv.gz"
    path.write_bytes(gzip.compress(b'"A","B","C","count","1","2"\n1,0,0,40,39,41\n1,1,0,6,7,5\n'))
    assert read_resamples(path, lists)[:, [1, 3]].tolist() == [[39.0, 7.0], [41.0, 5.0]]


def test_resamples_of_other_lists_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "resamples.csv"
    path.write_text("A,B,count,1\n1,0,3,3\n")
    with pytest.raises(InvalidInput, match="columns A, B, C"):
        read_resamples(path, datasets.artificial_three())
