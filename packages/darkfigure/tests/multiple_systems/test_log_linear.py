"""The log-linear fit of one chosen model."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from darkfigure import (
    CaptureHistories,
    ConvergenceWarning,
    Estimate,
    HierarchicalModel,
    InvalidInput,
    NotEstimable,
    NotIdentifiable,
    datasets,
    estimate_log_linear,
)
from darkfigure._multiple_systems import log_linear
from darkfigure._multiple_systems.existence import reduce_table
from darkfigure._multiple_systems.poisson_regression import poisson_deviance
from darkfigure._multiple_systems.refusal import NOTES
from darkfigure._version import __version__

ALL_PAIRS = "[12,13,14,15,23,24,25,34,35,45]"


def test_main_effects_give_the_published_dutch_figures() -> None:
    """Silverman (2020): 52,923.9 (48,594-57,718), deviance 398.19 on 25 df."""
    estimate = estimate_log_linear(datasets.netherlands(5))
    assert _printed(estimate) == ("52,923.9", "48,594", "57,718", "398.19", 25)


def test_all_pairs_give_the_published_dutch_figures_with_the_empty_pair_at_minus_infinity() -> None:
    """Silverman (2020): all pairs without K-R 45,135.4 (27,853-77,642), deviance 3.33 on 8 df."""
    estimate = estimate_log_linear(datasets.netherlands(5), ALL_PAIRS)
    assert _printed(estimate) == ("45,135.4", "27,853", "77,642", "3.33", 8)
    assert estimate.minus_infinity == ("K:R",)


# R 4.2.2, with n = c(31, 44, 9, 27, 6, 0, 0) for the patterns C, B, BC, A, AC, AB, ABC: m <- glm(FORMULA, poisson,
# control = glm.control(epsilon = 1e-14, maxit = 200)); sum(n) + exp(coef(m)[1]); deviance(m); AIC(m, k = log(sum(n)))
EMPTY_OVERLAP_IN_R = {
    "[1,2,3]": (365.665273815302, 13.1619827898911, 55.9646613227139, 3),  # n ~ A + B + C
    "[12,3]": (263.733333333334, 0.0202790611869921, 47.5851315288076, 2),  # n ~ A * B + C
    "[12,13]": (268.555555555556, 0.0, 52.3270264024183, 1),  # n ~ A * B + A * C
    "[13,2]": (429.888888888888, 11.8668940865913, 59.4317465542118, 2),  # n ~ A * C + B
}


@pytest.mark.parametrize(("model", "of_r"), EMPTY_OVERLAP_IN_R.items())
def test_a_parameter_at_minus_infinity_counts_in_the_bic_as_in_r(
    model: str, of_r: tuple[float, float, float, int]
) -> None:
    """Nobody stands on A and B: a model with that pair has its parameter at minus infinity, and pays for it."""
    counts = {("C",): 31, ("B",): 44, ("B", "C"): 9, ("A",): 27, ("A", "C"): 6}
    estimate = estimate_log_linear(CaptureHistories.from_sets(("A", "B", "C"), counts), model)
    population, deviance, bic, _ = of_r
    assert estimate.population == pytest.approx(population, rel=1e-9)
    assert estimate.deviance == pytest.approx(deviance, rel=1e-9, abs=1e-9)
    assert estimate.bic == pytest.approx(bic, rel=1e-9)
    assert estimate.minus_infinity == (("A:B",) if "12" in model else ())


def test_leaving_out_an_empty_pair_is_another_model_and_the_estimate_says_so() -> None:
    """Computed apart by Newton's method on all 31 patterns: 93,978.8, deviance 32.13 on 16 df."""
    estimate = estimate_log_linear(datasets.netherlands(5), ALL_PAIRS.replace("24,", ""))
    assert _printed(estimate)[::3] == ("93,978.8", "32.13")
    assert [note.code for note in estimate.diagnostics] == ["left-out-pair"]
    assert "K:R" in estimate.diagnostics[0].message


def test_a_model_of_the_united_kingdom_equals_the_reference() -> None:
    """MultipleSystemsEstimation 1.2.0, estimate_population_bic(UKdat_4, maxorder=3)."""
    estimate = estimate_log_linear(datasets.united_kingdom(4), "[12,13,4]")
    assert estimate.population == pytest.approx(11987.087615288, rel=1e-9)
    assert estimate.bic == pytest.approx(142.423463198011, rel=1e-9)


