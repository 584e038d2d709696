"""Who a row tells of: a name out of its parts, an age and a birth date beside each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from inbeeld.chain.cases.api import CaseFacts, contradictions
from inbeeld.foundation.records.api import PartialDate

Wrongs = list[tuple[str, str]]
MOMENTS = ("started_on", "contacted_on", "reported_on")
AGES = (("age_at_start", "started_on"), ("age_at_contact", "contacted_on"), ("age_at_report", "reported_on"))
MOST_OFF = 1  # a list is kept for months: an age may be a birthday behind


def person_of(
    told: Mapping[str, Any], facts: dict[str, Any], along: dict[str, Any], today: dt.date
) -> tuple[dict[str, Any], Wrongs]:
    """The fields of the person, and what contradicts the birth date: a field, and what is wrong with it."""
    person = dict(told)
    if particle := person.pop("name_particle", ""):
        person["family_name"] = f"{particle} {person.get('family_name', '')}".strip()
    age, born = along.pop("age_now", None), person.get("born_on")
    is_estimate = along.pop("age_now_estimated", False)
    if born is None:
        if age is not None:
            person["born_on"] = PartialDate(today.year - age, approximate=True)
        return person, []
    wrong = [(name, "before_birth") for name in MOMENTS if _lies_before(facts, name, born)]
    wrong += [(column, "age_differs") for column, when in AGES if _contradicts(facts, column, when, born, today)]
    for name, _code in wrong:
        del facts[name]
    if age is not None and not _fits(age, born, today, off=MOST_OFF + is_estimate):
        wrong.append(("age_now", "age_differs"))
    return person, wrong


def _contradicts(facts: Mapping[str, Any], column: str, when: str, born: PartialDate, today: dt.date) -> bool:
    told = {name: facts[name] for name in (column, f"{column}_estimated", when) if name in facts}
    return told.get(column) is not None and bool(contradictions(CaseFacts(**told), born, today))


def _lies_before(facts: Mapping[str, Any], name: str, born: PartialDate) -> bool:
    moment = PartialDate.from_edtf(facts.get(name, ""))
    return moment is not None and moment.last < born.first


def _fits(age: int, born: PartialDate, today: dt.date, *, off: int) -> bool:
    """Whether somebody with this birth date has about this age."""
    youngest = _years(born.last, today) - off
    oldest = _years(born.first, today) + off
    return youngest <= age <= oldest


def _years(born: dt.date, on: dt.date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
