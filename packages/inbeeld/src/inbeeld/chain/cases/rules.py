"""Decisions about a case over plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from inbeeld.chain.method.api import goes_on

ADULT_AT = 18

_BAND_STARTS = ((23, "23+"), (18, "18-22"), (16, "16-17"), (12, "12-15"), (0, "0-11"))


# A status that stands can be decided again, by somebody with more say (a court after the police).
STATUS_STEPS: Mapping[str, frozenset[str]] = {
    "presumed": frozenset({"actual", "not_a_victim"}),
    "actual": frozenset({"actual", "presumed", "not_a_victim"}),
    "not_a_victim": frozenset({"not_a_victim", "presumed", "actual"}),
}


# What can be said more exactly of each form of exploitation; of the others nothing.
SUB_FORMS: Mapping[str, frozenset[str]] = {
    "sexual": frozenset({"paid_sex", "images", "live_online", "sex_for_shelter", "other"}),
    "criminal": frozenset({"drugs", "theft", "money_mule", "cannabis", "other"}),
    "labour": frozenset({"hospitality", "cleaning", "agriculture", "building", "other"}),
}


def sub_form_fits(form: str, sub_form: str) -> bool:
    return sub_form == "unknown" or sub_form in SUB_FORMS.get(form, frozenset())


def may_change_status(old: str, new: str) -> bool:
    return new in STATUS_STEPS[old]


def age_band(age: int | None) -> str:
    """The band of an age; 0 is an age, None is not known."""
    if age is None:
        return "unknown"
    return next(band for start, band in _BAND_STARTS if age >= start)


def is_minor(age: int | None) -> bool | None:
    """Whether an age is under 18; None when the age is not known."""
    return None if age is None else age < ADULT_AT


def missing_for_closing(*, outcome: str, reason: str, status: str, open_actions: int, drop_actions: bool) -> list[str]:
    """What still stands in the way of closing, as codes; empty when the case can be closed."""
    gaps = {
        "outcome": not outcome,
        "reason": not reason.strip(),
        "status": outcome == "not_a_victim" and status != "not_a_victim",
        "actions": open_actions > 0 and not drop_actions,
    }
    return [gap for gap, stands in gaps.items() if stands]


def next_safety_review(reviewed_on: dt.date, chosen: dt.date | None = None, *, within: int) -> dt.date:
    """The day on which safety is looked at again: as chosen, never later than the longest term in days."""
    latest = reviewed_on + dt.timedelta(days=within)
    return min(chosen, latest) if chosen else latest


def contact_due(
    opened_on: dt.date, last_contact_on: dt.date | None, *, every: int, paused_until: dt.date | None = None
) -> dt.date:
    """The day from which a case without contact asks for attention: after `every` days, not while contact rests."""
    due = (last_contact_on or opened_on) + dt.timedelta(days=every)
    return max(due, paused_until) if paused_until else due


def next_due(days: Iterable[dt.date | None], *, contact_due_on: dt.date) -> dt.date:
    """The first day on which something in a case must be done."""
    return min([day for day in days if day is not None] + [contact_due_on])


@dataclass(frozen=True, slots=True)
class PhaseSpan:
    """A time in one phase; `fell_back_from` is the further phase that it came from, or empty."""

    phase: str
    since: dt.date
    days: int
    fell_back_from: str = ""


def phase_spans(steps: Iterable[tuple[str, str, dt.date]], today: dt.date) -> list[PhaseSpan]:
    """How long each phase lasted, in order, from steps (before, after, on); the last one lasts until today."""
    taken = sorted(steps, key=lambda step: step[2])
    ends = [on for _before, _after, on in taken[1:]] + [today] * bool(taken)
    return [
        PhaseSpan(after, on, max((end - on).days, 0), before if fell_back(before, after) else "")
        for (before, after, on), end in zip(taken, ends, strict=True)
    ]


def fell_back(before: str, after: str) -> bool:
    """Whether a step leads back; beginning and reopening are no falling back."""
    return before not in {after, "ended"} and not goes_on(before, after)


def age_counted_on(age: int, year: int, this_year: int) -> int:
    """An age that was known in one year, some years later; a birthday more or less."""
    return age + max(0, this_year - year)
