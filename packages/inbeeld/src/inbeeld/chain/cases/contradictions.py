"""Facts that cannot all be so: an age and a birth date, a contact before birth. They are asked about, never judged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from inbeeld.foundation.records.api import PartialDate

from .ages import MOMENTS

if TYPE_CHECKING:
    from .services.facts import CaseFacts

MOST_OFF = 1  # years: a birthday may have passed between what was asked and what was written down
OFF_WHEN_ESTIMATED = 3
EXACT_WITHIN = 1


def contradictions(facts: CaseFacts, born: PartialDate | None, today: dt.date) -> list[str]:
    """What contradicts what, in words; nothing where too little is known."""
    against_birth = _against_the_birth_date(facts, born, today) if born else ()
    return [*against_birth, *_against_each_other(facts)]


def ages_at(born: PartialDate, on: PartialDate) -> tuple[int, int]:
    """The youngest and the oldest that somebody with this birth date can be at a moment."""
    return _years(born.last, on.first), _years(born.first, on.last)


def with_ages(facts: CaseFacts, born: PartialDate | None) -> CaseFacts:
    """The facts with the ages that follow from a birth date, where the moment is known and the age is not."""
    found: dict[str, Any] = {}
    for _name, column, when, _label in MOMENTS:
        on = PartialDate.from_edtf(getattr(facts, when))
        if born is None or on is None or getattr(facts, column) is not None:
            continue
        youngest, oldest = ages_at(born, on)
        if youngest >= 0 and oldest - youngest <= EXACT_WITHIN:
            is_sure = youngest == oldest and not (born.approximate or on.approximate)
            found |= {column: youngest, f"{column}_estimated": not is_sure}
    return replace(facts, **found)


def _against_the_birth_date(facts: CaseFacts, born: PartialDate, today: dt.date) -> Iterator[str]:
    for _name, column, when, label in MOMENTS:
        age, on = getattr(facts, column), PartialDate.from_edtf(getattr(facts, when))
        names = {"moment": label, "age": age, "born": born, "on": on}
        if on is not None and on.last < born.first:
            yield _("%(moment)s: %(on)s lies before the date of birth, %(born)s.") % names
        elif age is not None and not _fits(age, born, on, today, _allowed(born, facts, column)):
            yield _("%(moment)s: the age %(age)s and the date of birth, %(born)s, contradict each other.") % names


def _fits(age: int, born: PartialDate, on: PartialDate | None, today: dt.date, off: int) -> bool:
    """Whether somebody with this birth date can be of this age at a moment; of one that is not known: until today."""
    youngest, oldest = ages_at(born, on or PartialDate.of(today))
    return age <= oldest + off and (on is None or age >= youngest - off)


def _against_each_other(facts: CaseFacts) -> Iterator[str]:
    """Of two moments with an age and a date each: as many years must lie between the ages as between the dates."""
    for one, other in combinations(_known_moments(facts), 2):
        off = max(one.off, other.off)
        least, most = _years(one.on.last, other.on.first), _years(one.on.first, other.on.last) + 1
        if not least - off <= other.age - one.age <= most + off:
            yield _("%(one)s and %(other)s do not fit together.") % {"one": one, "other": other}


@dataclass(frozen=True, slots=True)
class _Known:
    """A moment of which both the age and the date are known, and how many years the age may be off."""

    label: Any
    age: int
    on: PartialDate
    off: int

    def __str__(self) -> str:
        return _("%(moment)s at %(age)s (%(on)s)") % {"moment": self.label, "age": self.age, "on": self.on}


def _known_moments(facts: CaseFacts) -> Iterator[_Known]:
    for _name, column, when, label in MOMENTS:
        age, on = getattr(facts, column), PartialDate.from_edtf(getattr(facts, when))
        if age is not None and on is not None:
            yield _Known(label, age, on, _allowed(on, facts, column))


def _allowed(date: PartialDate, facts: CaseFacts, column: str) -> int:
    """How many years an age may be off."""
    is_estimate = date.approximate or getattr(facts, f"{column}_estimated")
    return OFF_WHEN_ESTIMATED if is_estimate else MOST_OFF


def _years(since: dt.date, until: dt.date) -> int:
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))
