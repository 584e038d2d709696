"""How long a case is kept is counted from the day it was closed: a closed case does not change."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.erasure.api import Erasable

from .models import Case


def closed_before(day: dt.date) -> QuerySet[Case]:
    return Case.objects.closed().filter(closed_on__lt=day)


def closed_on(case: Case) -> dt.date:
    return case.closed_on or dt.date.max


KINDS = (
    Erasable(
        kind="case",
        label=_("Cases"),
        model=lambda: Case,
        ended_before=closed_before,
        last_change=closed_on,
        holder="coordinator",
    ),
)
