"""Resamples, the jackknife and the BCa interval."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest

from darkfigure import InvalidInput, datasets
from darkfigure._multiple_systems.resampling import (
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
