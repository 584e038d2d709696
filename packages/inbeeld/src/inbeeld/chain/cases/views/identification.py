"""How it went: who saw signs, a status that was wrong."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inbeeld.chain.cases.forms.identification import DetectionForm
from inbeeld.chain.cases.models import Detection
from inbeeld.chain.cases.services import add_detection
from inbeeld.chain.cases.tabs import page_above
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page

from .editing import CaseEdit, edit_case
from .frame import find_for

HERE = "cases:detection"


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def detection(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE)

    def save(data: dict[str, Any]) -> None:
        seen_on = data.pop("seen_on")
        add_detection(case, by=request.actor, seen_on=seen_on.edtf if seen_on else "", **data)

    edit = CaseEdit(
        form=DetectionForm,
        makes=Detection,
        save=save,
        heading=_("Write down who saw signs"),
        submit=_("Save"),
        back=page_above(HERE, case, request.actor),
        tab=HERE,
        lead=_("Seeing signs is not the same as recognising a victim. The status stays as it is."),
    )
    return edit_case(request, case, edit)
