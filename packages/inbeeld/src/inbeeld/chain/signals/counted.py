"""Signals as they are counted: where each came in, when, in which form, and what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Form
from inbeeld.foundation.access.api import Actor
from inbeeld.foundation.disclosure.api import (
    IDENTITY,
    Axis,
    LiveCount,
    Record,
    choice_axis,
    first_day_of,
    quarter_axis,
    quarter_code,
    region_axis,
)

from .codes import DecisionKind, Setting, SignalKind
from .models import Signal, SignalDecision

QUARTERS = 8
OPEN = "open"


def axes() -> tuple[Axis, ...]:
    became = [*DecisionKind.choices, (OPEN, _("Not decided yet"))]
    return (
        quarter_axis(timezone.localdate(), QUARTERS),
        region_axis(Signal.objects.values("region")),
        choice_axis("kind", _("Question or signal"), SignalKind.choices),
        choice_axis("form", _("Form of exploitation"), Form.choices, sensitive=True),
        choice_axis("setting", _("Handed in from"), Setting.choices),
        choice_axis("became", _("What became of it"), became),
    )


def records() -> Iterator[Record]:
    """Of all desks, since the first quarter that is shown."""
    return _counted(Signal.objects.all(), SignalDecision.objects.filter(undone_at=None))


def records_of_desk(actor: Actor) -> Iterator[Record]:
    """What is at the desk of the actor now and what it passed on, with what the desk itself decided."""
    own = SignalDecision.objects.filter(organisation=actor.organisation_id, undone_at=None)
    here = Q(organisation=actor.organisation_id)
    if actor.region_id is not None:
        own, here = own.filter(region=actor.region_id), here & Q(region=actor.region_id)
    passed = own.filter(kind=DecisionKind.PASSED_ON).values("signal")
    return _counted(Signal.objects.filter(here | Q(pk__in=passed)), own)


def _counted(signals: QuerySet[Signal], decisions: QuerySet[SignalDecision]) -> Iterator[Record]:
    quarters = quarter_axis(timezone.localdate(), QUARTERS).codes
    first = first_day_of(next(iter(quarters)))
    since = timezone.make_aware(dt.datetime.combine(first, dt.time()))
    rows = decisions.filter(signal__received_at__gte=since).order_by("decided_at")
    became = dict(rows.values_list("signal", "kind"))
    came_in = dict(rows.filter(kind=DecisionKind.PASSED_ON).order_by("-decided_at").values_list("signal", "region"))
    columns = ("pk", "received_at", "region", "kind", "form", "setting")
    for pk, at, region, kind, form, setting in signals.filter(received_at__gte=since).values_list(*columns):
        quarter = quarter_code(timezone.localdate(at))
        if quarter in quarters:
            yield {
                IDENTITY: str(pk),
                "quarter": quarter,
                "region": str(came_in.get(pk, region)),
                "kind": kind,
                "form": form,
                "setting": setting,
                "became": became.get(pk, OPEN),
            }


SIGNALS = LiveCount(
    "signals",
    _("Signals"),
    "signals",
    axes,
    records,
    _("A signal counts where it came in. One person can be in several signals: these are not numbers of persons."),
)
