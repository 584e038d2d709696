"""How much each colleague has in hand. Numbers of work, never a mark: few open cases can be the heaviest."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery

from inbeeld.chain.cases.case_filters_by_relation import TEAM, cases_in
from inbeeld.chain.signals.desks import colleagues_of
from inbeeld.chain.signals.models import Signal
from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.accounts.absences import absent_on
from inbeeld.foundation.accounts.models import Membership

from .sections import COUNTED


@dataclass(frozen=True, slots=True)
class Load:
    """What one colleague has in hand today, counted to a hundred; `None` as name is what nobody has."""

    name: str | None
    cases: str
    cases_late: str
    signals: str
    signals_late: str
    away: bool = False


class CountOf(Subquery):
    """How many rows a subquery finds, and no further than its limit."""

    template = "(SELECT count(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def loads_of(actor: Actor, today: dt.date) -> list[Load]:
    """Of the actor's desk, by name; signals that nobody has come last. A constant number of queries."""
    people = colleagues_of(actor)
    away = absent_on(today, people)
    cases, signals = cases_in(TEAM, actor).open(), Signal.objects.visible_to(actor).open()
    counted = Membership.objects.annotate(
        cases_open=_of(cases, "coordinator"),
        cases_late=_of(cases.filter(next_due_on__lt=today), "coordinator"),
        signals_open=_of(signals, "handler"),
        signals_late=_of(signals.overdue(today), "handler"),
    ).in_bulk([one.pk for one in people])
    found = [_load(one.user.name, counted[one.pk], away=one.pk in away) for one in people]
    free = signals.unassigned()
    if not free.exists():
        return found
    return [*found, Load(None, "0", "0", _told(_count(free)), _told(_count(free.overdue(today))))]


def _of(rows: QuerySet[Any], column: str) -> CountOf:
    return CountOf(rows.filter(**{column: OuterRef("pk")}).order_by().values("pk")[: COUNTED + 1])


def _load(name: str, counted: Any, *, away: bool) -> Load:
    return Load(
        name,
        cases=_told(counted.cases_open),
        cases_late=_told(counted.cases_late),
        signals=_told(counted.signals_open),
        signals_late=_told(counted.signals_late),
        away=away,
    )


def _count(rows: QuerySet[Any]) -> int:
    return rows.order_by().values("pk")[: COUNTED + 1].count()


def _told(number: int) -> str:
    return f"{COUNTED}+" if number > COUNTED else str(number)
