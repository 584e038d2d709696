"""Putting a wrong status right."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inbeeld.chain.cases.api import Case, CaseEdit, Decided, StatusChange, correct_status, edit_case, find_for
from inbeeld.chain.timeline.forms import CorrectStatusForm
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def correct(request: ActorRequest, pk: uuid.UUID, change_id: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE)
    wrong = get_object_or_404(StatusChange, pk=change_id, case=case)
    wrong.case = case

    def save(data: dict[str, Any]) -> None:
        version, record_id = data.pop("version"), data.pop("record_id")
        correct_status(wrong, by=request.actor, decided=Decided(**data), version=version, record_id=record_id)

    def now() -> dict[str, Any]:
        current = Case.objects.get(pk=pk)
        stands = {"status": wrong.status, "decided_by": wrong.decided_by, "on": wrong.on, "formal": wrong.formal}
        return {**stands, "version": current.state_version}

    edit = CaseEdit(
        form=CorrectStatusForm,
        makes=StatusChange,
        initial=now,
        save=save,
        heading=_("Correct a status"),
        submit=_("Save"),
        back=reverse("timeline:history", args=[pk]),
        tab="timeline:history",
        lead=_("What stood here stays in the history, marked as corrected."),
    )
    return edit_case(request, case, edit)
