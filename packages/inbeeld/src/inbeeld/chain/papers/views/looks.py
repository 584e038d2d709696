"""Who looked at a case: for its coordinators, and for the privacy officer, who sees no more than that."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from inbeeld.chain.cases.models import Case
from inbeeld.chain.cases.views.frame import render_case
from inbeeld.chain.papers.looks import looks_at
from inbeeld.foundation.access.actor import ActorRequest
from inbeeld.foundation.access.pages import staff_page
from inbeeld.foundation.access.rules import Action
from inbeeld.foundation.audit.trail import record


@require_safe
@staff_page(Action.LOOKS_READ)
def looks(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    reach = Case.objects.visible_to(request.actor, Action.LOOKS_READ) | Case.objects.visible_to(request.actor)
    case = get_object_or_404(reach.with_people(), pk=pk)
    request.actor.must(Action.LOOKS_READ, case)
    record("looks.read", record=case, actor=request.actor)
    found, older = looks_at(case, request.GET.get("na", "")[:80])
    shown: dict[str, Any] = {"visits": found, "older": older, "later": "na" in request.GET}
    if request.actor.may(Action.CASE_READ, case):
        return render_case(request, "papers/looks.html", case, tab="papers:looks", reads=[], **shown)
    return render(request, "papers/looks_alone.html", {"case": case, **shown})
