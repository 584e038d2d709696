"""What is open to the one who asks, until when; and what was closed since he looked last."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from inbeeld.chain.cases.api import Case
from inbeeld.chain.consents.models import AccessNotice
from inbeeld.chain.consents.services import see_notice
from inbeeld.chain.consents.services.nightly import ending_soon
from inbeeld.chain.consents.team import shown_grant
from inbeeld.foundation.access.api import Action, ActorRequest, Grant, staff_page
from inbeeld.foundation.audit.api import record

SHOWN = 200


@staff_page(Action.CASE_READ)
@require_GET
def mine(request: ActorRequest) -> HttpResponse:
    """The grants of the actor himself; their purposes are sealed with the case, so showing them is reading it."""
    now = timezone.now()
    grants = Grant.objects.in_force(now).filter(membership=request.actor.member, record_kind=Case.scope.kind)
    found = list(grants.select_related("data_key", "granted_by__user").order_by("ends_at")[:SHOWN])
    cases = Case.objects.with_people().in_bulk([grant.record_id for grant in found])
    soon = set(ending_soon(now).filter(membership=request.actor.member).values_list("pk", flat=True))
    rows: list[dict[str, Any]] = [
        {**shown_grant(grant), "case": cases[grant.record_id], "soon": grant.pk in soon}
        for grant in found
        if grant.record_id in cases
    ]
    if rows:
        record("case.read", records=[row["case"] for row in rows], actor=request.actor, fields=["access"])
    notices = AccessNotice.objects.unseen_by(request.actor.member).select_related("case")[:SHOWN]
    return render(request, "consents/mine.html", {"rows": rows, "notices": notices})


@staff_page(Action.CASE_READ)
@require_POST
def seen(request: ActorRequest, notice_id: uuid.UUID) -> HttpResponse:
    notices = AccessNotice.objects.filter(membership=request.actor.member).select_related("case")
    see_notice(get_object_or_404(notices, pk=notice_id), by=request.actor)
    return redirect("consents:mine")
