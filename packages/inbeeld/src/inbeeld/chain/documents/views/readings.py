"""The pages of a file that is being read: they work by looking again, and look by themselves where a script may."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from inbeeld.chain.cases.api import Case, find_for, render_case
from inbeeld.chain.documents.codes import NotRead, ReadingState
from inbeeld.chain.documents.forms import DocumentForm, VersionFileForm
from inbeeld.chain.documents.models import DocumentReading
from inbeeld.chain.documents.services.handing_in import forget_reading
from inbeeld.foundation.access.api import Action, ActorRequest, Part, staff_page
from inbeeld.foundation.design.api import PageForm
from inbeeld.foundation.files.api import REFUSALS, Refusal

TAB = "documents:list"


@require_safe
@staff_page(Action.CASE_WRITE)
def reading(request: ActorRequest, pk: uuid.UUID, reading_id: uuid.UUID) -> HttpResponse:
    """How far it is, the way to the document, or why there is none and the form with what was typed."""
    case, found = _find(request, pk, reading_id)
    if found.state == ReadingState.READ:
        return redirect("documents:document", pk, found.document_id or found.pk)
    refused = found.state == ReadingState.REFUSED
    shown: dict[str, Any] = {
        "reading": found,
        "title": found.reveal("title"),
        "why": _why(found.refusal),
        "form": _again(found) if refused else None,
        "typed_with_url": f"{reverse('documents:type_over', args=[pk])}?reading={found.pk}",
    }
    return render_case(request, "documents/reading.html", case, tab=TAB, reads=[], **shown)


@require_safe
@staff_page(Action.CASE_WRITE)
def progress(request: ActorRequest, pk: uuid.UUID, reading_id: uuid.UUID) -> HttpResponse:
    """Asked for again and again; when it is over, the whole page anew."""
    _case, found = _find(request, pk, reading_id)
    response = render(request, "documents/reading_progress.html", {"reading": found})
    if found.state != ReadingState.READING:
        response.headers["HX-Refresh"] = "true"
    return response


@require_POST
@staff_page(Action.CASE_WRITE)
def forget(request: ActorRequest, pk: uuid.UUID, reading_id: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE, Part.DOCUMENTS)
    for found in DocumentReading.objects.filter(pk=reading_id, case=case):  # none when it was forgotten already
        forget_reading(found, by=request.actor)
    return redirect("documents:list", pk)


def typed_before(request: ActorRequest, case: Case) -> dict[str, Any]:
    """What was typed with a file that could not be read, for the form in which the paper is typed over."""
    try:
        asked = uuid.UUID(request.GET.get("reading", ""))
    except ValueError:
        return {}
    found = case.readings.select_related("data_key").filter(pk=asked, state=ReadingState.REFUSED).first()
    return _typed(found) if found else {}


def _find(request: ActorRequest, pk: uuid.UUID, reading_id: uuid.UUID) -> tuple[Case, DocumentReading]:
    case = find_for(request, pk, Action.CASE_WRITE, Part.DOCUMENTS)
    rows = DocumentReading.objects.select_related("data_key", "by__user").genuine()
    found: DocumentReading = get_object_or_404(rows, pk=reading_id, case=case)
    found.case = case
    return case, found


def _again(found: DocumentReading) -> PageForm:
    if found.document_id:
        return VersionFileForm(initial=_typed(found), kind=found.kind)
    return DocumentForm(initial={**_typed(found), "record_id": uuid.uuid4()})


def _typed(found: DocumentReading) -> dict[str, Any]:
    return {"title": found.reveal("title"), "kind": found.kind, "paper": found.reveal("paper") or ""}


def _why(code: str) -> Any:
    if code in NotRead.values:
        return NotRead(code).label
    if code in {one.value for one in Refusal}:
        return REFUSALS[Refusal(code)]
    return gettext_lazy("This document could not be read. Save it again as PDF or DOCX, and add it again.")
