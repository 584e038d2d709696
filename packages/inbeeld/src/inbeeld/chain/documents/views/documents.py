"""The documents of a case."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from inbeeld.chain.cases.api import Case, CaseIsClosed, find_case, find_for, render_case
from inbeeld.chain.documents.codes import ReadingState
from inbeeld.chain.documents.forms import DispatchForm, DocumentForm, RemovalForm, VersionFileForm
from inbeeld.chain.documents.models import CaseDocument, DocumentVersion
from inbeeld.chain.documents.services.documents import (
    DispatchDetails,
    give_version,
    note_dispatch,
    remove_document,
)
from inbeeld.chain.documents.services.handing_in import HandedIn, TooManyWaiting, hand_in_document, hand_in_version
from inbeeld.foundation.access.api import Action, ActorRequest, Part, staff_page
from inbeeld.foundation.design.api import PageForm
from inbeeld.foundation.files.api import (
    as_attachment,
    for_page,
    not_given,
    ready_to_give,
    text_of,
)
from inbeeld.foundation.gateway.api import takes_files
from inbeeld.foundation.rooms.api import Spot, links_at

WRONG = 422
TAB = "documents:list"


@require_safe
@staff_page(Action.CASE_READ)
def list_documents(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_READ, Part.DOCUMENTS)
    shown: dict[str, Any] = {
        "documents": [_listed(document) for document in _documents(case)],
        "readings": readings_of(case) if request.actor.may(Action.CASE_WRITE, case, Part.DOCUMENTS) else [],
        "adds": case.is_open and request.actor.may(Action.CASE_WRITE, case, Part.DOCUMENTS),
        "verbs": links_at(Spot.CASE_DOCUMENTS, request.actor, case) if case.is_open else [],
        "fragments": links_at(Spot.CASE_DOCUMENTS_OVERVIEW, request.actor, case),
    }
    return render_case(request, "documents/list.html", case, tab=TAB, reads=[Part.DOCUMENTS], **shown)


@require_http_methods(["GET", "POST"])
@staff_page(Action.CASE_WRITE)
@takes_files
def add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE, Part.DOCUMENTS)
    form = DocumentForm(request.POST, request.FILES) if request.method == "POST" else DocumentForm()
    if not form.is_valid():
        return form_page(request, case, form, heading=_("Add a document"), files=True)
    chosen = form.cleaned_data
    details = HandedIn(title=chosen["title"], kind=chosen["kind"], file=chosen["file"], paper=chosen["paper"])
    try:
        reading = hand_in_document(case, by=request.actor, details=details, record_id=chosen["record_id"])
    except CaseIsClosed:
        return say_closed(request, case)
    except TooManyWaiting:
        form.add_error("file", too_many_waiting())
        return form_page(request, case, form, heading=_("Add a document"), files=True)
    return redirect("documents:reading", pk, reading.pk)


@require_safe
@staff_page(Action.CASE_READ)
def document(request: ActorRequest, pk: uuid.UUID, document_id: uuid.UUID) -> HttpResponse:
    case, found = find_document(request, pk, document_id, Action.CASE_READ, Part.DOCUMENTS)
    shown = {
        "listed": _listed(found),
        "versions": found.versions.all(),
        "dispatches": _dispatches(found),
        "adds": case.is_open and request.actor.may(Action.CASE_WRITE, case, Part.DOCUMENTS),
        "writes": request.actor.may(Action.CASE_WRITE, case),
        "removal_reason": found.reveal("removal_reason"),
    }
    return render_case(request, "documents/document.html", case, tab=TAB, reads=[Part.DOCUMENTS], **shown)


@require_http_methods(["GET", "POST"])
@staff_page(Action.CASE_WRITE)
@takes_files
def version(request: ActorRequest, pk: uuid.UUID, document_id: uuid.UUID) -> HttpResponse:
    case, found = find_document(request, pk, document_id, Action.CASE_WRITE, Part.DOCUMENTS)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = VersionFileForm(*given, kind=found.kind)
    if not form.is_valid():
        return form_page(request, case, form, heading=_("Add a new version"), files=True, document=found)
    try:
        reading = hand_in_version(found, by=request.actor, **form.cleaned_data)
    except CaseIsClosed:
        return say_closed(request, case)
    except TooManyWaiting:
        form.add_error("file", too_many_waiting())
        return form_page(request, case, form, heading=_("Add a new version"), files=True, document=found)
    return redirect("documents:reading", pk, reading.pk)


@require_safe
@staff_page(Action.CASE_READ)
def file(request: ActorRequest, pk: uuid.UUID, document_id: uuid.UUID, number: int) -> HttpResponse:
    """A version to save: never opened in the browser, under a name that tells nothing."""
    _case, found = find_document(request, pk, document_id, Action.CASE_READ, Part.DOCUMENTS)
    asked: DocumentVersion = get_object_or_404(found.versions.select_related("file__data_key"), number=number)
    if not ready_to_give(asked.file):
        return not_given(request, asked.file, back_url=reverse("documents:document", args=[pk, document_id]))
    asked.document = found
    give_version(asked, by=request.actor)
    return as_attachment(asked.file, number=found.number, form=request.GET.get("as", ""))


@require_safe
@staff_page(Action.CASE_READ)
def read(request: ActorRequest, pk: uuid.UUID, document_id: uuid.UUID, number: int) -> HttpResponse:
    """The text of a version in the page; taking it in is written down as when it is downloaded."""
    case, found = find_document(request, pk, document_id, Action.CASE_READ, Part.DOCUMENTS)
    asked: DocumentVersion = get_object_or_404(found.versions.select_related("file__data_key"), number=number)
    if not ready_to_give(asked.file):
        return not_given(request, asked.file, back_url=reverse("documents:document", args=[pk, document_id]))
    if not asked.file.is_text:
        raise Http404
    asked.document, asked.data_key = found, found.data_key
    give_version(asked, by=request.actor)
    shown = {
        "listed": _listed(found),
        "version": asked,
        "paper": asked.reveal("paper"),
        "compares": case.is_open and request.actor.may(Action.CASE_WRITE, case, Part.DOCUMENTS),
        "text": for_page(text_of(asked.file)),
    }
    return render_case(request, "documents/read.html", case, tab=TAB, reads=[Part.DOCUMENTS], **shown)


@require_http_methods(["GET", "POST"])
@staff_page(Action.CASE_WRITE)
def remove(request: ActorRequest, pk: uuid.UUID, document_id: uuid.UUID) -> HttpResponse:
    case, found = find_document(request, pk, document_id, Action.CASE_WRITE)
    form = RemovalForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        lead = _(
            "All versions are erased at once, and the title. That there was a document, who removed it and why stays. "
            "In back-ups it stays until those are thrown away."
        )
        return form_page(request, case, form, heading=_("Remove this document"), lead=lead, danger=True, document=found)
    remove_document(found, by=request.actor, reason=form.cleaned_data["reason"])
    messages.success(request, _("The document was removed."))
    return redirect("documents:list", pk)


@require_http_methods(["GET", "POST"])
@staff_page(Action.CASE_WRITE)
def send(request: ActorRequest, pk: uuid.UUID, document_id: uuid.UUID) -> HttpResponse:
    case, found = find_document(request, pk, document_id, Action.CASE_WRITE)
    form = DispatchForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        lead = _("This writes down that you sent it yourself. Inbeeld sends nothing.")
        return form_page(request, case, form, heading=_("Write down that it was sent"), lead=lead, document=found)
    note_dispatch(found, by=request.actor, details=DispatchDetails(**form.cleaned_data))
    messages.success(request, _("Saved."))
    return redirect("documents:document", pk, document_id)


def find_document(
    request: ActorRequest, pk: uuid.UUID, document_id: uuid.UUID, action: Action, part: Part | None = None
) -> tuple[Case, CaseDocument]:
    case = find_case(request, pk)
    request.actor.must(action, case, part)
    found = get_object_or_404(_documents(case), pk=document_id)
    found.case = case
    return case, found


def _documents(case: Case) -> Any:
    versions = DocumentVersion.objects.select_related("file__data_key", "by__user")
    rows = CaseDocument.objects.filter(case=case).select_related("data_key", "by__user", "removed_by__user")
    return rows.prefetch_related(Prefetch("versions", versions))


def _listed(document: CaseDocument) -> dict[str, Any]:
    versions = list(document.versions.all())
    return {"document": document, "title": document.reveal("title"), "newest": versions[0] if versions else None}


def _dispatches(document: CaseDocument) -> list[dict[str, Any]]:
    rows = document.dispatches.select_related("sent__by__user", "sent__data_key")
    return [{"dispatch": one, "to": one.sent.reveal("to")} for one in rows]


def form_page(request: ActorRequest, case: Case, form: PageForm, *, heading: str, **context: Any) -> HttpResponse:
    found: CaseDocument | None = context.pop("document", None)
    back = (
        reverse("documents:document", args=[case.pk, found.pk]) if found else reverse("documents:list", args=[case.pk])
    )
    status = WRONG if form.is_bound else 200
    shown = {"form": form, "heading": heading, "back": back, **context}
    return render_case(request, "documents/form.html", case, tab=TAB, reads=[], status=status, **shown)


def readings_of(case: Case) -> list[dict[str, Any]]:
    """Files that are being read, or could not be."""
    rows = case.readings.exclude(state=ReadingState.READ).select_related("data_key", "by__user")
    return [{"reading": one, "title": one.reveal("title")} for one in rows]


def too_many_waiting() -> str:
    return _("Ten files of this case are still being read. Wait until they are, and choose this one again.")


def say_closed(request: ActorRequest, case: Case) -> HttpResponse:
    messages.error(request, _("This case was closed. Open it again before you change it."))
    return redirect("documents:list", case.pk)
