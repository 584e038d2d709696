"""Closed population models, two lists, and Chao's bounds."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from darkfigure import (
    CaptureHistories,
    InvalidInput,
    NotEstimable,
    datasets,
    estimate_chao,
    estimate_closed_population,
    estimate_two_lists,
)
from darkfigure._multiple_systems.closed_population import _mb, _mbh


@pytest.mark.reference("closed_population")
def test_every_reference_number_is_reproduced(entry: dict[str, Any], published: CaptureHistories) -> None:
    """Where Rcapture prints fewer than the observed, darkfigure refuses; its errors are one step of glm behind."""
    if entry["population"] < published.observed:
        with pytest.raises(NotEstimable):
            estimate_closed_population(published, entry["model"])
        return
    estimate = estimate_closed_population(published, entry["model"])
    assert estimate.population == pytest.approx(entry["population"], rel=1e-6)
    assert estimate.deviance == pytest.approx(entry["deviance"], rel=1e-9)
    assert estimate.degrees_of_freedom == entry["df"]
    assert (estimate.aic, estimate.bic) == pytest.approx((entry["aic"], entry["bic"]), rel=1e-9)
    if entry["model"] != "Mbh":  # Rcapture leaves a factor out of the last derivative; see the test below
        assert estimate.standard_error == pytest.approx(entry["standard_error"], rel=1e-3)


@pytest.mark.reference("profile_likelihood")
def test_profile_intervals_equal_the_reference(entry: dict[str, Any], published: CaptureHistories) -> None:
    """Rcapture looks no further than three times the estimate for the upper bound."""
    estimate = estimate_closed_population(published, entry["model"])
    assert estimate.details["profile_maximum"] == pytest.approx(entry["maximum"], rel=1e-6)
    assert estimate.interval.low == pytest.approx(entry["low"], rel=1e-6)
    if entry["high"] is None:
        assert estimate.interval.high > 3 * 3000
    else:
        assert estimate.interval.high == pytest.approx(entry["high"], rel=1e-6)


@pytest.mark.parametrize(("population", "beta"), [(_mb, [5.0, -0.4, -0.6]), (_mbh, [5.0, 0.3, -0.4, -0.6])])
def test_derivatives_of_the_behavioural_models_are_right(population: Any, beta: list[float]) -> None:
    _, slopes = population(np.array(beta), 5)
    for place in range(len(beta)):
        step = np.zeros(len(beta))
        step[place] = 1e-6
        rise = population(np.array(beta) + step, 5)[0] - population(np.array(beta) - step, 5)[0]
        assert slopes[place] == pytest.approx(rise / 2e-6, rel=1e-6)


def test_a_population_of_alike_persons_is_recovered() -> None:
    rng = np.random.default_rng(11)
    on = rng.random((3000, 4)) < 0.2
    lists = CaptureHistories.from_membership("ABCD", on[on.any(axis=1)].tolist())
    for model in ("M0", "Mt", "Mb", "Mth darroch"):
        assert 3000 in estimate_closed_population(lists, model).interval


def test_heterogeneity_with_two_lists_is_refused() -> None:
    lists = CaptureHistories.from_sets(("A", "B"), {("A",): 60, ("B",): 30, ("A", "B"): 20})
    with pytest.raises(InvalidInput, match="two lists"):
        estimate_closed_population(lists, "Mth chao")


def test_two_lists_give_petersen_and_chapman() -> None:
    """Chapman (1951): (n1 + 1)(n2 + 1)/(m + 1) - 1."""
    lists = CaptureHistories.from_sets(("A", "B"), {("A",): 60, ("B",): 30, ("A", "B"): 20})
    assert estimate_two_lists(lists, "petersen").population == pytest.approx(200)
    chapman = estimate_two_lists(lists)
    assert chapman.population == pytest.approx(81 * 51 / 21 - 1)
    assert chapman.standard_error == pytest.approx((81 * 51 * 60 * 30 / (21**2 * 22)) ** 0.5)


def test_two_lists_without_overlap_are_refused() -> None:
    lists = CaptureHistories.from_sets(("A", "B"), {("A",): 60, ("B",): 30})
    with pytest.raises(NotEstimable):
        estimate_two_lists(lists)


def test_chao_uses_how_many_are_on_one_and_two_lists() -> None:
    once, twice, thrice = 7803, 417, 14
    dutch = datasets.netherlands(5)
    assert estimate_chao(dutch).unobserved == pytest.approx(once**2 / (2 * twice))
    assert estimate_chao(dutch, "few-lists").unobserved == pytest.approx(0.8 * once**2 / (2 * twice))
    assert estimate_chao(dutch, "bias-corrected").unobserved == pytest.approx(once * (once - 1) / (2 * (twice + 1)))
    assert estimate_chao(dutch, "generalised").unobserved == pytest.approx(0.75 * once**3 * thrice / twice**3)


def test_chao_without_overlap_needs_the_corrected_form() -> None:
    lists = CaptureHistories.from_sets(("A", "B"), {("A",): 6, ("B",): 3})
    with pytest.raises(NotEstimable, match="exactly two lists"):
        estimate_chao(lists)
    assert estimate_chao(lists, "bias-corrected").population == 9 + 9 * 8 / 2
