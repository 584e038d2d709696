"""Breaks ahead of one case: when something ends, and what is arranged."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from inbeeld.chain.cases.api import Case, CaseEdit, CaseIsClosed, edit_case, find_for, render_case
from inbeeld.foundation.access.api import Action, ActorRequest, Part, staff_page

from .codes import BreakKind, BreakState
from .forms import ChangeBreakForm, NewBreakForm
from .models import BreakPoint, CaseBreak
from .services import BreakDetails, action_for_point, add_break, change_break, tick_point
from .services.breaks import horizon, words_of


@staff_page(Action.CASE_READ)
@require_GET
def breaks(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_READ, Part.SUMMARY)
    rows = list(case.breaks.prefetch_related("points__done_by__user", "points__action"))
    today = timezone.localdate()
    shown = [_shown(row, case) for row in rows]
    ahead = [entry for entry in shown if entry["row"].state == BreakState.AHEAD]
    settled = [entry for entry in shown if entry not in ahead]
    return render_case(
        request,
        "breaks/breaks.html",
        case,
        tab="breaks:list",
        reads=[Part.SUMMARY],
        ahead=ahead,
        settled=settled,
        near=horizon(today),
    )


def _shown(row: CaseBreak, case: Case) -> dict[str, Any]:
    row.data_key = case.data_key
    rows = list(row.points.all())
    return {
        "row": row,
        "points": [{"row": point, "words": words_of(point, row.kind)} for point in rows],
        "done": sum(point.done_at is not None for point in rows),
        "of": len(rows),
        "note": row.reveal("note"),
        "days": row.days_left(timezone.localdate()),
    }


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def new_break(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE)

    def save(data: dict[str, Any]) -> None:
        record_id = data.pop("record_id")
        add_break(case, by=request.actor, details=BreakDetails(**data), record_id=record_id)

    edit = CaseEdit(
        form=NewBreakForm,
        makes=CaseBreak,
        save=save,
        heading=_("Something ends"),
        submit=_("Save"),
        back=reverse("breaks:list", args=[pk]),
        tab="breaks:list",
        lead=_("You are told long before. That he turns 18 follows from his date of birth, under Identity."),
    )
    return edit_case(request, case, edit)


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def change(request: ActorRequest, pk: uuid.UUID, break_id: uuid.UUID) -> HttpResponse:
    case, found = _find(request, pk, break_id)
    follows = found.kind == BreakKind.EIGHTEEN

    def save(data: dict[str, Any]) -> None:
        version = data.pop("version")
        details = BreakDetails(kind=found.kind, **{"on": found.on, **data})
        change_break(found, by=request.actor, details=details, version=version)

    edit = CaseEdit(
        form=ChangeBreakForm,
        options={"follows": follows},
        initial=lambda: _now(break_id),
        save=save,
        heading=found.get_kind_display(),
        submit=_("Save"),
        back=reverse("breaks:list", args=[pk]),
        tab="breaks:list",
    )
    return edit_case(request, case, edit)


@staff_page(Action.CASE_WRITE)
@require_POST
def point(request: ActorRequest, pk: uuid.UUID, break_id: uuid.UUID, code: str) -> HttpResponse:
    """Arranged, not after all, or an action of it: one press."""
    case, found = _find(request, pk, break_id)
    chosen = get_object_or_404(BreakPoint, of=found, code=code)
    chosen.of = found
    wanted = request.POST.get("what", "")
    try:
        if wanted == "action":
            action_for_point(chosen, by=request.actor)
            messages.success(request, _("It stands among the actions, for you. Change there who does it and when."))
        elif wanted in {"done", "open"}:
            tick_point(chosen, by=request.actor, done=wanted == "done")
    except CaseIsClosed:
        messages.error(request, _("This case was closed. Open it again before you change it."))
    return redirect(reverse("breaks:list", args=[case.pk]) + f"#b-{found.pk}")


def _find(request: ActorRequest, pk: uuid.UUID, break_id: uuid.UUID) -> tuple[Case, CaseBreak]:
    case = find_for(request, pk, Action.CASE_WRITE)
    found = get_object_or_404(CaseBreak.objects.select_related("data_key"), pk=break_id, case=case)
    found.case = case
    return case, found


def _now(break_id: uuid.UUID) -> dict[str, Any]:
    now = CaseBreak.objects.select_related("data_key").get(pk=break_id)
    return {"state": now.state, "on": now.on, "note": now.reveal("note") or "", "version": now.version}
