"""When somebody may decide, and what stands in the way."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from inbeeld.foundation.agreed.api import FROM_THE_BEGINNING, DutchFirst, held_on, refuse_same_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """How long one act waits, from a day on.

    `wait_hours` lie between asking and deciding, `undo_hours` between the decision and carrying it out; what nobody
    decided on within `lapse_days` lapses. An act about fewer records than `from_number` needs no second person.
    """

    act: str
    valid_from: dt.date = FROM_THE_BEGINNING
    wait_hours: int
    undo_hours: int
    lapse_days: int
    from_number: int = 0
    source: DutchFirst

    def __post_init__(self) -> None:
        if min(self.wait_hours, self.undo_hours, self.from_number) < 0:
            raise ValueError("hours and numbers are not negative")
        if dt.timedelta(days=self.lapse_days) <= self.wait:
            raise ValueError("lapse_days must be longer than wait_hours, or nobody can ever decide")

    @property
    def wait(self) -> dt.timedelta:
        return dt.timedelta(hours=self.wait_hours)

    @property
    def undo(self) -> dt.timedelta:
        return dt.timedelta(hours=self.undo_hours)

    @property
    def lapse(self) -> dt.timedelta:
        return dt.timedelta(days=self.lapse_days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    term: tuple[Term, ...]

    def __post_init__(self) -> None:
        for act in {term.act for term in self.term}:
            refuse_same_day(term for term in self.term if term.act == act)

    def on(self, act: str, day: dt.date) -> Term | None:
        return held_on((term for term in self.term if term.act == act), day)


class Refusal(StrEnum):
    """Why somebody cannot agree now."""

    OWN_REQUEST = "own_request"
    NEWER = "newer"
    TOO_EARLY = "too_early"
    LAPSED = "lapsed"
    SETTLED = "settled"
    NOT_THIS_PERSON = "not_this_person"


def refusal(
    *,
    is_open: bool,
    same_person: bool,
    joined_at: dt.datetime,
    asked_at: dt.datetime,
    decide_from: dt.datetime,
    lapses_at: dt.datetime,
    now: dt.datetime,
) -> Refusal | None:
    """What keeps somebody from agreeing, or None.

    An account that was made after the request does not decide on it: else whoever makes accounts makes himself a
    second person.
    """
    problems = {
        Refusal.SETTLED: not is_open,
        Refusal.OWN_REQUEST: same_person,
        Refusal.NEWER: joined_at > asked_at,
        Refusal.TOO_EARLY: now < decide_from,
        Refusal.LAPSED: now >= lapses_at,
    }
    return next((problem for problem, found in problems.items() if found), None)
