"""What stands on paper: typed over, or read from a scan and compared."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from inbeeld.chain.cases.api import CaseIsClosed, find_for
from inbeeld.chain.documents.forms import PaperForm, TypedForm
from inbeeld.chain.documents.models import DocumentVersion
from inbeeld.chain.documents.services.documents import DocumentDetails, add_document, compare_version, note_paper
from inbeeld.foundation.access.api import Action, ActorRequest, Part, staff_page
from inbeeld.foundation.files.api import FileKind, typed_over

from .documents import find_document, form_page, say_closed
from .readings import typed_before


@require_http_methods(["GET", "POST"])
@staff_page(Action.CASE_WRITE)
def type_over(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """A paper as text, where a scan cannot be read."""
    case = find_for(request, pk, Action.CASE_WRITE, Part.DOCUMENTS)
    form = TypedForm(request.POST) if request.method == "POST" else TypedForm(initial=typed_before(request, case))
    if not form.is_valid():
        lead = _("Pictures are never kept. Type over what stands on the paper, and keep the paper itself.")
        return form_page(request, case, form, heading=_("Type over a paper"), lead=lead)
    chosen = form.cleaned_data
    details = DocumentDetails(
        title=chosen["title"], kind=chosen["kind"], file=typed_over(chosen["text"]), paper=chosen["paper"]
    )
    try:
        document = add_document(case, by=request.actor, details=details, record_id=chosen["record_id"])
    except CaseIsClosed:
        return say_closed(request, case)
    messages.success(request, _("The document was added."))
    return redirect("documents:document", pk, document.pk)


@require_POST
@staff_page(Action.CASE_WRITE)
def compared(request: ActorRequest, pk: uuid.UUID, document_id: uuid.UUID, number: int) -> HttpResponse:
    """Somebody held the text that a computer read against the paper, and it is the same."""
    case, found = find_document(request, pk, document_id, Action.CASE_WRITE, Part.DOCUMENTS)
    asked: DocumentVersion = get_object_or_404(found.versions.select_related("file__data_key"), number=number)
    if asked.file.kind != FileKind.SCAN:
        raise Http404
    asked.document = found
    try:
        compare_version(asked, by=request.actor)
    except CaseIsClosed:
        return say_closed(request, case)
    messages.success(request, _("Noted: you compared this text with the paper."))
    return redirect("documents:read", pk, document_id, number)


@require_http_methods(["GET", "POST"])
@staff_page(Action.CASE_WRITE)
def paper(request: ActorRequest, pk: uuid.UUID, document_id: uuid.UUID, number: int) -> HttpResponse:
    """Where the paper is kept of which a scan was read, where nobody said so yet."""
    case, found = find_document(request, pk, document_id, Action.CASE_WRITE, Part.DOCUMENTS)
    asked: DocumentVersion = get_object_or_404(found.versions.select_related("file"), number=number)
    if not asked.lacks_paper:
        return redirect("documents:document", pk, document_id)
    asked.document = found
    form = PaperForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return form_page(request, case, form, heading=_("Where is the paper kept?"), document=found)
    try:
        note_paper(asked, by=request.actor, paper=form.cleaned_data["paper"])
    except CaseIsClosed:
        return say_closed(request, case)
    messages.success(request, _("Saved."))
    return redirect("documents:document", pk, document_id)
