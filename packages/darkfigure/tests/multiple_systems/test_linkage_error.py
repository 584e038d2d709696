"""Linkage error: missed and false links taken out."""

from __future__ import annotations

import numpy as np
import pytest

from darkfigure import (
    CaptureHistories,
    Interval,
    InvalidInput,
    LinkageAudit,
    LinkageRates,
    NotEstimable,
    datasets,
    estimate_linkage_corrected,
    estimate_log_linear,
)
from darkfigure._multiple_systems.linkage_error import population_by_rates
from darkfigure._multiple_systems.linkage_rates import correct_table, loosening_matrix

TWO = CaptureHistories.from_sets(("A", "B"), {("A",): 60, ("B",): 30, ("A", "B"): 20})


def test_two_lists_follow_ding_and_fienberg() -> None:
    """N = n1 n2 (1 - missed) / (n11 (1 - false)), by hand: 80 x 50 x 0.9 / (20 x 0.95)."""
    estimate = estimate_linkage_corrected(TWO, LinkageRates(missed=0.1, false=0.05), resamples=50)
    assert estimate.population == pytest.approx(80 * 50 * 0.9 / (20 * 0.95))
    assert estimate.details["uncorrected"] == pytest.approx(200)


def test_perfect_linkage_changes_nothing() -> None:
    lists = datasets.netherlands(5)
    estimate = estimate_linkage_corrected(lists, LinkageRates(), model="[15,24,3]", resamples=50)
    assert estimate.population == pytest.approx(estimate_log_linear(lists, "[15,24,3]").population, rel=1e-9)


@pytest.mark.parametrize("lists", [2, 3, 5])
def test_list_totals_never_change(lists: int) -> None:
    matrix = loosening_matrix(lists, 0.3)
    members = (np.arange(1 << lists)[:, None] >> np.arange(lists)) & 1
    assert np.allclose(members.T @ matrix, members.T)


def test_loosening_and_undoing_gives_the_table_back() -> None:
    table = datasets.united_kingdom().table()
    loosened = loosening_matrix(6, 0.2) @ table
    assert np.allclose(correct_table(loosened, LinkageRates(missed=0.2)), table)


def test_the_estimate_falls_with_missed_links_and_rises_with_false_ones() -> None:
    surface = population_by_rates(datasets.united_kingdom(4), [0.0, 0.05, 0.1], [0.0, 0.05, 0.1])
    assert (np.diff(surface, axis=0) < 0).all()
    assert (np.diff(surface, axis=1) > 0).all()


def test_a_known_population_is_recovered_through_bad_linkage() -> None:
    """4,000 persons, three lists, 15 % of links missed: the naive interval misses every time, the corrected covers."""
    rng = np.random.default_rng(2)
    covered, naive = 0, 0
    for seed in range(10):
        lists = _badly_linked(rng, size=4_000, missed=0.15)
        covered += (
            4_000 in estimate_linkage_corrected(lists, LinkageRates(missed=0.15), resamples=100, seed=seed).interval
        )
        naive += 4_000 in estimate_log_linear(lists).interval
    assert covered >= 8
    assert naive == 0


def test_rates_from_a_small_audit_widen_the_interval() -> None:
    lists = _badly_linked(np.random.default_rng(3), size=4_000, missed=0.1)
    given = estimate_linkage_corrected(lists, LinkageRates(missed=0.1, false=0.02), resamples=200)
    audit = LinkageAudit(true_links_checked=50, missed=5, links_checked=50, false=1)
    estimated = estimate_linkage_corrected(lists, audit, resamples=200)
    assert estimated.population == pytest.approx(given.population)
    assert _width(estimated.interval) > 1.3 * _width(given.interval)


def test_rates_that_cannot_be_true_are_refused() -> None:
    with pytest.raises(NotEstimable, match="persons would be on exactly B"):
        estimate_linkage_corrected(TWO, LinkageRates(missed=0.8), resamples=50)
    assert np.isnan(population_by_rates(TWO, [0.8], [0.0])).all()


def test_wrong_rates_are_named() -> None:
    with pytest.raises(InvalidInput, match="missed"):
        LinkageRates(missed=1.0)
    with pytest.raises(InvalidInput, match="false"):
        LinkageAudit(true_links_checked=10, missed=1, links_checked=10, false=11)


def _badly_linked(rng: np.random.Generator, *, size: int, missed: float) -> CaptureHistories:
    """Simulate three independent lists and let links come loose from a record that is drawn."""
    member = rng.uniform(size=(size, 3)) < np.array([0.35, 0.3, 0.25])
    rows: list[list[int]] = []
    for person in member[member.any(axis=1)]:
        places = np.flatnonzero(person)
        pivot = rng.choice(places)
        loose = [place for place in places if place != pivot and rng.uniform() < missed]
        rows += [[int(place == alone) for place in range(3)] for alone in loose]
        rows.append([int(person[place] and place not in loose) for place in range(3)])
    return CaptureHistories.from_membership(tuple("ABC"), rows)


def _width(interval: Interval) -> float:
    return interval.high - interval.low
