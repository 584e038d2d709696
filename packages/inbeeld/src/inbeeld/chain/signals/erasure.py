"""Signals that led to nothing have a term of their own; one that lies under a case goes with that case."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, Model, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case
from inbeeld.foundation.erasure.api import Erasable, Ground, erase

from .models import Signal, SignalCase
from .rules import Status


def led_to_nothing_before(day: dt.date) -> QuerySet[Signal]:
    under_a_case = SignalCase.objects.filter(signal=OuterRef("pk"), unlinked_at=None)
    return Signal.objects.filter(~Exists(under_a_case), status=Status.DECIDED, decided_at__date__lt=day)


def decided_on(signal: Signal) -> dt.date:
    return timezone.localdate(signal.decided_at) if signal.decided_at else dt.date.max


def erase_along(record: Model, ground: Ground) -> None:
    """With a case go the signals that lie under it and under no other."""
    if not isinstance(record, Case):
        return
    linked = list(SignalCase.objects.filter(case=record).values_list("signal_id", flat=True))
    SignalCase.objects.filter(case=record).delete()
    elsewhere = SignalCase.objects.filter(signal_id=OuterRef("pk"), unlinked_at=None)
    for signal in Signal.objects.filter(~Exists(elsewhere), pk__in=linked).select_related("data_key"):
        erase(signal, kind="signal", ground=ground)


KINDS = (
    Erasable(
        kind="signal",
        label=_("Signals that led to no case"),
        model=lambda: Signal,
        ended_before=led_to_nothing_before,
        last_change=decided_on,
        holder="handler",
    ),
)
