"""What every estimator promises."""

from __future__ import annotations

import json
import math
from collections.abc import Callable

import pytest

from darkfigure import (
    Bootstrap,
    CaptureHistories,
    Estimate,
    LinkageRates,
    NotEstimable,
    __version__,
    datasets,
    estimate_aic,
    estimate_bic,
    estimate_chao,
    estimate_closed_population,
    estimate_decomposable_graphs,
    estimate_latent_classes,
    estimate_linkage_corrected,
    estimate_log_linear,
    estimate_stepwise,
    estimate_strata,
    estimate_thresholding,
)

Estimator = Callable[[CaptureHistories], Estimate]
EXACT: dict[str, Estimator] = {
    "log-linear": estimate_log_linear,
    "stepwise": estimate_stepwise,
    "aic": estimate_aic,
    "bic": estimate_bic,
    "chao": estimate_chao,
    "closed population": estimate_closed_population,
    "decomposable graphs": estimate_decomposable_graphs,
    "strata": lambda lists: estimate_strata({"all": lists}).total,
}
RANDOM: dict[str, Estimator] = {
    "stepwise, bootstrap": lambda lists: estimate_stepwise(lists, bootstrap=Bootstrap(50, 1)),
    "thresholding": lambda lists: estimate_thresholding(lists, chains=2, draws=100),
    "latent classes": lambda lists: estimate_latent_classes(lists, chains=2, steps=2_000),
    "linkage error": lambda lists: estimate_linkage_corrected(lists, LinkageRates(missed=0.02), resamples=50),
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
    assert plain["decision"]["verdict"] in {"given", "reserved", "refused"}
    shown = EVERY[name](LISTS).shown
    assert (plain["interval"] is None) == (shown is None)
    assert (plain["population"] is None) == (shown is None or math.isinf(shown.high))


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
