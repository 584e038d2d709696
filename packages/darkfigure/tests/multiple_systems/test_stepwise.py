"""The stepwise choice of pairs."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from darkfigure import Bootstrap, CaptureHistories, InvalidInput, datasets, estimate_stepwise
from darkfigure._multiple_systems.stepwise_choice import p_value

# R's glm stops when the deviance changes by less than 1e-8 of itself, and takes standard errors from the step before:
# its populations are a little off, its bounds a little more, the most where an estimate is wild.
POPULATION, BOUND = 1e-6, 3e-5


@pytest.mark.reference("stepwise")
def test_every_reference_number_is_reproduced(entry: dict[str, Any], published: CaptureHistories) -> None:
    estimate = estimate_stepwise(published, threshold=entry["threshold"])
    assert estimate.population == pytest.approx(entry["population"], rel=POPULATION)
    assert estimate.aic == pytest.approx(entry["aic"], rel=1e-9)
    if "model" in entry:
        assert estimate.model == entry["model"]
        assert estimate.bic == pytest.approx(entry["bic"], rel=1e-9)
    else:
        assert (estimate.interval.low, estimate.interval.high) == pytest.approx(entry["interval"], rel=BOUND)
        assert estimate.deviance == pytest.approx(entry["deviance"], rel=1e-9)
        assert estimate.degrees_of_freedom == entry["df"]
        assert sorted(estimate.minus_infinity) == sorted(entry["empty"])


def test_the_same_seed_gives_the_same_answer() -> None:
    lists = datasets.new_orleans(5)
    first = estimate_stepwise(lists, bootstrap=Bootstrap(50, seed=7))
    assert estimate_stepwise(lists, bootstrap=Bootstrap(50, seed=7)) == first
    assert estimate_stepwise(lists, bootstrap=Bootstrap(50, seed=7, jobs=2)) == first
    assert estimate_stepwise(lists, bootstrap=Bootstrap(50, seed=8)).interval != first.interval


def test_the_bootstrap_interval_holds_the_estimate_and_tells_its_seed() -> None:
    estimate = estimate_stepwise(datasets.united_kingdom(6), bootstrap=Bootstrap(200, seed=1))
    assert estimate.population in estimate.interval
    assert estimate.interval.method == "BCa bootstrap"
    assert estimate.seed == 1


def test_a_pair_that_matters_is_found_in_simulated_lists() -> None:
    """Lists A and B depend on each other; independence would be far off, the stepwise choice is not."""
    rng = np.random.default_rng(20)
    population, chance = 5000, np.array([0.15, 0.15, 0.2, 0.2])
    on = rng.random((population, 4)) < chance
    on[:, 1] = np.where(on[:, 0], rng.random(population) < 0.5, on[:, 1])
    lists = CaptureHistories.from_membership("ABCD", on[on.any(axis=1)].tolist())
    estimate = estimate_stepwise(lists)
    assert estimate.model == "[12,3,4]"
    assert population in estimate.interval
    assert population not in estimate_stepwise(lists, threshold=0).interval


def test_p_values_are_those_of_the_poisson_distribution() -> None:
    assert p_value(0, 3.0) == pytest.approx(np.exp(-3))
    assert p_value(5, 1.0) == pytest.approx(0.0036598468)
    assert p_value(2, 2.0) == pytest.approx(1 - 3 * np.exp(-2))


@pytest.mark.parametrize("threshold", [-0.1, 1.5])
def test_a_threshold_that_is_no_probability_is_refused(threshold: float) -> None:
    with pytest.raises(InvalidInput, match="threshold"):
        estimate_stepwise(datasets.new_orleans(5), threshold=threshold)


def test_an_interrupt_leaves_a_partial_interval_that_says_so() -> None:
    def stop(done: int, number: int) -> None:
        raise KeyboardInterrupt

    estimate = estimate_stepwise(datasets.united_kingdom(4), bootstrap=Bootstrap(600, seed=1, progress=stop))
    assert estimate.details["bootstrap"]["resamples"] == 250
    assert "250 of 600 resamples" in estimate.summary()
