"""Codes, steps and terms over plain values."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inbeeld.chain.signals.rules import Status, Step, StepNotPossible, after, code_from, plain_code
from inbeeld.chain.signals.terms import Term, due_after, is_working_day, working_days


@given(st.binary(min_size=32, max_size=32))
def test_a_code_is_sixteen_digits_in_groups_and_is_read_back_in_any_spelling(secret: bytes) -> None:
    code = code_from(secret)
    digits = code.replace(" ", "")
    assert [len(group) for group in code.split(" ")] == [4, 4, 4, 4]
    assert plain_code(code) == plain_code(digits) == plain_code(f" {code.replace(' ', '-')} ") == digits


@given(st.binary(min_size=32, max_size=32), st.integers(0, 15), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(secret: bytes, place: int, shift: int) -> None:
    digits = code_from(secret).replace(" ", "")
    wrong = str((int(digits[place]) + shift) % 10)
    assert plain_code(digits[:place] + wrong + digits[place + 1 :]) is None


@pytest.mark.parametrize("typed", ["", "123", "abcd efgh ijkl mnop", "١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦", "1" * 400, "' OR 1=1 --"])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert plain_code(typed) is None


@pytest.mark.parametrize(
    ("status", "step", "expected"),
    [
        (Status.RECEIVED, Step.PICK_UP, Status.IN_HAND),
        (Status.RECEIVED, Step.ASK, Status.WAITING),
        (Status.WAITING, Step.REPLY, Status.IN_HAND),
        (Status.DECIDED, Step.REPLY, Status.DECIDED),
        (Status.WAITING, Step.DECIDE, Status.DECIDED),
        (Status.IN_HAND, Step.MOVE_ON, Status.RECEIVED),
        (Status.DECIDED, Step.UNDO, Status.IN_HAND),
    ],
)
def test_each_step_leads_where_the_table_says(status: Status, step: Step, expected: Status) -> None:
    assert after(status, step) is expected


@pytest.mark.parametrize(
    ("status", "step"),
    [
        (Status.DECIDED, Step.DECIDE),
        (Status.DECIDED, Step.MOVE_ON),
        (Status.DECIDED, Step.ASK),
        (Status.DECIDED, Step.PICK_UP),
        (Status.IN_HAND, Step.UNDO),
    ],
)
def test_a_step_that_cannot_follow_is_refused(status: Status, step: Step) -> None:
    with pytest.raises(StepNotPossible):
        after(status, step)


@pytest.mark.parametrize(
    "day",
    [dt.date(2026, 1, 1), dt.date(2026, 4, 6), dt.date(2026, 4, 27), dt.date(2026, 5, 14), dt.date(2026, 12, 25)],
)
def test_dutch_holidays_are_no_working_days(day: dt.date) -> None:
    assert not is_working_day(day)


def test_a_term_skips_the_weekend_and_kings_day() -> None:
    # Friday 24 April 2026; Monday 27 April is King's Day.
    assert due_after(Term.QUESTION, dt.date(2026, 4, 24)) == dt.date(2026, 4, 29)


@given(st.dates(dt.date(2024, 1, 1), dt.date(2035, 1, 1)), st.sampled_from(Term))
def test_a_term_ends_on_a_working_day_after_as_many_working_days_as_agreed(start: dt.date, term: Term) -> None:
    due = due_after(term, start)
    days = [start + dt.timedelta(days=n) for n in range(1, (due - start).days + 1)]
    assert is_working_day(due)
    assert sum(is_working_day(day) for day in days) == working_days(term, start)
