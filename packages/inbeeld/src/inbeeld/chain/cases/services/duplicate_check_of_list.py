"""Before a whole list is brought in: which of its rows may be a case already, or may be one another.

The same purpose as looking for one name, and the same reach; of cases out of reach nothing is told here.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from inbeeld.chain.cases.models import Case, IdentityTerm
from inbeeld.chain.cases.models.identity import IDENTITY_INDEX
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.vault.api import Likeness

from .duplicate_check import count_look, within_reach
from .identity import Person

T = TypeVar("T")

AT_ONCE = 100
ENOUGH = 2  # a family name or a birth date alone says little among many


@dataclass(frozen=True, slots=True)
class Alike:
    """In what a row looks alike: with cases within reach, and with earlier rows of the same list."""

    cases: dict[uuid.UUID, list[Likeness]] = field(default_factory=dict)
    rows: dict[int, list[Likeness]] = field(default_factory=dict)

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
        self._rows: dict[str, int] = {}

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
        holders = self._holders({term for terms in sought.values() for term in terms})
        found = {}
        for number, person in people.items():
            alike = Alike(_enough(sought[number], holders), _enough(sought[number], self._holding_rows(sought[number])))
            if alike:
                found[number] = alike
            for term in IDENTITY_INDEX.stored_terms(person.described()):
                self._rows.setdefault(term, number)
        return found

    def _holders(self, terms: set[str]) -> dict[str, set[uuid.UUID]]:
        rows = IdentityTerm.objects.filter(term__in=terms, identity__case__in=within_reach(self.by).unchecked())
        found: dict[str, set[uuid.UUID]] = {}
        for term, case_id in rows.values_list("term", "identity__case_id"):
            found.setdefault(term, set()).add(case_id)
        return found

    def _holding_rows(self, terms: Mapping[str, Likeness]) -> dict[str, set[int]]:
        return {term: {self._rows[term]} for term in terms if term in self._rows}


def _by_term(person: Person) -> dict[str, Likeness]:
    sought = IDENTITY_INDEX.sought_terms(person.described())
    if person.given_names:  # of many rows a family name alone would say too often that somebody is alike
        sought.pop(Likeness.FAMILY, None)
    return {term: likeness for likeness, terms in sought.items() for term in terms}


def _enough(terms: Mapping[str, Likeness], holders: Mapping[str, set[T]]) -> dict[T, list[Likeness]]:
    """Who shares the whole name, or looks alike in more than one way; the surest likeness first."""
    found: dict[T, set[Likeness]] = {}
    for term, likeness in terms.items():
        for holder in holders.get(term, ()):
            found.setdefault(holder, set()).add(likeness)
    order = list(Likeness)
    sure = {one: ways for one, ways in found.items() if Likeness.NAME in ways or len(ways) >= ENOUGH}
    return {one: sorted(ways, key=order.index) for one, ways in sure.items()}
