"""What the meldcode says, over plain values: which question follows on which answer, and which step comes next.

The code says what it says; what is done is always a person's decision.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from enum import StrEnum

STEPS = (1, 2, 3, 4, 5)
QUESTIONS = (1, 2, 3, 4, 5)
SATURDAY = 5


class Says(StrEnum):
    """Where the five questions end."""

    CLOSE = "close"  # no suspicion any more
    REPORT = "report"
    HELP = "help"
    AGAIN = "again"  # help did not bring enough: report (again)


# The answer that ends the questions, and where; every other answer leads to the next one.
ENDS: Mapping[tuple[int, bool], Says] = {
    (1, False): Says.CLOSE,
    (2, True): Says.REPORT,
    (3, False): Says.REPORT,
    (4, False): Says.REPORT,
    (5, True): Says.HELP,
    (5, False): Says.AGAIN,
}


def next_after(question: int, *, yes: bool) -> int | Says:
    """The question that follows, or where the questions end."""
    return ENDS.get((question, yes)) or question + 1


def asked(answers: Mapping[int, bool | None]) -> tuple[int, ...]:
    """The questions that the answers so far lead past, up to the one that ends it or is not answered yet."""
    found = [1]
    while (answer := answers.get(found[-1])) is not None:
        following = next_after(found[-1], yes=answer)
        if isinstance(following, Says):
            break
        found.append(following)
    return tuple(found)


def says(answers: Mapping[int, bool | None]) -> Says | None:
    """What the code says of these answers; None while a question is open."""
    last = asked(answers)[-1]
    answer = answers.get(last)
    return None if answer is None else ENDS[last, answer]


def due_after(
    day: dt.date, *, working_days: int = 0, weeks: int = 0, is_holiday: Callable[[dt.date], bool] = lambda _: False
) -> dt.date:
    """The last day of a term that starts on `day`; that day itself does not count."""
    found, left = day + dt.timedelta(weeks=weeks), working_days
    while left:
        found += dt.timedelta(days=1)
        left -= found.weekday() < SATURDAY and not is_holiday(found)
    return found


def next_step(done: Collection[int]) -> int | None:
    """The first step of which nothing is recorded; None when each has something. A later step may come first."""
    return next((step for step in STEPS if step not in done), None)
