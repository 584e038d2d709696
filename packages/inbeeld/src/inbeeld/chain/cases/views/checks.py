"""The points of the phase that a case is in."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inbeeld.chain.cases.forms.checks import NOTE, STATE, ChecksForm
from inbeeld.chain.cases.models import Case, CheckAnswer
from inbeeld.chain.cases.services import Answer, CaseIsClosed, answer_checks
from inbeeld.chain.cases.tabs import page_above
from inbeeld.chain.method.api import points_of
from inbeeld.foundation.access.api import Action, ActorRequest, Part, staff_page
from inbeeld.foundation.records.api import WRONG, sent

from .frame import find_for, render_case

HERE = "cases:checks"


@staff_page(Action.CASE_READ)
@require_http_methods(["GET", "POST"])
def checks(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What should be settled in this phase; saying so opens nothing and closes nothing by itself."""
    case = find_for(request, pk, Action.CASE_READ, Part.SUMMARY)
    points = points_of(case.phase)
    answers = _answers(case)
    form = ChecksForm(sent(request), points=points, initial=_initial(answers))
    if request.method == "POST":
        request.actor.must(Action.CASE_WRITE, case)
        if form.is_valid():
            return _save(request, case, form)
    return render_case(
        request,
        "cases/checks.html",
        case,
        tab=HERE,
        reads=[Part.SUMMARY],
        status=WRONG if form.is_bound else 200,
        form=form,
        answers=answers,
        above_url=page_above(HERE, case, request.actor),
    )


def _answers(case: Case) -> dict[str, dict[str, Any]]:
    found = {}
    for row in CheckAnswer.objects.filter(case=case, phase=case.phase, newest=True).select_related("by__user"):
        row.data_key = case.data_key
        found[row.code] = {"row": row, "note": row.reveal("note") or ""}
    return found


def _initial(answers: dict[str, dict[str, Any]]) -> dict[str, str]:
    values: dict[str, str] = {}
    for code, answer in answers.items():
        values |= {f"{STATE}{code}": answer["row"].state, f"{NOTE}{code}": answer["note"]}
    return values


def _save(request: ActorRequest, case: Case, form: ChecksForm) -> HttpResponse:
    data = form.cleaned_data
    given = {point.code: Answer(data[f"{STATE}{point.code}"], data[f"{NOTE}{point.code}"]) for point in form.points}
    try:
        answer_checks(case, by=request.actor, phase=case.phase, answers=given)
        messages.success(request, _("Saved."))
    except CaseIsClosed:
        messages.error(request, _("This case was closed. Open it again before you change it."))
    return redirect(HERE, case.pk)
