"""All that happened to a case as a whole."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from inbeeld.chain.cases.api import (
    Assignment,
    Closure,
    Detection,
    FactChange,
    PhaseChange,
    StatusChange,
    changes_in_words,
    find_for,
    render_case,
    standing_of,
)
from inbeeld.chain.method.api import PhaseCheck
from inbeeld.foundation.access.api import Action, ActorRequest, Part, staff_page
from inbeeld.foundation.records.api import with_text


@staff_page(Action.CASE_READ)
@require_GET
def history(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_READ, Part.SUMMARY)
    rows = [
        *FactChange.objects.filter(case=case).select_related("by__user"),
        *StatusChange.objects.filter(case=case).select_related("by__user", "corrects", "correction"),
        *Detection.objects.filter(case=case).select_related("by__user"),
        *PhaseChange.objects.filter(case=case).select_related("by__user"),
        *Closure.objects.filter(case=case).select_related("by__user").prefetch_related("domain_outcomes__domain"),
        *Assignment.objects.filter(case=case).select_related("by__user", "coordinator__user"),
    ]
    rows.sort(key=lambda row: row.at, reverse=True)
    events = with_text(rows, "reason", case)
    points = _names_of_points(rows)
    for event in events:
        if isinstance(event["row"], FactChange):
            event["changes"] = changes_in_words(event["row"])
        if isinstance(event["row"], PhaseChange):
            event["unsettled"] = [points.get(code, code) for code in event["row"].unsettled]
    context: dict[str, Any] = {"events": events, "standing": standing_of(case)}
    return render_case(request, "timeline/history.html", case, tab="timeline:history", reads=[Part.SUMMARY], **context)


def _names_of_points(rows: Iterable[Any]) -> dict[str, str]:
    """How the points that were not settled at some step are called."""
    codes_used = {code for row in rows if isinstance(row, PhaseChange) for code in row.unsettled}
    known = PhaseCheck.objects.filter(code__in=codes_used).order_by("check_set__version") if codes_used else ()
    return {point.code: str(point) for point in known}
