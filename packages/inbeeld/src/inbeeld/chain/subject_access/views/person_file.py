"""The file of a person: made at a press, reviewed section by section, given."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inbeeld.chain.cases.api import Case, find_for, render_case
from inbeeld.chain.subject_access.codes import FileState
from inbeeld.chain.subject_access.forms import LeftForm, WithholdDocumentForm, WithholdForm
from inbeeld.chain.subject_access.models import PersonFile, Withholding
from inbeeld.chain.subject_access.services import person_file as service
from inbeeld.chain.subject_access.services.file_release import as_archive, as_json, left_out_of
from inbeeld.chain.subject_access.tasks import collect_file, print_person_file
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.files.api import StoredFile, as_attachment, not_given, ready_to_give
from inbeeld.foundation.gateway.api import takes_files

TAB = "subject_access:rights"
WRONG = 422
GIVEN_AS = {"zip": "application/zip", "pdf": "application/pdf", "json": "application/json"}


@require_POST
@staff_page(Action.RIGHTS_HANDLE)
def make(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.RIGHTS_HANDLE)
    made = service.begin_file(case, by=request.actor)
    collect_file.enqueue(str(made.pk), get_language() or "nl")
    return redirect("subject_access:person_file", pk, made.pk)


@require_http_methods(["GET", "POST"])
@staff_page(Action.RIGHTS_HANDLE)
def file(request: ActorRequest, pk: uuid.UUID, file_id: uuid.UUID) -> HttpResponse:
    """How far it is, and what still has to be reviewed; sending it says that the review is done."""
    case, found = _find(request, pk, file_id)
    if request.method == "POST":
        return _finish(request, found)
    sections = found.reveal("sections") or []
    left = {one["section"] for one in left_out_of(found)} if sections else set()
    shown: dict[str, Any] = {
        "file": found,
        "sections": [
            {**section, "count": len(section["items"]), "reviewed": section["kind"] in found.reviewed}
            for section in sections
        ],
        "left_out": len(left),
        "ready_to_finish": bool(sections) and {one["kind"] for one in sections} <= set(found.reviewed),
        "working": found.state in {FileState.COLLECTING, FileState.PRINTING},
    }
    return render_case(request, "subject_access/person_file.html", case, tab=TAB, reads=[], **shown)


@require_http_methods(["GET", "POST"])
@staff_page(Action.RIGHTS_HANDLE)
def section(request: ActorRequest, pk: uuid.UUID, file_id: uuid.UUID, kind: str) -> HttpResponse:
    """One section to read through; sending it marks it as reviewed."""
    case, found = _find(request, pk, file_id)
    asked = _section(found, kind)
    if request.method == "POST":
        service.mark_reviewed(found, kind, by=request.actor)
        return redirect("subject_access:person_file", pk, file_id)
    left = found.withholdings.filter(section=kind).select_related("data_key")
    by_place: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for one in left:
        by_place.setdefault((one.item, one.field), []).append({"it": one, "passage": one.reveal("passage")})
    for item in asked["items"]:
        for field in item["fields"]:
            field["left_out"] = by_place.get((item["id"], field["name"]), [])
    shown: dict[str, Any] = {"file": found, "section": asked, "may_change": found.state == FileState.REVIEW}
    return render_case(request, "subject_access/file_section.html", case, tab=TAB, reads=[], **shown)


@require_http_methods(["GET", "POST"])
@staff_page(Action.RIGHTS_HANDLE)
@takes_files
def withhold(request: ActorRequest, /, pk: uuid.UUID, file_id: uuid.UUID, **place: str) -> HttpResponse:
    case, found = _find(request, pk, file_id)
    kind, item, field = place["kind"], place["item"], place["field"]
    section = _section(found, kind)
    value = _value(section, item, field)
    is_document = field == "file" and any(entry["id"] == item and entry.get("file") for entry in section["items"])
    form = _withhold_form(request, value, is_document=is_document)
    back = reverse("subject_access:file_section", args=[pk, file_id, kind])
    if found.state != FileState.REVIEW or not form.is_valid():
        lead = _("He reads that something was left out and on which ground, not your reason.")
        shown: dict[str, Any] = {"form": form, "heading": _("Leave out"), "lead": lead, "quote": value, "back": back}
        shown["files"] = is_document
        status = WRONG if form.is_bound else 200
        return render_case(request, "documents/form.html", case, tab=TAB, reads=[], status=status, **shown)
    passage = service.Passage(section=kind, item=item, field=field, **{"passage": "", **form.cleaned_data})
    service.withhold(found, by=request.actor, what=passage)
    return redirect(back)


@require_POST
@staff_page(Action.RIGHTS_HANDLE)
def put_back(request: ActorRequest, pk: uuid.UUID, file_id: uuid.UUID, withholding_id: uuid.UUID) -> HttpResponse:
    _case, found = _find(request, pk, file_id)
    left = Withholding.objects.filter(pk=withholding_id, file=found).first()
    if left is None or found.state != FileState.REVIEW:
        return redirect("subject_access:person_file", pk, file_id)
    left.file = found
    kind = left.section
    service.put_back(left, by=request.actor)
    return redirect("subject_access:file_section", pk, file_id, kind)


@require_safe
@staff_page(Action.RIGHTS_HANDLE)
def document(request: ActorRequest, pk: uuid.UUID, file_id: uuid.UUID, document: uuid.UUID) -> HttpResponse:
    """A document that goes along, for who looks through the file."""
    _case, found = _find(request, pk, file_id)
    try:
        stored = service.read_document(found, document, by=request.actor)
    except StoredFile.DoesNotExist:
        raise Http404 from None
    if not ready_to_give(stored):
        return not_given(request, stored, back_url=reverse("subject_access:person_file", args=[pk, file_id]))
    return as_attachment(stored)


@require_safe
@staff_page(Action.RIGHTS_HANDLE)
def download(request: ActorRequest, pk: uuid.UUID, file_id: uuid.UUID, kind: str) -> HttpResponseBase:
    """The whole file with its documents, or its text alone as PDF or as data."""
    _case, found = _find(request, pk, file_id)
    if found.state != FileState.READY or found.pdf is None or kind not in GIVEN_AS:
        raise Http404
    service.give_file(found, by=request.actor, kind=kind)
    if kind == "pdf":
        return as_attachment(found.pdf)
    headers = {
        "Content-Disposition": f'attachment; filename="document-1.{kind}"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    if kind == "json":
        return HttpResponse(as_json(found), content_type=GIVEN_AS[kind], headers=headers)
    return StreamingHttpResponse(as_archive(found), content_type=GIVEN_AS[kind], headers=headers)


@require_http_methods(["GET", "POST"])
@staff_page(Action.RIGHTS_HANDLE)
def left(request: ActorRequest, pk: uuid.UUID, file_id: uuid.UUID) -> HttpResponse:
    case, found = _find(request, pk, file_id)
    form = LeftForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        back = reverse("subject_access:person_file", args=[pk, file_id])
        shown = {"form": form, "heading": _("Write down that he got it"), "back": back}
        status = WRONG if form.is_bound else 200
        return render_case(request, "documents/form.html", case, tab=TAB, reads=[], status=status, **shown)
    service.note_file_left(found, by=request.actor, **form.cleaned_data)
    messages.success(request, _("Saved."))
    return redirect("subject_access:rights", pk)


def _finish(request: ActorRequest, found: PersonFile) -> HttpResponse:
    try:
        if found.state == FileState.REVIEW:
            service.finish_file(found, by=request.actor)
            print_person_file.enqueue(str(found.pk), get_language() or "nl")
    except service.NotReviewed:
        messages.error(request, _("Look through every section first."))
    return redirect("subject_access:person_file", found.case_id, found.pk)


def _find(request: ActorRequest, pk: uuid.UUID, file_id: uuid.UUID) -> tuple[Case, PersonFile]:
    case = find_for(request, pk, Action.RIGHTS_HANDLE)
    rows = PersonFile.objects.select_related("data_key", "by__user", "pdf__data_key")
    found = get_object_or_404(rows, pk=file_id, case=case)
    found.case = case
    return case, found


def _withhold_form(request: ActorRequest, text: str, *, is_document: bool) -> WithholdForm | WithholdDocumentForm:
    typed = request.POST if request.method == "POST" else None
    if is_document:
        return WithholdDocumentForm(typed, request.FILES if typed else None)
    return WithholdForm(typed, text=text)


def _section(found: PersonFile, kind: str) -> dict[str, Any]:
    asked = next((one for one in found.reveal("sections") or [] if one["kind"] == kind), None)
    if asked is None:
        raise Http404
    return dict(asked)


def _value(asked: dict[str, Any], item: str, field: str) -> str:
    values = [
        str(one["value"])
        for entry in asked["items"]
        if entry["id"] == item
        for one in entry["fields"]
        if one["name"] == field
    ]
    if not values:
        raise Http404
    return values[0]
