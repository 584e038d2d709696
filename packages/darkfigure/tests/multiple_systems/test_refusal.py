"""The one rule: each ground on both sides of its limit."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable
from typing import Any

import pytest

from darkfigure import CaptureHistories, Decision, Diagnostic, Estimate, Interval, Scenario, Verdict, simulate_histories
from darkfigure._multiple_systems import refusal
from darkfigure._multiple_systems.evidence import look_at_lists
from darkfigure._multiple_systems.refusal import Checks, decide, judged, judged_sum
from darkfigure._verdicts import ENGLISH, REMEDIES, Reason, Weight

AssertGround = Callable[[Decision, str, Any], None]
GIVES, RESERVES, BOUNDS, REFUSES = "gives", Weight.RESERVES, Weight.BOUNDS, Weight.REFUSES
# Long, independent lists of many persons: nothing in them speaks against a figure.
SOUND = simulate_histories(Scenario(20_000, (0.3, 0.25, 0.2, 0.2)), seed=1)
EVIDENCE = look_at_lists(SOUND)
_BEST = EVIDENCE.best_bic or 0.0


def _estimate(low: float = 19_500.0, high: float = 20_500.0, population: float = 20_000.0, **more: Any) -> Estimate:
    return Estimate(
        population=population,
        interval=Interval(low, high, 0.95, "made up"),
        observed=SOUND.observed,
        method="made up",
        digest=SOUND.digest,
        version="0",
        **more,
    )


def _weight(decision: Decision, code: str) -> object:
    return next((reason.weight for reason in decision.reasons if reason.code == code), GIVES)


def _told(decision: Decision) -> set[str]:
    return {reason.code for reason in decision.reasons}


def _chains(rhat: float, draws: float) -> dict[str, Any]:
    return {"details": {"rhat": rhat, "effective_draws": draws}}


def test_sound_lists_with_a_sound_estimate_get_their_figure() -> None:
    assert decide(SOUND, _estimate()) == Decision((), min(look_at_lists(SOUND).lower, 19_500))


@pytest.mark.parametrize(
    ("estimate", "code", "weight"),
    [
        (_estimate(15_000, 60_000), "wide-interval", GIVES),
        (_estimate(15_000, 60_001), "wide-interval", RESERVES),
        (_estimate(15_000, 150_000), "wide-interval", RESERVES),
        (_estimate(15_000, 150_001), "wide-interval", BOUNDS),
        (_estimate(15_000, 1_500_000), "wide-interval", BOUNDS),
        (_estimate(15_000, 1_500_001), "wide-interval", REFUSES),
        (_estimate(high=math.inf), "no-interval", REFUSES),
        (_estimate(low=math.nan), "no-interval", REFUSES),
        (_estimate(population=SOUND.observed), "below-observed", GIVES),
        (_estimate(population=SOUND.observed - 1), "below-observed", REFUSES),
        (_estimate(deviance=3.84, degrees_of_freedom=1), "misfit", GIVES),
        (_estimate(deviance=3.85, degrees_of_freedom=1), "misfit", RESERVES),
        (_estimate(deviance=10.82, degrees_of_freedom=1), "misfit", RESERVES),
        (_estimate(deviance=10.84, degrees_of_freedom=1), "misfit", REFUSES),
        (_estimate(deviance=173.7, degrees_of_freedom=3), "misfit", REFUSES),
        (_estimate(deviance=0.0, degrees_of_freedom=0), "misfit", GIVES),
        (_estimate(**_chains(1.01, 400)), "chains-apart", GIVES),
        (_estimate(**_chains(1.011, 400)), "chains-apart", RESERVES),
        (_estimate(**_chains(1.01, 399)), "chains-apart", RESERVES),
        (_estimate(**_chains(1.1, 100)), "chains-apart", RESERVES),
        (_estimate(**_chains(1.101, 1000)), "chains-apart", REFUSES),
        (_estimate(**_chains(1.0, 99)), "chains-apart", REFUSES),
        (_estimate(**_chains(math.nan, 1000)), "chains-apart", REFUSES),
        (_estimate(details={"bootstrap": {"unusable": 0.2}}), "resamples-fail", GIVES),
        (_estimate(details={"bootstrap": {"unusable": 0.21}}), "resamples-fail", REFUSES),
        (_estimate(details={"mass_beyond_grid": 0.01}), "grid-too-short", GIVES),
        (_estimate(details={"mass_beyond_grid": 0.011}), "grid-too-short", RESERVES),
        (_estimate(details={"mass_beyond_grid": 0.2}), "grid-too-short", RESERVES),
        (_estimate(details={"mass_beyond_grid": 0.21}), "grid-too-short", REFUSES),
        (_estimate(details={"shrinkage": 0.5}), "borrowed", GIVES),
        (_estimate(details={"shrinkage": 0.51}), "borrowed", RESERVES),
        (_estimate(diagnostics=(Diagnostic("choice-ignored", ""),)), "choice-ignored", RESERVES),
        (_estimate(diagnostics=(Diagnostic("lower-bound", ""),)), "lower-bound", BOUNDS),
        (_estimate(diagnostics=(Diagnostic("convergence", "", serious=True),)), "no-convergence", REFUSES),
        (_estimate(diagnostics=(Diagnostic("rough", ""),)), "rough", RESERVES),
        (_estimate(diagnostics=(Diagnostic("order", ""),)), "order-in-time", RESERVES),
        (_estimate(diagnostics=(Diagnostic("classes-full", ""),)), "classes-full", RESERVES),
        (_estimate(diagnostics=(Diagnostic("rates-given", ""),)), "rates-given", RESERVES),
        (_estimate(diagnostics=(Diagnostic("interrupted", ""),)), "interrupted", RESERVES),
        (_estimate(diagnostics=(Diagnostic("a remark", "", serious=True),)), "a remark", GIVES),
        (_estimate(diagnostics=(Diagnostic("few-chains", ""),)), "one-chain", GIVES),
        (_estimate(diagnostics=(Diagnostic("few-chains", "", serious=True),)), "one-chain", RESERVES),
        (_estimate(bic=_BEST + 6), "better-model", GIVES),
        (_estimate(bic=_BEST + 6.001), "better-model", RESERVES),
    ],
    ids=lambda value: value if isinstance(value, str) else getattr(value, "value", ""),
)
def test_a_ground_of_the_estimate_holds_beyond_its_limit_only(
    estimate: Estimate, code: str, weight: object, assert_ground: AssertGround
) -> None:
    assert_ground(decide(SOUND, estimate), code, weight)


@pytest.mark.parametrize(
    ("checks", "code", "weight"),
    [
        (Checks(spread=(10_000, 20_000)), "models-disagree", GIVES),
        (Checks(spread=(10_000, 20_001)), "models-disagree", RESERVES),
        (Checks(spread=(10_000, 100_000)), "models-disagree", RESERVES),
        (Checks(spread=(10_000, 100_001)), "models-disagree", BOUNDS),
        (Checks(spread=(10_000, 1_000_000)), "models-disagree", BOUNDS),
        (Checks(spread=(10_000, 1_000_001)), "models-disagree", REFUSES),
        (Checks(by_order={1: 90_000.0}), "order-decides", GIVES),
        (Checks(by_order={3: 40_000.0}), "order-decides", GIVES),
        (Checks(by_order={3: 40_001.0}), "order-decides", RESERVES),
        (Checks(by_order={3: 9_999.0}), "order-decides", RESERVES),
        (Checks(by_order={3: 10_000.0}), "order-decides", GIVES),
        (Checks(by_order={3: 200_000.0}), "order-decides", RESERVES),
        (Checks(by_order={3: 200_001.0}), "order-decides", BOUNDS),
        (Checks(by_order={3: 2_000_000.0}), "order-decides", BOUNDS),
        (Checks(by_order={3: 2_000_001.0}), "order-decides", REFUSES),
        (Checks(upper_by_order={3: 82_000.0}), "order-decides-bounds", GIVES),
        (Checks(upper_by_order={3: 82_001.0}), "order-decides-bounds", RESERVES),
        (Checks(upper_by_order={1: 2e12}), "order-decides-bounds", GIVES),
        (Checks(upper_by_order={3: 205_000.0}), "order-decides-bounds", RESERVES),
        (Checks(upper_by_order={3: 205_001.0}), "order-decides-bounds", BOUNDS),
        (Checks(upper_by_order={3: 2_050_000.0}), "order-decides-bounds", BOUNDS),
        (Checks(upper_by_order={3: 2_050_001.0}), "order-decides-bounds", REFUSES),
        (Checks(by_order={2: 0.0}), "order-decides", REFUSES),
        (Checks(without_list={"A": 40_000.0}), "one-list-decides", GIVES),
        (Checks(without_list={"A": 40_001.0}), "one-list-decides", RESERVES),
        (Checks(without_list={"A": 10_000.0}), "one-list-decides", GIVES),
        (Checks(without_list={"A": 9_999.0}), "one-list-decides", RESERVES),
        (Checks(inconsistent=0, checked=0), "lists-unknown-by-others", GIVES),
        (Checks(inconsistent=1, checked=2), "lists-unknown-by-others", GIVES),
        (Checks(inconsistent=2, checked=3), "lists-unknown-by-others", RESERVES),
    ],
    ids=lambda value: value if isinstance(value, str) else getattr(value, "value", ""),
)
def test_a_ground_of_the_checks_holds_beyond_its_limit_only(
    checks: Checks, code: str, weight: object, assert_ground: AssertGround
) -> None:
    assert_ground(decide(SOUND, _estimate(), checks), code, weight)


def test_each_ground_carries_what_was_found_and_the_limit() -> None:
    assert decide(SOUND, _estimate(deviance=3.85, degrees_of_freedom=1)).reasons[0].values == (3.85, 1, 0.05)
    assert decide(SOUND, _estimate(deviance=10.84, degrees_of_freedom=1)).reasons[0].values == (10.84, 1, 0.001)
    by_order = decide(SOUND, _estimate(), Checks(by_order={3: 50_000.0})).reasons[0]
    assert by_order.values == (3, 2.5, 2.0)


def test_no_number_is_neither_a_figure_nor_at_least_who_was_seen() -> None:
    assert _told(decide(SOUND, _estimate(population=math.nan))) == {"below-observed", "no-interval"}
    assert _told(decide(SOUND, _estimate(population=math.inf))) == {"no-interval"}


def test_lists_that_share_nobody_are_refused_for_that_alone_with_a_bound() -> None:
    lists = CaptureHistories.from_sets(("A", "B", "C"), {("A",): 60, ("B",): 50, ("C",): 40})
    decision = decide(lists, _estimate())
    assert _told(decision) == {"no-overlap"}
    assert (decision.verdict, decision.lower) == (Verdict.REFUSED, look_at_lists(lists).lower)


def test_the_bound_is_the_least_that_lists_models_and_interval_leave_and_no_less_than_who_was_seen() -> None:
    lower = EVIDENCE.lower
    models = math.floor((EVIDENCE.spread or (0.0,))[0])
    assert SOUND.observed < models < lower
    assert decide(SOUND, None, Checks(spread=(lower - 7.5, lower))).lower == lower - 8
    assert decide(SOUND, None, Checks(spread=(lower + 9.5, lower + 10))).lower == lower
    assert decide(SOUND, None).lower == models
    assert decide(SOUND, _estimate(low=models + 20.5)).lower == models
    assert decide(SOUND, _estimate(low=models - 20.5)).lower == models - 21
    assert decide(SOUND, _estimate(low=SOUND.observed - 1.0)).lower == SOUND.observed
    assert decide(SOUND, _estimate(low=math.nan)).lower == models


def test_grounds_stand_once_and_the_gravest_first() -> None:
    reserves, bounds, refuses = (Reason(weight.value, (), weight) for weight in (RESERVES, BOUNDS, REFUSES))
    decision = refusal.decision([reserves, bounds, reserves, refuses], 7)
    assert decision == Decision((refuses, bounds, reserves), 7)
    assert refusal.decision([]) == Decision((), 0)
    assert refusal.with_reason(Decision((reserves,), 7), refuses) == Decision((refuses, reserves), 7)


def test_a_sum_with_a_reserved_part_is_reserved_and_bounded_with_a_bounded_one() -> None:
    given, reserved = judged(SOUND, _estimate()), judged(SOUND, _estimate(15_000, 60_001))
    bounded = judged(SOUND, _estimate(15_000, 150_001))
    total = _estimate(39_000, 41_000, 40_000)
    lower = given.decision.lower + reserved.decision.lower
    sum_of = judged_sum(total, {"girls": given, "boys": reserved}).decision
    assert (_weight(sum_of, "part-reserved"), sum_of.lower) == (RESERVES, lower)
    assert "boys" in sum_of.reasons[0].message
    sum_of = judged_sum(total, {"girls": given, "boys": bounded, "others": reserved}).decision
    assert (_weight(sum_of, "part-reserved"), sum_of.verdict) == (BOUNDS, Verdict.RESERVED)
    assert sum_of.reasons[0].values == ("boys, others",)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"high": math.inf}, "no-interval"),
        ({"deviance": 100.0, "degrees_of_freedom": 1}, "misfit"),
        (_chains(2.0, 1000.0), "chains-apart"),
        ({"diagnostics": (Diagnostic("interrupted", ""),)}, "interrupted"),
    ],
)
def test_a_sum_is_judged_as_a_figure_of_its_own_too(changes: dict[str, Any], code: str) -> None:
    given = judged(SOUND, _estimate())
    total = _estimate(**{"low": 39_000, "high": 41_000, "population": 40_000, **changes})
    assert _told(judged_sum(total, {"girls": given}).decision) == {code}


def test_chains_are_judged_by_their_numbers_and_not_by_the_note_too() -> None:
    settled = _estimate(**_chains(1.0, 1000.0), diagnostics=(Diagnostic("convergence", "", serious=True),))
    assert decide(SOUND, settled).verdict is Verdict.GIVEN


def test_a_model_of_fewer_lists_is_not_compared_with_models_of_all() -> None:
    counts = {("A",): 300, ("B",): 200, ("A", "B"): 100, ("C",): 90, ("B", "C"): 40}
    lists = CaptureHistories.from_sets(("A", "B", "C", "E"), counts)
    worse = _estimate(bic=(look_at_lists(lists).best_bic or 0) + 100)
    assert "better-model" not in _told(decide(lists, worse))


def test_a_figure_of_persons_on_lists_may_lie_below_the_number_observed() -> None:
    corrected = _estimate(population=SOUND.observed - 1, details={"persons_on_lists": SOUND.observed - 2})
    assert decide(SOUND, corrected).verdict is Verdict.GIVEN


def test_signs_that_persons_differ_leave_a_lower_bound_that_holds() -> None:
    lists = simulate_histories(Scenario(4_000, (0.3, 0.25, 0.2, 0.2), heterogeneity=1.0), seed=1)
    estimate = judged(lists, dataclasses.replace(_estimate(3_000, 3_400, 3_200), observed=lists.observed))
    assert _weight(estimate.decision, "persons-differ") == BOUNDS
    assert estimate.verdict is Verdict.RESERVED
    assert estimate.decision.at_least is not None
    assert lists.observed <= estimate.decision.at_least <= 4_000
    assert "3,200" not in estimate.summary() + repr(estimate) + str(estimate.as_dict())


def test_lists_too_short_to_tell_leave_a_lower_bound() -> None:
    lists = simulate_histories(Scenario(1_000, (0.1, 0.08, 0.06, 0.05)), seed=1)
    assert _weight(decide(lists, None), "persons-may-differ") == BOUNDS


def test_a_sum_is_refused_with_any_of_its_parts() -> None:
    given = judged(SOUND, _estimate())
    refused = judged(SOUND, _estimate(high=math.inf))
    total = judged_sum(_estimate(39_000, 41_000, 40_000), {"girls": given, "boys": refused})
    assert (total.verdict, total.decision.refusing[0].message) == (
        Verdict.REFUSED,
        "it holds figures that are refused: boys",
    )
    assert judged_sum(_estimate(39_000, 41_000, 40_000), {"girls": given, "boys": given}).verdict is Verdict.GIVEN


def test_an_estimate_that_nobody_judged_is_refused() -> None:
    assert _estimate().verdict is Verdict.REFUSED
    assert dataclasses.replace(_estimate(), decision=Decision(())).verdict is Verdict.GIVEN


def test_every_ground_has_words_and_what_would_help() -> None:
    assert ENGLISH.keys() == REMEDIES.keys()
    assert {code for code, _ in refusal.NOTES.values()} <= ENGLISH.keys()