def test_two_independent_lists_give_lincoln_and_petersen() -> None:
    lists = CaptureHistories.from_sets(("A", "B"), {("A",): 60, ("B",): 30, ("A", "B"): 20})
    assert estimate_log_linear(lists).population == pytest.approx(80 * 50 / 20)


def test_a_model_that_has_no_estimate_is_refused_with_the_reason() -> None:
    with pytest.raises(NotEstimable, match="nobody has the pattern"):
        estimate_log_linear(datasets.artificial_three(), "[12,3]")


def test_a_model_with_too_many_terms_is_refused_as_not_identifiable() -> None:
    with pytest.raises(NotIdentifiable, match="cannot tell the terms apart"):
        estimate_log_linear(datasets.artificial_three(), "[12,13,23]")


def test_lists_without_any_overlap_are_refused() -> None:
    lists = CaptureHistories.from_sets(("A", "B"), {("A",): 6, ("B",): 3})
    with pytest.raises(NotEstimable, match="nobody stands on more than one list"):
        estimate_log_linear(lists)


@pytest.mark.parametrize("model", ["", "[16]", "[12345]", "[11]", "[a]", "[0]", "[12;3]", "[12,,3]", "12,13,4]x"])
def test_a_malformed_model_is_refused(model: str) -> None:
    with pytest.raises(InvalidInput, match="model"):
        estimate_log_linear(datasets.netherlands(5), model)


counts = st.lists(st.integers(1, 300), min_size=7, max_size=7)


@settings(deadline=None, max_examples=40)
@given(counts, st.permutations([0, 1, 2]), st.sampled_from(["[1,2,3]", "[12,3]", "[12,13]", "[12,13,23]"]))
def test_relabelling_the_lists_changes_nothing(numbers: list[int], order: list[int], model: str) -> None:
    lists = CaptureHistories.from_counts("ABC", dict(enumerate(numbers, start=1)))
    turned = lists.restrict(*("ABC"[place] for place in order))
    renumbered = "".join(str(order.index(int(sign) - 1) + 1) if sign.isdigit() else sign for sign in model)
    estimate, other = estimate_log_linear(lists, model), estimate_log_linear(turned, renumbered)
    assert other.population == pytest.approx(estimate.population, rel=1e-8)
    assert other.deviance == pytest.approx(estimate.deviance, rel=1e-6, abs=1e-7)


@settings(deadline=None, max_examples=40)
@given(counts)
def test_no_estimate_or_bound_is_below_the_number_observed(numbers: list[int]) -> None:
    estimate = estimate_log_linear(CaptureHistories.from_counts("ABC", dict(enumerate(numbers, start=1))))
    assert estimate.observed < estimate.interval.low < estimate.population < estimate.interval.high
    assert math.isfinite(estimate.interval.high)


def _printed(estimate: Estimate) -> tuple[str, str, str, str, int | None]:
    low, high = estimate.interval.low, estimate.interval.high
    return (
        f"{estimate.population:,.1f}",
        f"{low:,.0f}",
        f"{high:,.0f}",
        f"{estimate.deviance:.2f}",
        estimate.degrees_of_freedom,
    )


def test_standard_errors_differ_from_r_by_its_stopping_rule_alone() -> None:
    """SparseMSE 2.0.1, estimatepopulation.0(Ned_5, pthresh=0): standard error of the intercept 0.0519883371217708."""
    counts, patterns = datasets.netherlands(5).table()[1:], np.arange(1, 32)
    terms = np.array([0, 1, 2, 4, 8, 16])
    design = ((patterns[:, None] & terms) == terms).astype(float)
    means, before = counts + 0.1, math.inf
    while True:
        weights, targets = means, np.log(means) + (counts - means) / means
        matrix = design.T @ (weights[:, None] * design)
        means = np.exp(design @ np.linalg.solve(matrix, design.T @ (weights * targets)))
        now = poisson_deviance(counts, means)
        if abs(now - before) / (now + 0.1) < 1e-8:
            break
        before = now
    assert np.sqrt(np.linalg.inv(matrix)[0, 0]) == pytest.approx(0.0519883371217708, rel=1e-12)
    ours = estimate_log_linear(datasets.netherlands(5)).standard_errors["(Intercept)"]
    assert ours == pytest.approx(0.0519883371217708, rel=1e-5)
    assert ours != pytest.approx(0.0519883371217708, rel=1e-7)


