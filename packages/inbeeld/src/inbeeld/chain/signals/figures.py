"""What came in at one desk and what became of it, in numbers for the desk itself."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone

from inbeeld.foundation.access.api import Actor

from .codes import DecisionKind
from .models import Signal, SignalDecision

MONTHS = 12
# Below this many a number can point at one boy to whoever knows the region.
SMALL = 10


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the desk: what came in, by what became of it until now."""

    first: dt.date
    decided: dict[str, int]
    open: int

    @property
    def received(self) -> int:
        return sum(self.decided.values()) + self.open


@dataclass(frozen=True, slots=True)
class Figures:
    months: list[Month]
    kinds: list[tuple[str, int]]
    forms: list[tuple[str, int]]
    settings: list[tuple[str, int]]
    first_answer: float | None  # median, in days
    answered: int

    @property
    def received(self) -> int:
        return sum(month.received for month in self.months)

    @property
    def is_small(self) -> bool:
        """Whether a number in here could point at somebody."""
        return any(0 < number < SMALL for _, number in [*self.kinds, *self.forms, *self.settings])


def figures_of(actor: Actor, today: dt.date) -> Figures:
    """Of the last twelve months; signals that were passed on count where they came in."""
    begin = _months_before(today, MONTHS - 1)
    came = _came_in(actor).filter(
        received_at__gte=_midnight(begin), received_at__lt=_midnight(_months_after(begin, MONTHS))
    )
    waits = _waiting_times(came)
    return Figures(
        months=_months(came, actor, begin),
        kinds=_counted(came, "kind"),
        forms=_counted(came, "form"),
        settings=_counted(came, "setting"),
        first_answer=median(waits) if waits else None,
        answered=len(waits),
    )


def _came_in(actor: Actor) -> QuerySet[Signal]:
    """What is at this desk now, and what it passed on."""
    passed = _own_decisions(actor).filter(kind=DecisionKind.PASSED_ON).values("signal")
    here = Q(organisation=actor.organisation_id)
    if actor.region_id is not None:
        here &= Q(region=actor.region_id)
    return Signal.objects.filter(here | Q(pk__in=passed))


def _own_decisions(actor: Actor) -> QuerySet[SignalDecision]:
    own = SignalDecision.objects.filter(organisation=actor.organisation_id, undone_at__isnull=True)
    return own if actor.region_id is None else own.filter(region=actor.region_id)


def _months(came: QuerySet[Signal], actor: Actor, begin: dt.date) -> list[Month]:
    """By month of receipt; the last decision that holds says what became of a signal."""
    received = came.annotate(month=TruncMonth("received_at")).values_list("pk", "month")
    became = dict(_own_decisions(actor).filter(signal__in=came).order_by("decided_at").values_list("signal", "kind"))
    found: dict[dt.date, Counter[str]] = {_months_after(begin, number): Counter() for number in range(MONTHS)}
    for pk, month in received:
        found[timezone.localdate(month).replace(day=1)][became.get(pk, "")] += 1
    return [
        Month(first, {kind: number for kind, number in counted.items() if kind}, counted[""])
        for first, counted in found.items()
    ]


def _counted(came: QuerySet[Signal], column: str) -> list[tuple[str, int]]:
    """In the order of the list, not of the numbers."""
    counted = dict(came.order_by().values_list(column).annotate(Count("pk")))
    field: Any = Signal._meta.get_field(column)
    return [(str(label), counted[code]) for code, label in field.choices if code in counted]


def _waiting_times(came: QuerySet[Signal]) -> list[float]:
    answered = came.filter(answered_at__isnull=False).values_list("received_at", "answered_at")
    return [(at - received).total_seconds() / 86_400 for received, at in answered if at is not None]


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def _months_before(day: dt.date, number: int) -> dt.date:
    return _months_after(day.replace(day=1), -number)


def _months_after(first: dt.date, number: int) -> dt.date:
    return first + relativedelta(months=number)
