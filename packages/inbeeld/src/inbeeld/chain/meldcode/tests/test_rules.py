"""The five questions, and the terms, as a table."""

import datetime as dt
from itertools import product
from typing import Any

import pytest

from inbeeld.chain.meldcode.rules import QUESTIONS, Says, asked, due_after, next_after, next_step, says

Y, N = True, False


@pytest.mark.parametrize(
    ("answers", "expected", "led_to"),
    [
        ([N], Says.CLOSE, 1),
        ([Y, Y], Says.REPORT, 2),
        ([Y, N, N], Says.REPORT, 3),
        ([Y, N, Y, N], Says.REPORT, 4),
        ([Y, N, Y, Y, N], Says.AGAIN, 5),
        ([Y, N, Y, Y, Y], Says.HELP, 5),
        ([], None, 1),
        ([Y], None, 2),
        ([Y, N, Y, Y], None, 5),
    ],
)
def test_the_code_says_what_the_answers_lead_to(answers: list[bool], expected: Says | None, led_to: int) -> None:
    given = dict(enumerate(answers, start=1))
    assert says(given) is expected
    assert asked(given)[-1] == led_to


def test_whatever_is_answered_the_code_ends_somewhere() -> None:
    for answers in product([Y, N], repeat=len(QUESTIONS)):
        assert says(dict(zip(QUESTIONS, answers, strict=True))) is not None


def test_danger_always_leads_to_a_report() -> None:
    assert next_after(2, yes=True) is Says.REPORT


@pytest.mark.parametrize(("done", "expected"), [([], 1), ([1], 2), ([1, 3], 2), ([1, 2, 3, 4, 5], None)])
def test_the_next_step_is_the_first_without_anything(done: list[int], expected: int | None) -> None:
    assert next_step(done) == expected


@pytest.mark.parametrize(
    ("start", "length", "expected"),
    [
        (dt.date(2026, 3, 2), {"working_days": 5}, dt.date(2026, 3, 9)),
        (dt.date(2026, 3, 6), {"working_days": 1}, dt.date(2026, 3, 9)),
        (dt.date(2026, 3, 2), {"weeks": 10}, dt.date(2026, 5, 11)),
    ],
)
def test_a_term_counts_from_the_day_after(start: dt.date, length: dict[str, Any], expected: dt.date) -> None:
    assert due_after(start, **length) == expected


def test_a_holiday_is_no_working_day() -> None:
    found = due_after(dt.date(2026, 4, 24), working_days=1, is_holiday=lambda day: day == dt.date(2026, 4, 27))
    assert found == dt.date(2026, 4, 28)
