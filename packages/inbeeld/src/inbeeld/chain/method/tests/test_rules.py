"""Decisions over plain values."""

import pytest

from inbeeld.chain.method.rules import goes_on, may_change_phase, phase_after_reopening


@pytest.mark.parametrize(
    ("old", "new", "allowed"),
    [
        ("found", "contact", True),
        ("found", "led_to_help", True),
        ("after_care", "holding", True),
        ("contact", "found", False),
        ("holding", "holding", False),
        ("guiding", "ended", False),
        ("ended", "guiding", False),
    ],
)
def test_a_case_may_fall_back_but_not_be_unfound_and_ends_by_closing_only(old: str, new: str, allowed: bool) -> None:
    assert may_change_phase(old, new) is allowed


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("found", "found"),
        ("guiding", "guiding"),
        ("after_care", "holding"),
        ("exiting", "holding"),
        ("ended", "holding"),
    ],
)
def test_a_reopened_case_goes_on_where_it_can(before: str, after: str) -> None:
    assert phase_after_reopening(before) == after


@pytest.mark.parametrize(("old", "new", "on"), [("found", "contact", True), ("exiting", "holding", False)])
def test_falling_back_is_no_step_on(old: str, new: str, on: bool) -> None:
    assert goes_on(old, new) is on
