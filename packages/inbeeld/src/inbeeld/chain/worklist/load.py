"""How much each colleague has in hand. Numbers of work, never a mark: few open cases can be the heaviest."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import Count, Q

from inbeeld.chain.cases.circles import TEAM, cases_in
from inbeeld.chain.signals.desks import colleagues_of
from inbeeld.chain.signals.models import Signal
from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.accounts.absences import absent_on


@dataclass(frozen=True, slots=True)
class Load:
    """What one colleague has in hand today; `None` as name is what nobody has."""

    name: str | None
    cases: int
    cases_late: int
    signals: int
    signals_late: int
    away: bool = False


def loads_of(actor: Actor, today: dt.date) -> list[Load]:
    """Of the actor's desk, by name; what nobody has comes last. A constant number of queries."""
    people = colleagues_of(actor)
    away = absent_on(today, people)
    cases, signals = _cases(actor, today), _signals(actor, today)
    nothing = (0, 0)
    found = [
        Load(one.user.name, *cases.pop(one.pk, nothing), *signals.pop(one.pk, nothing), away=one.pk in away)
        for one in people
    ]
    left = (_sum(cases), _sum(signals))
    return [*found, Load(None, *left[0], *left[1])] if left != (nothing, nothing) else found


Numbers = dict[uuid.UUID | None, tuple[int, int]]


def _cases(actor: Actor, today: dt.date) -> Numbers:
    rows = cases_in(TEAM, actor).open().values("coordinator")
    counted = rows.annotate(number=Count("pk"), late=Count("pk", filter=Q(next_due_on__lt=today)))
    return {row["coordinator"]: (row["number"], row["late"]) for row in counted.order_by()}


def _signals(actor: Actor, today: dt.date) -> Numbers:
    rows = Signal.objects.visible_to(actor).open().values("handler")
    counted = rows.annotate(number=Count("pk"), late=Count("pk", filter=Q(due_on__lt=today)))
    return {row["handler"]: (row["number"], row["late"]) for row in counted.order_by()}


def _sum(numbers: Numbers) -> tuple[int, int]:
    return sum(number for number, _ in numbers.values()), sum(late for _, late in numbers.values())
