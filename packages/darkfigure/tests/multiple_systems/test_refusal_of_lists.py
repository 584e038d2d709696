"""The one rule, as far as lists, persons and models speak: each ground on both sides of its limit."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable
from typing import Any

import pytest

from darkfigure import CaptureHistories, Decision, Scenario, simulate_histories
from darkfigure._multiple_systems import refusal
from darkfigure._multiple_systems.evidence import Apart, Differences, ListEvidence, look_at_lists
from darkfigure._multiple_systems.refusal import Checks, decide
from darkfigure._verdicts import Weight

AssertGround = Callable[[Decision, str, Any], None]
GIVES, RESERVES, BOUNDS, REFUSES = "gives", Weight.RESERVES, Weight.BOUNDS, Weight.REFUSES
# Long, independent lists of many persons: nothing in them speaks against a figure.
EVIDENCE = look_at_lists(simulate_histories(Scenario(20_000, (0.3, 0.25, 0.2, 0.2)), seed=1))


def _weight(decision: Decision, code: str) -> object:
    return next((reason.weight for reason in decision.reasons if reason.code == code), GIVES)


SURE = Differences(sign=0.0, error=0.1, population=20_000, low=19_000, high=21_000, preferred=False)
APART = Apart(("A", "B"), ("C", "D"), by_chance=False)


def _evidence(**changes: Any) -> ListEvidence:
    """What sound lists say, but for this."""
    return dataclasses.replace(EVIDENCE, differences=SURE, **changes)


def _differing(**changes: Any) -> ListEvidence:
    return dataclasses.replace(EVIDENCE, differences=dataclasses.replace(SURE, **changes))


@pytest.mark.parametrize(
    ("evidence", "code", "weight"),
    [
        (_evidence(overlap=10), "little-overlap", GIVES),
        (_evidence(overlap=9), "little-overlap", REFUSES),
        (_evidence(overlap=1), "little-overlap", REFUSES),
        (_evidence(overlap=0), "no-overlap", REFUSES),
        (_evidence(lists=("A", "B", "C")), "two-lists", GIVES),
        (_evidence(lists=("A", "B")), "two-lists", RESERVES),
        (_evidence(lists=("A",)), "one-list", REFUSES),
        (_evidence(lists=()), "one-list", REFUSES),
        (_evidence(empty=("E",)), "not-a-list", RESERVES),
        (_evidence(contained=(("A", "B"),)), "contained-list", REFUSES),
        (_evidence(apart=APART), "lists-apart", REFUSES),
        (_evidence(apart=dataclasses.replace(APART, by_chance=True)), "lists-apart", RESERVES),
        (_evidence(hardly=(("A",), ("B",), 1)), "lists-hardly-connected", REFUSES),
    ],
    ids=lambda value: value if isinstance(value, str) else getattr(value, "value", ""),
)
def test_a_ground_of_the_lists_holds_beyond_its_limit_only(
    evidence: ListEvidence, code: str, weight: Any, assert_ground: AssertGround
) -> None:
    assert_ground(refusal.decision(refusal._of_lists(evidence)), code, weight)


@pytest.mark.parametrize(
    ("evidence", "code", "weight"),
    [
        (_differing(sign=0.5), "persons-differ", GIVES),
        (_differing(sign=0.501), "persons-differ", BOUNDS),
        (_differing(sign=-9.0), "persons-differ", GIVES),
        (_differing(preferred=True), "persons-differ", BOUNDS),
        (_differing(error=0.15), "persons-hardly-told", GIVES),
        (_differing(error=0.151), "persons-hardly-told", RESERVES),
        (_differing(error=0.45), "persons-hardly-told", RESERVES),
        (_differing(error=0.451), "persons-may-differ", BOUNDS),
        (_differing(error=math.inf), "persons-may-differ", BOUNDS),
        (dataclasses.replace(EVIDENCE, differences=None), "persons-may-differ", BOUNDS),
    ],
    ids=lambda value: value if isinstance(value, str) else getattr(value, "value", ""),
)
def test_a_ground_of_the_persons_holds_beyond_its_limit_only(
    evidence: ListEvidence, code: str, weight: Any, assert_ground: AssertGround
) -> None:
    assert_ground(refusal.decision(refusal._of_persons(evidence)), code, weight)


@pytest.mark.parametrize(
    ("evidence", "checks", "code", "weight"),
    [
        (_evidence(no_model="why"), Checks(), "no-model", REFUSES),
        (_evidence(best_bic=None), Checks(), "not-all-models", RESERVES),
        (_evidence(best_bic=None), Checks(all_models=True), "not-all-models", GIVES),
        (_evidence(spread=None), Checks(), "models-disagree", GIVES),
        (_evidence(spread=(10.0, 20.0)), Checks(), "models-disagree", GIVES),
        (_evidence(spread=(10.0, 20.1)), Checks(), "models-disagree", RESERVES),
        (_evidence(spread=(10.0, 20.1)), Checks(spread=(10.0, 11.0)), "models-disagree", GIVES),
    ],
    ids=lambda value: value if isinstance(value, str) else getattr(value, "value", ""),
)
def test_a_ground_of_the_models_holds_beyond_its_limit_only(
    evidence: ListEvidence, checks: Checks, code: str, weight: Any, assert_ground: AssertGround
) -> None:
    assert_ground(refusal.decision(refusal._of_models(evidence, checks)), code, weight)


def test_each_ground_of_the_lists_carries_what_was_found_and_the_limit() -> None:
    assert refusal._of_lists(_evidence(empty=("E", "F")))[0].values == ("E, F",)
    assert refusal._of_lists(_evidence(apart=APART))[0].values == ("A, B", "C, D")
    assert refusal._of_lists(_evidence(hardly=(("A", "B"), ("C",), 3)))[0].values == ("A, B", "C", 3)
    assert refusal._of_lists(_evidence(overlap=9))[0].values == (9, 10)
    assert refusal._of_lists(_evidence(lists=("A",)))[0].values == (1,)


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
