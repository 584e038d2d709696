"""The overlaps of one case: linking, asking, answering, undoing."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from inbeeld.chain.cases.api import Case, find_for, render_case
from inbeeld.foundation.access.api import Action, Actor, ActorRequest, staff_page
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.records.api import WRONG

from .candidates import candidates_for
from .forms import AnswerForm, OverlapForm
from .models import Overlap, State
from .rules import may_become
from .services import CannotLink, OverlapProblem, StepTaken, answer_overlap, see_overlap, undo_overlap


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def overlaps(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE)
    beginning = {"pseudonym": request.GET.get("with", "")[:40]}
    form = OverlapForm(request.POST) if request.method == "POST" else OverlapForm(initial=beginning)
    if form.is_bound and form.is_valid() and _seen(request, case, form):
        return redirect("overlaps:case", case.pk)
    record("overlap.read", record=case, actor=request.actor, fields=["reason"])
    found = Overlap.objects.of_case(case.pk).with_people()
    context: dict[str, Any] = {
        "form": form,
        "rows": [_shown(overlap, case, request.actor) for overlap in found],
        "candidates": candidates_for(case, request.actor),
    }
    status = WRONG if form.is_bound else 200
    return render_case(request, "overlaps/case.html", case, tab="", reads=[], status=status, **context)


def _seen(request: ActorRequest, case: Case, form: OverlapForm) -> bool:
    try:
        made = see_overlap(case, by=request.actor, seen=form.seen(), record_id=form.cleaned_data["record_id"])
    except CannotLink as refused:
        texts = {
            OverlapProblem.ITSELF: _("This is the case itself."),
            OverlapProblem.LINKED_ALREADY: _("These two are linked already."),
            OverlapProblem.TOO_MANY: _("Several of your questions still wait for an answer. Wait for those first."),
        }
        form.add_error("pseudonym", texts[refused.problem])
        return False
    if made.state == State.LINKED:
        messages.success(request, _("The two cases are linked. They stay two cases."))
    else:
        messages.success(request, _("If there is a case with this pseudonym, its coordinator has your question now."))
    return True


def _shown(overlap: Overlap, case: Case, actor: Actor) -> dict[str, Any]:
    """What this side may know: of the other case its pseudonym only where it was typed here or is open anyway."""
    ours = overlap.is_seen_from(case.pk)
    other = overlap.other if ours else overlap.case
    is_open = other is not None and overlap.state == State.LINKED and actor.may(Action.CASE_READ, other)
    asked = overlap.state == State.ASKED
    return {
        "overlap": overlap,
        "ours": ours,
        "reason": overlap.reveal("reason"),
        "named": overlap.reveal("other_named") if ours else "",
        "other": other if is_open else None,
        "may_answer": asked and not ours,
        "may_undo": may_become(overlap.state, State.UNDONE) and (ours or not asked),
    }


@staff_page(Action.CASE_WRITE)
@require_POST
def answer(request: ActorRequest, pk: uuid.UUID, overlap_id: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE)
    overlap = get_object_or_404(Overlap.objects.with_people(), pk=overlap_id, other=case)
    form = AnswerForm(request.POST)
    if form.is_valid():
        try:
            answer_overlap(overlap, by=request.actor, agrees=form.cleaned_data["answer"] == "agree")
            messages.success(request, _("Your colleague has your answer."))
        except StepTaken:
            messages.info(request, _("This was answered already."))
    return redirect("overlaps:case", case.pk)


@staff_page(Action.CASE_WRITE)
@require_POST
def undo(request: ActorRequest, pk: uuid.UUID, overlap_id: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE)
    overlap = get_object_or_404(Overlap.objects.of_case(case.pk).with_people(), pk=overlap_id)
    try:
        undo_overlap(overlap, by=request.actor)
        messages.success(request, _("Undone. Both cases are as they were."))
    except StepTaken:
        messages.info(request, _("This was undone already."))
    return redirect("overlaps:case", case.pk)