def test_the_interval_may_be_by_profile_likelihood() -> None:
    """modslavmse 2.0, MSEfit(Ned_5, mainonly=TRUE): 48,612.9 to 57,784.8."""
    estimate = estimate_log_linear(datasets.netherlands(5), interval="profile")
    assert round(estimate.population, 1) == 52923.9
    assert (estimate.interval.low, estimate.interval.high) == pytest.approx((48612.9140234, 57784.7986850), rel=1e-6)


def test_an_unknown_interval_is_refused() -> None:
    with pytest.raises(InvalidInput, match="log-normal, profile"):
        estimate_log_linear(datasets.netherlands(5), interval="exact")


def test_a_model_may_be_given_as_an_object_over_as_many_lists() -> None:
    lists = datasets.netherlands(5)
    pairs = HierarchicalModel.parse("[12,3,4,5]", 5)
    assert log_linear.as_model(pairs, lists) is pairs
    assert log_linear.as_model(None, lists) == HierarchicalModel.main_effects(5)
    with pytest.raises(InvalidInput, match=r"model is '\[12,3\]'; allowed: a model over 5 lists"):
        log_linear.as_model(HierarchicalModel.parse("[12,3]", 3), lists)


def test_nobody_at_all_is_told_from_nobody_on_two_lists() -> None:
    apart = CaptureHistories.from_sets(("A", "B"), {("A",): 6, ("B",): 3})
    with pytest.raises(NotEstimable, match=r"nobody stands on more than one list\."):
        log_linear.require_overlap(apart)
    with pytest.raises(NotEstimable, match=r"there is nobody on any list\."):
        log_linear.require_overlap(CaptureHistories.from_sets(("A", "B"), {}))


def test_the_other_numbers_follow_from_the_fit() -> None:
    """AIC from BIC, the standard error of the population from that of the intercept, quantiles that are log-normal."""
    lists = datasets.netherlands(5)
    estimate = estimate_log_linear(lists)
    hidden, error = estimate.population - estimate.observed, estimate.standard_errors["(Intercept)"]
    assert estimate.bic is not None
    assert estimate.bic is not None
    assert estimate.aic == pytest.approx(estimate.bic + 6 * (2 - math.log(estimate.observed)), rel=1e-12)
    assert estimate.standard_error == pytest.approx(math.sqrt(hidden + (hidden * error) ** 2), rel=1e-12)
    assert estimate.quantiles[0.9] == pytest.approx(estimate.observed + hidden * math.exp(1.2815515655446004 * error))
    assert list(estimate.quantiles) == [0.025, 0.1, 0.9, 0.975]
    assert (estimate.interval.method, estimate.digest, estimate.version) == ("log-normal", lists.digest, __version__)
    assert estimate.model == "[1,2,3,4,5]"
    assert estimate.coefficients["(Intercept)"] == pytest.approx(math.log(hidden))


def test_a_parameter_at_minus_infinity_is_told_by_name() -> None:
    (note,) = estimate_log_linear(datasets.netherlands(5), ALL_PAIRS).diagnostics
    assert (note.code, note.serious) == ("minus-infinity", False)
    assert note.message == "nobody is on all lists of K:R: parameter at minus infinity"
    two = CaptureHistories.from_sets("ABC", {("A",): 9, ("B",): 8, ("C",): 7, ("B", "C"): 6})
    model = HierarchicalModel.parse("[12,13,23]", 3)
    fit = log_linear.fit_reduced(reduce_table(two.table(), HierarchicalModel.parse("[23,1]", 3)))
    both = dataclasses.replace(fit, reduced=dataclasses.replace(fit.reduced, empty_terms=(3, 5)))
    assert model.terms[4:6] == (3, 5)
    assert "all lists of A:B, A:C:" in log_linear._notes(two, both)[0].message


def test_a_fit_that_does_not_come_to_rest_is_told_and_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    lists, model = datasets.united_kingdom(4), HierarchicalModel.parse("[12,13,4]", 4)
    monkeypatch.setattr(log_linear, "ITERATIONS", 1)
    with pytest.warns(ConvergenceWarning, match=r"model \[12,13,4\] did not converge"):
        fit = log_linear.fit_model(lists, model)
    assert not fit.converged
    (note,) = log_linear._notes(lists, fit)
    assert (note.code, note.message, note.serious) == ("convergence", "the fit did not come to rest", True)


def test_the_note_that_an_interval_ignores_the_choice_is_a_ground_of_the_rule() -> None:
    assert log_linear.IGNORES_CHOICE.code in NOTES
    assert log_linear.IGNORES_CHOICE.message.endswith("a bootstrap would carry the choice")
