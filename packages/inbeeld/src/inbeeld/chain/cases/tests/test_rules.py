"""Decisions over plain values."""

import datetime as dt

import pytest

from inbeeld.chain.cases import codes, rules
from inbeeld.chain.cases.pseudonyms import new_pseudonym, pseudonym_key
from inbeeld.chain.method.api import PHASE_STEPS, Phase

DAY = dt.date(2026, 11, 20)


def test_every_phase_and_status_stands_in_its_table() -> None:
    assert set(PHASE_STEPS) == set(Phase.values)
    assert set(rules.STATUS_STEPS) == set(codes.Status.values)
    assert set().union(*PHASE_STEPS.values()) <= set(Phase.values)
    assert set().union(*rules.STATUS_STEPS.values()) <= set(codes.Status.values)


@pytest.mark.parametrize(
    ("old", "new", "allowed"),
    [
        ("presumed", "actual", True),
        ("presumed", "not_a_victim", True),
        ("presumed", "presumed", False),
        ("actual", "actual", True),
        ("not_a_victim", "presumed", True),
    ],
)
def test_a_status_can_be_decided_again(old: str, new: str, allowed: bool) -> None:
    assert rules.may_change_status(old, new) is allowed


@pytest.mark.parametrize(
    ("age", "band", "minor"),
    [
        (None, "unknown", None),
        (0, "0-11", True),
        (11, "0-11", True),
        (12, "12-15", True),
        (16, "16-17", True),
        (17, "16-17", True),
        (18, "18-22", False),
        (22, "18-22", False),
        (23, "23+", False),
        (120, "23+", False),
    ],
)
def test_an_age_of_zero_is_known_and_an_empty_one_is_not(age: int | None, band: str, minor: bool | None) -> None:
    assert rules.age_band(age) == band
    assert band in codes.AgeBand.values
    assert rules.is_minor(age) is minor


@pytest.mark.parametrize(
    ("given", "gaps"),
    [
        ({}, []),
        ({"outcome": ""}, ["outcome"]),
        ({"reason": "  "}, ["reason"]),
        ({"open_actions": 2}, ["actions"]),
        ({"open_actions": 2, "drop_actions": True}, []),
        ({"outcome": "not_a_victim"}, ["status"]),
        ({"outcome": "not_a_victim", "status": "not_a_victim"}, []),
    ],
)
def test_closing_asks_for_what_is_missing(given: dict[str, object], gaps: list[str]) -> None:
    complete: dict[str, object] = {
        "outcome": "help_continues",
        "reason": "Begeleid wonen loopt.",
        "status": "presumed",
        "open_actions": 0,
        "drop_actions": False,
    }
    assert rules.missing_for_closing(**{**complete, **given}) == gaps  # type: ignore[arg-type]


def test_safety_is_looked_at_again_within_the_term_or_sooner() -> None:
    term = DAY + dt.timedelta(days=30)
    assert rules.next_safety_review(DAY, within=30) == term
    assert rules.next_safety_review(DAY, DAY + dt.timedelta(days=3), within=30) == DAY + dt.timedelta(days=3)
    assert rules.next_safety_review(DAY, DAY + dt.timedelta(days=90), within=30) == term


def test_the_first_thing_due_is_due_next() -> None:
    contact = rules.contact_due(DAY, None, every=14)
    assert contact == DAY + dt.timedelta(days=14)
    assert rules.contact_due(DAY, DAY + dt.timedelta(days=5), every=14) == contact + dt.timedelta(days=5)
    assert rules.next_due([None, DAY], contact_due_on=contact) == DAY
    assert rules.next_due([None], contact_due_on=contact) == contact


def test_a_case_asks_for_no_contact_while_contact_rests() -> None:
    rests_until = DAY + dt.timedelta(days=40)
    assert rules.contact_due(DAY, None, every=14, paused_until=rests_until) == rests_until
    assert rules.contact_due(DAY, None, every=14, paused_until=DAY) == DAY + dt.timedelta(days=14)


def test_pseudonyms_are_easy_to_say_and_found_as_people_type_them() -> None:
    drawn = {new_pseudonym() for _ in range(2000)}
    assert len(drawn) > 1990
    assert all(len(pseudonym_key(name)) == 9 for name in drawn)
    assert pseudonym_key("Taromi 418") == pseudonym_key(" taromi418") == pseudonym_key("TAROMI-418")
