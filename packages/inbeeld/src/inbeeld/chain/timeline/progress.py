"""The minimal progress record: how a quarter went in a case, counted from what was written down anyway.

`docs/progress-record.md` is the dictionary of its fields and codes.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from inbeeld.chain.cases.api import Case, Closure, PhaseChange
from inbeeld.chain.contacts.api import ContactMoment
from inbeeld.chain.method.api import Phase
from inbeeld.chain.plan.api import CaseAction, DomainRating, Goal

from .codes import Daytime, Stay
from .models import ProgressAnswer
from .rules import next_quarter, quarter_of

FIELDS = (
    "case",
    "quarter",
    "phase",
    "contact_reached",
    "contacts_reached",
    "contacts_tried",
    "domains_rated",
    "own_views",
    "goals_set",
    "goals_reached",
    "goals_dropped",
    "actions_done",
    "actions_open",
    "stay",
    "daytime",
    "outcome",
)


@dataclass(slots=True)
class Progress:
    """One case in one quarter. A count of 0 is known none; an empty code was not asked or does not apply."""

    case: Case
    quarter: dt.date
    phase: str = ""
    contacts_reached: int = 0
    contacts_tried: int = 0
    rated: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)
    goals_set: int = 0
    goals_reached: int = 0
    goals_dropped: int = 0
    actions_done: int = 0
    actions_open: int = 0
    stay: str = ""
    daytime: str = ""
    outcome: str = ""

    @property
    def contact_reached(self) -> str:
        return "yes" if self.contacts_reached else "no"

    @property
    def domains_rated(self) -> int:
        return len(self.rated)

    @property
    def own_views(self) -> int:
        return len(self.own)

    @property
    def label(self) -> str:
        return quarter_label(self.quarter)

    @property
    def phase_label(self) -> str:
        return str(Phase(self.phase).label) if self.phase else ""

    @property
    def stay_label(self) -> str:
        return str(Stay(self.stay).label) if self.stay else ""

    @property
    def daytime_label(self) -> str:
        return str(Daytime(self.daytime).label) if self.daytime else ""

    def values(self) -> list[str]:
        """As it leaves, in the order of FIELDS."""
        named = {"case": self.case.pseudonym, "quarter": self.label}
        return [str(named.get(name, getattr(self, name))) for name in FIELDS]


Book = dict[tuple[uuid.UUID, dt.date], Progress]


def quarter_label(first: dt.date) -> str:
    return f"{first.year}-Q{(first.month + 2) // 3}"


def quarters_between(first: dt.date, last: dt.date) -> list[dt.date]:
    """The first days of the quarters from one day to another."""
    found = [quarter_of(first)]
    while (following := next_quarter(found[-1])) <= last:
        found.append(following)
    return found


def progress_of(cases: QuerySet[Case], quarters: Sequence[dt.date]) -> list[Progress]:
    """The record of each case in each of consecutive quarters in which it was open; a fixed number of queries."""
    start, end = quarters[0], next_quarter(quarters[-1])
    found = list(cases.filter(opened_on__lt=end).filter(Q(closed_on=None) | Q(closed_on__gte=start)))
    book: Book = {
        (case.pk, quarter): Progress(case, quarter)
        for case in found
        for quarter in quarters
        if case.opened_on < next_quarter(quarter) and (case.closed_on is None or case.closed_on >= quarter)
    }
    within: dict[str, Any] = {"case__in": [case.pk for case in found]}
    span = (start, end - dt.timedelta(days=1))
    _count_contacts(book, ContactMoment.objects.filter(**within, on__range=span, struck_at=None))
    _count_ratings(book, DomainRating.objects.filter(**within, on__range=span))
    _count_goals(book, Goal.objects.filter(**within))
    _count_actions(book, CaseAction.objects.filter(**within))
    _put_phases(book, PhaseChange.objects.filter(**within, on__lt=end).order_by("on", "at"))
    _put_answers(book, ProgressAnswer.objects.filter(**within, quarter__range=span))
    _put_outcomes(book, Closure.objects.filter(**within, on__range=span).order_by("at"))
    return list(book.values())


def _at(book: Book, case_id: uuid.UUID, day: dt.date | None) -> Progress | None:
    return book.get((case_id, quarter_of(day))) if day else None


def _count_contacts(book: Book, rows: QuerySet[ContactMoment]) -> None:
    for case_id, day, succeeded in rows.values_list("case", "on", "succeeded"):
        if entry := _at(book, case_id, day):
            entry.contacts_reached += succeeded
            entry.contacts_tried += not succeeded


def _count_ratings(book: Book, rows: QuerySet[DomainRating]) -> None:
    for case_id, day, code, own in rows.values_list("case", "on", "domain_code", "own_level"):
        if entry := _at(book, case_id, day):
            entry.rated.add(code)
            entry.own |= {code} if own else set()


def _count_goals(book: Book, rows: QuerySet[Goal]) -> None:
    for case_id, set_on, settled_on, state in rows.values_list("case", "set_on", "settled_on", "state"):
        if entry := _at(book, case_id, set_on):
            entry.goals_set += 1
        if entry := _at(book, case_id, settled_on):
            entry.goals_reached += state == "reached"
            entry.goals_dropped += state == "dropped"


def _count_actions(book: Book, rows: QuerySet[CaseAction]) -> None:
    """Done in the quarter, and still open when it ended."""
    per_case: dict[uuid.UUID, list[Progress]] = defaultdict(list)
    for (case_id, _quarter), entry in book.items():
        per_case[case_id].append(entry)
    for case_id, at, settled_on, state in rows.values_list("case", "at", "settled_on", "state"):
        if settled := _at(book, case_id, settled_on):
            settled.actions_done += state == "done"
        for entry in per_case[case_id]:
            end = next_quarter(entry.quarter)
            entry.actions_open += timezone.localdate(at) < end and (settled_on is None or settled_on >= end)


def _put_phases(book: Book, rows: QuerySet[PhaseChange]) -> None:
    """The phase in which each quarter ended: the last step before its end."""
    steps: dict[uuid.UUID, list[tuple[dt.date, str]]] = defaultdict(list)
    for case_id, day, phase in rows.values_list("case", "on", "phase"):
        steps[case_id].append((day, phase))
    for (case_id, quarter), entry in book.items():
        end = next_quarter(quarter)
        entry.phase = next((phase for day, phase in reversed(steps[case_id]) if day < end), "")


def _put_answers(book: Book, rows: Iterable[ProgressAnswer]) -> None:
    for answer in rows:
        if entry := book.get((answer.case_id, answer.quarter)):
            entry.stay, entry.daytime = answer.stay, answer.daytime


def _put_outcomes(book: Book, rows: Iterable[Closure]) -> None:
    """The outcome of a case that was closed in the quarter and not opened again in it."""
    for closure in rows:
        if entry := _at(book, closure.case_id, closure.on):
            entry.outcome = closure.outcome


def as_lines(records: Iterable[Progress]) -> Iterator[list[str]]:
    """The records as lines of a table, the names of the fields first."""
    yield list(FIELDS)
    for entry in records:
        yield entry.values()
