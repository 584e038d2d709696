"""What every estimator promises."""

from __future__ import annotations

import json
import math
from collections.abc import Callable

import pytest

from darkfigure import CaptureHistories, Estimate, NotEstimable, __version__, datasets
from darkfigure.multiple_systems import (
    Bootstrap,
    LinkageRates,
    average_decomposable_graphs,
    estimate_by_aic,
    estimate_by_bic,
    estimate_by_chao,
    estimate_by_latent_classes,
    estimate_by_stepwise,
    estimate_by_thresholding,
    estimate_closed_population,
    estimate_over_strata,
    estimate_population,
    estimate_with_linkage_error,
)

Estimator = Callable[[CaptureHistories], Estimate]
EXACT: dict[str, Estimator] = {
    "log-linear": estimate_population,
    "stepwise": estimate_by_stepwise,
    "aic": estimate_by_aic,
    "bic": estimate_by_bic,
    "chao": estimate_by_chao,
    "closed population": estimate_closed_population,
    "decomposable graphs": average_decomposable_graphs,
    "strata": lambda lists: estimate_over_strata({"all": lists}).total,
}
RANDOM: dict[str, Estimator] = {
    "stepwise, bootstrap": lambda lists: estimate_by_stepwise(lists, bootstrap=Bootstrap(50, 1)),
    "thresholding": lambda lists: estimate_by_thresholding(lists, chains=2, draws=100),
    "latent classes": lambda lists: estimate_by_latent_classes(lists, chains=2, draws=50, burn_in=50, thin=1),
    "linkage error": lambda lists: estimate_with_linkage_error(lists, LinkageRates(missed=0.02), resamples=50),
}
EVERY = {**EXACT, **RANDOM}
LISTS = datasets.united_kingdom(4)
APART = CaptureHistories.from_sets(("A", "B", "C"), {("A",): 9, ("B",): 7, ("C",): 5})


@pytest.mark.parametrize("name", EVERY)
def test_the_answer_is_not_below_the_observed_and_lies_in_its_interval(name: str) -> None:
    estimate = EVERY[name](LISTS)
    assert estimate.population >= estimate.observed == LISTS.observed
    assert estimate.interval.low >= LISTS.observed * (0.95 if name == "linkage error" else 1)
    assert estimate.interval.low <= estimate.population <= estimate.interval.high


@pytest.mark.parametrize("name", EVERY)
def test_the_answer_says_where_it_comes_from(name: str) -> None:
    estimate = EVERY[name](LISTS)
    assert estimate.version == __version__
    assert estimate.digest[:12] == LISTS.digest[:12]
    assert estimate.method
    assert f"{LISTS.observed:,}" in estimate.summary()


@pytest.mark.parametrize("name", EVERY)
def test_the_answer_becomes_json(name: str) -> None:
    plain = json.loads(json.dumps(EVERY[name](LISTS).as_dict(), default=float))
    assert math.isfinite(plain["population"])


@pytest.mark.parametrize("name", RANDOM)
def test_the_same_seed_gives_the_same_answer(name: str) -> None:
    first, again = RANDOM[name](LISTS), RANDOM[name](LISTS)
    assert first.interval == again.interval
    assert first.population == again.population


@pytest.mark.parametrize("name", EXACT)
def test_another_order_of_the_lists_changes_nothing(name: str) -> None:
    turned = LISTS.restrict("GO", "NG", "PFNCA", "LA")
    assert EXACT[name](turned).population == pytest.approx(EXACT[name](LISTS).population, rel=1e-8)


@pytest.mark.parametrize("name", EVERY)
def test_lists_that_share_nobody_are_refused_with_reason_and_remedy(name: str) -> None:
    with pytest.raises(NotEstimable) as refusal:
        EVERY[name](APART)
    assert refusal.value.reasons
    assert refusal.value.remedy
