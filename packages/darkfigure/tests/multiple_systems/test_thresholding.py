"""Bayesian thresholding of interactions."""

from __future__ import annotations

import json
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from darkfigure import CaptureHistories, InvalidInput, NotEstimable, PosteriorEstimate, datasets, estimate_thresholding

REFERENCE = json.loads((Path(__file__).parents[1] / "reference" / "bayesian_thresholding.json").read_text())
LISTS = {
    "UKdat": datasets.united_kingdom(),
    "UKdat_5": datasets.united_kingdom(5),
    "UKdat_4": datasets.united_kingdom(4),
    "Ned": datasets.netherlands(),
    "Ned_5": datasets.netherlands(5),
    "NewOrl": datasets.new_orleans(),
    "NewOrl_5": datasets.new_orleans(5),
}
CHAIN_WORTH = 100
"""Independent draws that we take a reference chain (10,000 steps of a random walk) to be worth."""

STUCK = {("NewOrl", "proper", 2), ("NewOrl", "proper", 3)}
"""All quantiles of the reference are the same number: its chain never moved. With order 3 it fails."""

OTHER_CHOICE = {
    ("UKdat", "improper", 2): ("NG:GO", 1.79),
    ("UKdat", "improper", 3): ("NG:GO", 1.79),
    ("Ned", "proper", 2): ("P:R", 1.97),
    ("Ned", "proper", 3): ("P:R", 1.97),
}
"""Pairs above the threshold of 2 in the reference (2.05 and 2.02) and below it in chains worth 50,000 draws."""
NEARLY = 0.12


def runs(without: AbstractSet[tuple[str, str, int]] = frozenset()) -> list[Any]:
    """Return the reference runs with their names."""
    found = {(run["dataset"], run["prior"], run["order"]): run for run in REFERENCE["runs"]}
    return [pytest.param(run, id="-".join(map(str, key))) for key, run in found.items() if key not in without]


@pytest.mark.parametrize("run", runs())
def test_the_posterior_equals_the_reference_within_its_monte_carlo_error(run: dict[str, Any]) -> None:
    """Median within three Monte Carlo errors, 3 x 1.25 sd / sqrt(100), of MultipleSystemsEstimation 1.2.0."""
    key = (run["dataset"], run["prior"], run["order"])
    estimate = _estimate(*key)
    assert estimate.details["rhat"] < 1.01
    if key in STUCK:
        assert run.get("quantiles", [0.0])[0] == run.get("quantiles", [0.0])[-1]
        return
    if key in OTHER_CHOICE:
        pair, in_long_chains = OTHER_CHOICE[key]
        assert in_long_chains < 2 < run["statistics"][pair]
        assert estimate.details["threshold_statistics"][pair] == pytest.approx(in_long_chains, abs=NEARLY)
        return
    assert estimate.standard_error is not None
    error = 1.25 * estimate.standard_error / np.sqrt(CHAIN_WORTH)
    assert estimate.population == pytest.approx(run["quantiles"][2], abs=3 * error)
    assert set(estimate.details["retained"]) == {*run["retained"], *run["triples"]}
    assert set(estimate.minus_infinity) == set(run["minus_infinity"])


@pytest.mark.parametrize("run", runs(without=STUCK | OTHER_CHOICE.keys()))
def test_the_bounds_equal_the_reference_within_its_monte_carlo_error(run: dict[str, Any]) -> None:
    """2.5 % and 97.5 % within three Monte Carlo errors of such a bound, 3 x 2.7 sd / sqrt(100)."""
    estimate = _estimate(run["dataset"], run["prior"], run["order"])
    assert estimate.standard_error is not None
    error = 2.7 * estimate.standard_error / np.sqrt(CHAIN_WORTH)
    assert estimate.interval.low == pytest.approx(run["quantiles"][0], abs=3 * error)
    assert estimate.interval.high == pytest.approx(run["quantiles"][-1], abs=3 * error)


def test_the_same_seed_gives_the_same_answer_and_another_seed_nearly() -> None:
    first, again, other = (_quick(seed=seed) for seed in (1, 1, 2))
    assert first.population == again.population
    assert first.population != other.population
    assert first.population == pytest.approx(other.population, rel=0.02)


def test_another_order_of_the_lists_changes_nothing_but_noise() -> None:
    lists = datasets.united_kingdom(4)
    turned = lists.restrict("GO", "PFNCA", "NG", "LA")
    straight = estimate_thresholding(lists, chains=4, draws=500)
    assert estimate_thresholding(turned, chains=4, draws=500).population == pytest.approx(straight.population, rel=0.02)


def test_a_known_population_with_one_dependent_pair_is_recovered() -> None:
    rng = np.random.default_rng(4)
    size, chances = 4_000, np.array([0.3, 0.25, 0.2, 0.15])
    covered = []
    for seed in range(12):
        member = rng.uniform(size=(size, 4)) < chances
        member[:, 1] |= member[:, 0] & (rng.uniform(size=size) < 0.4)
        lists = CaptureHistories.from_membership(tuple("ABCD"), member[member.any(axis=1)].astype(int))
        estimate = estimate_thresholding(lists, chains=4, draws=300, seed=seed)
        assert "A:B" in estimate.details["retained"]
        covered.append(size in estimate.interval)
    assert sum(covered) >= 9


def test_a_flat_prior_is_refused_where_no_maximum_exists() -> None:
    with pytest.raises(NotEstimable):
        estimate_thresholding(datasets.artificial_three(), prior="improper")


def test_a_normal_prior_answers_there_but_lists_without_overlap_are_refused() -> None:
    assert estimate_thresholding(datasets.artificial_three(), chains=4, draws=200).population > 96
    apart = CaptureHistories.from_sets(("A", "B"), {("A",): 5, ("B",): 4})
    with pytest.raises(NotEstimable):
        estimate_thresholding(apart)


@pytest.mark.parametrize("wrong", [{"prior": "flat"}, {"prior_variance": 0.0}, {"max_order": 4}, {"chains": 0}])
def test_wrong_arguments_are_named(wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput, match=next(iter(wrong))):
        estimate_thresholding(datasets.united_kingdom(4), **wrong)


def test_one_chain_is_reported_as_serious() -> None:
    estimate = estimate_thresholding(datasets.united_kingdom(4), chains=1, draws=500)
    assert any(note.code == "few-chains" and note.serious for note in estimate.diagnostics)


_KEPT: dict[tuple[str, str, int], PosteriorEstimate] = {}


def _estimate(dataset: str, prior: Any, order: int) -> PosteriorEstimate:
    key = (dataset, prior, order)
    if key not in _KEPT:
        _KEPT[key] = estimate_thresholding(LISTS[dataset], prior=prior, max_order=order, draws=1000)
    return _KEPT[key]


def _quick(*, seed: int) -> PosteriorEstimate:
    return estimate_thresholding(datasets.united_kingdom(4), chains=4, draws=500, seed=seed)
