"""The two questions of a quarter that no other record answers."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from inbeeld.chain.cases.api import Case
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.records.api import locked

from .models import ProgressAnswer
from .rules import quarter_of


def answer_progress(case: Case, *, by: Actor, quarter: dt.date, stay: str, daytime: str) -> ProgressAnswer:
    """Where he stayed and what he did by day at the end of a quarter; a later answer replaces it."""
    by.must(Action.CASE_WRITE, case)
    with transaction.atomic():
        current = locked(case)
        answer, _made = ProgressAnswer.objects.update_or_create(
            case=current,
            quarter=quarter_of(quarter),
            defaults={"stay": stay, "daytime": daytime, "by_id": by.member},
        )
        record("case.progress_answered", record=current, actor=by, fields=["progress"])
    return answer
