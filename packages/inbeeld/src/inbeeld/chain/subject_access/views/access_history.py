"""Who looked at a case: for its coordinators, and for the privacy officer, who sees no more than that."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from inbeeld.chain.cases.api import Case, render_case
from inbeeld.chain.subject_access.access_history import access_history as visits_of
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.audit.api import record


@require_safe
@staff_page(Action.LOOKS_READ)
def access_history(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    reach = Case.objects.visible_to(request.actor, Action.LOOKS_READ) | Case.objects.visible_to(request.actor)
    case = get_object_or_404(reach.with_people(), pk=pk)
    request.actor.must(Action.LOOKS_READ, case)
    record("access_history.read", record=case, actor=request.actor)
    found, older = visits_of(case, request.GET.get("after", "")[:80])
    shown: dict[str, Any] = {"visits": found, "older": older, "later": "after" in request.GET}
    if request.actor.may(Action.CASE_READ, case):
        return render_case(
            request, "subject_access/access_history.html", case, tab="subject_access:access_history", reads=[], **shown
        )
    return render(request, "subject_access/access_history_alone.html", {"case": case, **shown})
