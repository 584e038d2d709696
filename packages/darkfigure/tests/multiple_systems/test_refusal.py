"""The one rule: each ground on both sides of its limit."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

import pytest

from darkfigure import CaptureHistories, Decision, Diagnostic, Estimate, Interval, Scenario, Verdict, simulate_histories
from darkfigure._multiple_systems import refusal
from darkfigure._multiple_systems.evidence import look_at_lists
from darkfigure._multiple_systems.refusal import Checks, decide, judged, judged_sum
from darkfigure._verdicts import ENGLISH, REMEDIES, Weight

GIVES, RESERVES, BOUNDS, REFUSES = "gives", Weight.RESERVES, Weight.BOUNDS, Weight.REFUSES
# Long, independent lists of many persons: nothing in them speaks against a figure.
SOUND = simulate_histories(Scenario(20_000, (0.3, 0.25, 0.2, 0.2)), seed=1)


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
        (_estimate(population=math.nan), "no-interval", REFUSES),
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
        (_estimate(diagnostics=(Diagnostic("few-chains", ""),)), "one-chain", GIVES),
        (_estimate(diagnostics=(Diagnostic("few-chains", "", serious=True),)), "one-chain", RESERVES),
        (_estimate(bic=(look_at_lists(SOUND).best_bic or 0) + 5.9), "better-model", GIVES),
        (_estimate(bic=(look_at_lists(SOUND).best_bic or 0) + 6.1), "better-model", RESERVES),
    ],
    ids=lambda value: value if isinstance(value, str) else getattr(value, "value", ""),
)
def test_a_ground_of_the_estimate_holds_beyond_its_limit_only(estimate: Estimate, code: str, weight: object) -> None:
    assert _weight(decide(SOUND, estimate), code) == weight


@pytest.mark.parametrize(
    ("checks", "code", "weight"),
    [
        (Checks(spread=(10_000, 20_000)), "models-disagree", GIVES),
        (Checks(spread=(10_000, 20_001)), "models-disagree", RESERVES),
        (Checks(spread=(10_000, 100_000)), "models-disagree", RESERVES),
        (Checks(spread=(10_000, 100_001)), "models-disagree", BOUNDS),
        (Checks(spread=(10_000, 1_000_001)), "models-disagree", REFUSES),
        (Checks(by_order={1: 90_000.0}), "order-decides", GIVES),
        (Checks(by_order={3: 40_000.0}), "order-decides", GIVES),
        (Checks(by_order={3: 40_001.0}), "order-decides", RESERVES),
        (Checks(by_order={3: 9_999.0}), "order-decides", RESERVES),
        (Checks(by_order={3: 200_001.0}), "order-decides", BOUNDS),
        (Checks(by_order={3: 2_000_001.0}), "order-decides", REFUSES),
        (Checks(upper_by_order={3: 82_000.0}), "order-decides-bounds", GIVES),
        (Checks(upper_by_order={3: 82_001.0}), "order-decides-bounds", RESERVES),
        (Checks(upper_by_order={3: 2e12}), "order-decides-bounds", REFUSES),
        (Checks(without_list={"A": 40_000.0}), "one-list-decides", GIVES),
        (Checks(without_list={"A": 40_001.0}), "one-list-decides", RESERVES),
        (Checks(inconsistent=1, checked=2), "lists-unknown-by-others", GIVES),
        (Checks(inconsistent=2, checked=3), "lists-unknown-by-others", RESERVES),
    ],
    ids=lambda value: value if isinstance(value, str) else getattr(value, "value", ""),
)
def test_a_ground_of_the_checks_holds_beyond_its_limit_only(checks: Checks, code: str, weight: object) -> None:
    assert _weight(decide(SOUND, _estimate(), checks), code) == weight


def _three(both: int) -> CaptureHistories:
    counts = {("A",): 60, ("B",): 50, ("C",): 40, ("A", "B"): both, ("B", "C"): 4}
    return CaptureHistories.from_sets(("A", "B", "C"), counts)


def test_ten_persons_on_two_lists_are_needed() -> None:
    assert _weight(decide(_three(6), None), "little-overlap") == GIVES
    assert _weight(decide(_three(5), None), "little-overlap") == REFUSES


def test_an_empty_list_is_not_counted() -> None:
    """A third list without anybody does not lift the reservation for two lists."""
    counts = {("A",): 600, ("B",): 300, ("A", "B"): 200}
    decision = decide(CaptureHistories.from_sets(("A", "B", "C"), counts), None)
    assert {"two-lists", "not-a-list"} <= {reason.code for reason in decision.reasons}


def test_a_copy_of_a_list_is_refused() -> None:
    counts = {("A", "B"): 300, ("A", "B", "C"): 200, ("C",): 100}
    assert _weight(decide(CaptureHistories.from_sets(("A", "B", "C"), counts), None), "contained-list") == REFUSES


def test_a_list_inside_another_is_refused_unless_chance_explains_it() -> None:
    counts = {("A",): 300, ("B",): 200, ("A", "B"): 100}
    large = CaptureHistories.from_sets(("A", "B", "C"), {**counts, ("A", "C"): 30, ("A", "B", "C"): 10})
    small = CaptureHistories.from_sets(("A", "B", "C"), {**counts, ("A", "C"): 2})
    assert _weight(decide(large, None), "contained-list") == REFUSES
    assert _weight(decide(small, None), "contained-list") == GIVES


def test_overlap_with_what_is_no_list_does_not_count() -> None:
    """Forty persons on A and C, but C is a part of A: without it only five stand on two lists."""
    counts = {("A",): 300, ("B",): 200, ("A", "B"): 5, ("A", "C"): 40}
    assert _weight(decide(CaptureHistories.from_sets(("A", "B", "C"), counts), None), "little-overlap") == REFUSES


def _two_populations(shared: int) -> CaptureHistories:
    each = {("A",): 240, ("B",): 240, ("A", "B"): 80, ("C",): 240, ("D",): 240, ("C", "D"): 80}
    return CaptureHistories.from_sets(("A", "B", "C", "D"), {**each, ("A", "C"): shared})


def test_two_populations_are_refused_also_when_a_false_link_connects_them() -> None:
    assert _weight(decide(_two_populations(0), None), "lists-apart") == REFUSES
    assert _weight(decide(_two_populations(1), None), "lists-hardly-connected") == REFUSES
    assert _weight(decide(_two_populations(100), None), "lists-hardly-connected") == GIVES


def test_a_list_that_touches_nobody_is_refused_unless_it_is_so_short_that_chance_explains_it() -> None:
    counts = {("A",): 200, ("B",): 200, ("A", "B"): 100}
    long = CaptureHistories.from_sets(("A", "B", "C"), {**counts, ("C",): 100})
    short = CaptureHistories.from_sets(("A", "B", "C"), {**counts, ("C",): 5})
    assert _weight(decide(long, None), "lists-apart") == REFUSES
    assert _weight(decide(short, None), "lists-apart") == RESERVES


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
