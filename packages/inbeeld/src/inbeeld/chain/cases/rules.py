"""Decisions about a case over plain values."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

ADULT_AT = 18

_BAND_STARTS = ((23, "23+"), (18, "18-22"), (16, "16-17"), (12, "12-15"), (0, "0-11"))

# A case may fall back; it cannot be unfound. "ended" is reached by closing only, and left by reopening only.
_ONGOING = ("contact", "holding", "guiding", "led_to_help", "exiting", "after_care")
PHASE_STEPS: Mapping[str, frozenset[str]] = {
    "found": frozenset(_ONGOING),
    **{phase: frozenset(_ONGOING) - {phase} for phase in _ONGOING},
    "ended": frozenset(),
}

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


def may_change_phase(old: str, new: str) -> bool:
    return new in PHASE_STEPS[old]


def goes_on(old: str, new: str) -> bool:
    """Whether a step leads further, and not back."""
    order = list(PHASE_STEPS)
    return order.index(new) > order.index(old)


def may_change_status(old: str, new: str) -> bool:
    return new in STATUS_STEPS[old]


def phase_after_reopening(before_closing: str) -> str:
    """A reopened case goes on where it stood; one that stood in after-care or exiting is held on to first."""
    return "holding" if before_closing in {"exiting", "after_care", "ended"} else before_closing


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


def is_old(day: dt.date, today: dt.date, *, after: int) -> bool:
    """Whether information of a day is older than `after` days."""
    return (today - day).days > after


def quarter_of(day: dt.date) -> dt.date:
    """The first day of the quarter that a day lies in."""
    return dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def next_quarter(first: dt.date) -> dt.date:
    return quarter_of(first + dt.timedelta(days=100))


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


def eighteenth_birthday(year: int, month: int | None) -> dt.date:
    """The first day that it may be: of the birth date no more than the month leaves the vault."""
    return dt.date(year + ADULT_AT, month or 1, 1)


def months_before(day: dt.date, months: int) -> dt.date:
    """The day so many months earlier; the last one of the month where that has fewer days."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def lead_reached(on: dt.date, today: dt.date, leads: Iterable[int]) -> int | None:
    """The fewest months ahead that have been reached; None when even the furthest has not."""
    reached = [months for months in leads if months_before(on, months) <= today]
    return min(reached, default=None)
