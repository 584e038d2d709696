"""Latent classes."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import betaln, gammaln

from darkfigure import CaptureHistories, InvalidInput, NotEstimable, datasets, estimate_latent_classes


def test_one_class_gives_the_posterior_that_is_known_in_closed_form() -> None:
    """Independent lists with uniform chances and p(N) = 1/N; within 3 % Monte Carlo error."""
    lists = datasets.new_orleans(5)
    unseen = np.arange(60 * lists.observed)
    size = lists.observed + unseen
    density = gammaln(size + 1) - gammaln(unseen + 1) - np.log(size)
    for total in lists.list_totals.values():
        density = density + betaln(1 + total, 1 + size - total)
    weights = np.exp(density - density.max())
    cumulative = np.cumsum(weights / weights.sum())
    estimate = estimate_latent_classes(lists, classes=1, draws=3000, burn_in=300, thin=2)
    for probability, value in estimate.quantiles.items():
        assert value == pytest.approx(size[np.searchsorted(cumulative, probability)], rel=0.03)


def test_two_kinds_of_persons_are_recovered_where_independence_is_wrong() -> None:
    rng = np.random.default_rng(12)
    size = 3_000
    often = rng.uniform(size=size) < 0.4
    chances = np.where(often[:, None], [0.6, 0.55, 0.5, 0.5, 0.45], [0.12, 0.1, 0.12, 0.1, 0.15])
    member = rng.uniform(size=chances.shape) < chances
    lists = CaptureHistories.from_membership(tuple("ABCDE"), member[member.any(axis=1)].astype(int))
    mixture = estimate_latent_classes(lists, draws=500, burn_in=1000, thin=5)
    independent = estimate_latent_classes(lists, classes=1, draws=500, burn_in=100, thin=2)
    assert size in mixture.interval
    assert independent.interval.high < size


def test_chains_that_disagree_are_reported_as_serious() -> None:
    """The five Dutch lists: short chains stay in different places."""
    estimate = estimate_latent_classes(datasets.netherlands(5), draws=200, burn_in=200, thin=2)
    serious = {note.code for note in estimate.diagnostics if note.serious}
    assert {"convergence", "latent-classes-chains"} <= serious
    assert estimate.details["rhat"] > 1.01


def test_one_chain_is_reported_as_serious_however_settled_it_looks() -> None:
    estimate = estimate_latent_classes(datasets.united_kingdom(4), chains=1, draws=200, burn_in=50, thin=1)
    assert "few-chains" in {note.code for note in estimate.diagnostics if note.serious}


def test_the_same_seed_gives_the_same_answer() -> None:
    first, again = (
        estimate_latent_classes(datasets.united_kingdom(4), draws=50, burn_in=50, thin=1, seed=3) for _ in range(2)
    )
    assert first.posterior is not None
    assert again.posterior is not None
    assert np.array_equal(first.posterior.population, again.posterior.population)


def test_no_draw_lies_below_the_observed() -> None:
    estimate = estimate_latent_classes(datasets.new_orleans(5), draws=200, burn_in=50, thin=1)
    assert estimate.posterior is not None
    assert estimate.posterior.population.min() >= 186


def test_lists_without_overlap_and_no_classes_are_refused() -> None:
    with pytest.raises(NotEstimable):
        estimate_latent_classes(CaptureHistories.from_sets(("A", "B"), {("A",): 5, ("B",): 4}))
    with pytest.raises(InvalidInput, match="classes"):
        estimate_latent_classes(datasets.united_kingdom(4), classes=0)
