"""Before a whole list is brought in: which of its rows may be a case already, or may be one another.

The same purpose as looking for one name, and the same reach; of cases out of reach nothing is told here.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from inbeeld.chain.cases.models import Case, IdentityTerm
from inbeeld.chain.cases.models.identity import IDENTITY_INDEX
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.records.api import PartialDate
from inbeeld.foundation.vault.api import Described, Likeness

from .duplicate_check import count_look, within_reach
from .identity import Person

T = TypeVar("T")

AT_ONCE = 100
ENOUGH = 2  # a family name or a birth date alone says little among many
MOST_ROWS = 20  # that share one thing, such as a family name
NEAR_IN_TIME = {Likeness.BORN, Likeness.FAMILY_BORN, Likeness.GIVEN_YEAR}


@dataclass(frozen=True, slots=True)
class Alike:
    """In what a row looks alike: with cases within reach, and with earlier rows of the same list."""

    cases: dict[uuid.UUID, list[Likeness]] = field(default_factory=dict)
    rows: dict[int, list[Likeness]] = field(default_factory=dict)
    # One of these has the same name, and no other birth date: the row does not come in by itself.
    is_same_person: bool = False

    def __bool__(self) -> bool:
        return bool(self.cases or self.rows)


def begin_to_look_along(by: Actor) -> None:
    """It counts as one look, however long the list; raises `TooManyLooks`."""
    by.must(Action.CASE_OPEN)
    count_look(by)
    record("case.looked_for", kind="cases.case", actor=by, fields=["list"])


class LookAlong:
    """The look that was begun, asked piece by piece in the order of its rows."""

    def __init__(self, by: Actor) -> None:
        by.must(Action.CASE_OPEN)
        self.by = by
        self._rows: dict[str, list[int]] = {}
        self._born: dict[int, PartialDate | None] = {}

    def at(self, people: Mapping[int, Person]) -> dict[int, Alike]:
        """Which of these rows look enough like a case, or like a row before them."""
        found: dict[int, Alike] = {}
        numbers = sorted(people)
        for start in range(0, len(numbers), AT_ONCE):
            step = {number: people[number] for number in numbers[start : start + AT_ONCE]}
            found |= self._step(step)
        came_up = {case_id for alike in found.values() for case_id in alike.cases}
        if came_up:
            record("case.came_up", records=list(Case.objects.filter(pk__in=came_up)), actor=self.by)
        return found

    def _step(self, people: Mapping[int, Person]) -> dict[int, Alike]:
        sought = {number: _by_term(person) for number, person in people.items()}
        births = {number: _birth_terms(person.born_on) for number, person in people.items()}
        asked = {term for terms in (*sought.values(), *births.values()) for term in terms}
        holders = self._holders(asked)
        found = {}
        for number, person in people.items():
            cases = _enough(person, sought[number], holders)
            rows = _enough(person, sought[number], self._holding_rows(sought[number]))
            if cases or rows:
                same = any(_names_him(person, ways) and self._born_alike(person, row) for row, ways in rows.items())
                born = {case_id for term in births[number] for case_id in holders.get(term, ())}
                same = same or any(
                    _names_him(person, ways) and _same_birth(person, ways, is_told=case_id in born)
                    for case_id, ways in cases.items()
                )
                found[number] = Alike(cases, rows, same)
            self._remember(number, person)
        return found

    def _remember(self, number: int, person: Person) -> None:
        self._born[number] = person.born_on
        for term in IDENTITY_INDEX.stored_terms(person.described()):
            rows = self._rows.setdefault(term, [])
            if len(rows) < MOST_ROWS:
                rows.append(number)

    def _born_alike(self, person: Person, row: int) -> bool:
        """Whether the birth dates of two rows may be one; where either is not known they may."""
        one, other = person.born_on, self._born[row]
        if one is None or other is None:
            return True
        if one.approximate or other.approximate:
            return abs(one.year - other.year) <= 1
        overlaps = one.first <= other.last and other.first <= one.last
        return overlaps or bool(one.exact and other.exact and one.exact == _swapped(other.exact))

    def _holders(self, terms: set[str]) -> dict[str, set[uuid.UUID]]:
        rows = IdentityTerm.objects.filter(term__in=terms, identity__case__in=within_reach(self.by).unchecked())
        found: dict[str, set[uuid.UUID]] = {}
        for term, case_id in rows.values_list("term", "identity__case_id"):
            found.setdefault(term, set()).add(case_id)
        return found

    def _holding_rows(self, terms: Mapping[str, Likeness]) -> dict[str, set[int]]:
        return {term: set(self._rows[term]) for term in terms if term in self._rows}


def _by_term(person: Person) -> dict[str, Likeness]:
    sought = IDENTITY_INDEX.sought_terms(person.described())
    if person.given_names:  # of many rows a family name alone would say too often that somebody is alike
        sought.pop(Likeness.FAMILY, None)
    return {term: likeness for likeness, terms in sought.items() for term in terms}


def _birth_terms(born: PartialDate | None) -> set[str]:
    """The terms of this very day, also with day and month the other way round; none where the day is not known."""
    if born is None or born.exact is None:
        return set()
    days = filter(None, (born.exact, _swapped(born.exact)))
    return {term for day in days for term in IDENTITY_INDEX.sought_terms(Described(born=day))[Likeness.BORN]}


def _swapped(day: dt.date) -> dt.date | None:
    try:
        return day.replace(month=day.day, day=day.month)
    except ValueError:
        return None


def _names_him(person: Person, ways: Collection[Likeness]) -> bool:
    """Whether the whole name is alike; of somebody without a family name, the name that they go by."""
    if Likeness.NAME in ways:
        return True
    return not person.family_name and (Likeness.ALIAS in ways or {Likeness.GIVEN_YEAR, Likeness.BORN} <= set(ways))


def _same_birth(person: Person, ways: Collection[Likeness], *, is_told: bool) -> bool:
    """Whether the case has the birth date that the row tells; a row that tells none differs in none."""
    if person.born_on is None or is_told:
        return True
    return person.born_on.exact is None and bool(NEAR_IN_TIME & set(ways))


def _enough(person: Person, terms: Mapping[str, Likeness], holders: Mapping[str, set[T]]) -> dict[T, list[Likeness]]:
    """Who shares the whole name, or looks alike in more than one way; the surest likeness first."""
    found: dict[T, set[Likeness]] = {}
    for term, likeness in terms.items():
        for holder in holders.get(term, ()):
            found.setdefault(holder, set()).add(likeness)
    order = list(Likeness)
    sure = {one: ways for one, ways in found.items() if _names_him(person, ways) or len(ways) >= ENOUGH}
    return {one: sorted(ways, key=order.index) for one, ways in sure.items()}
