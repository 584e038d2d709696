"""Letters: choosing a template, writing, looking, making final."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inbeeld.chain.cases.api import Case, CaseEdit, CaseIsClosed, edit_case, find_for, render_case
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.files.api import Form, attachment

from .forms import LetterForm, ParentForm
from .letter_templates import all_templates, template_name
from .models import Letter
from .services import (
    LetterDetails,
    ParentNotConfirmed,
    begin_letter,
    change_letter,
    confirm_parent,
    discard_letter,
    finish_letter,
    preview_letter,
)

TAB = "documents:list"
WRONG = 422


@require_safe
@staff_page(Action.CASE_WRITE)
def drafts(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What is not a document yet; the page of the documents gets it as a fragment."""
    case = find_for(request, pk, Action.CASE_WRITE)
    found = [
        {"letter": draft, "subject": draft.reveal("subject"), "template": template_name(draft.template)}
        for draft in Letter.objects.filter(case=case, document=None).select_related("data_key", "by__user")
    ]
    if request.htmx:
        return render(request, "letters/drafts_fragment.html", {"case": case, "drafts": found})
    return render_case(request, "letters/drafts.html", case, tab=TAB, reads=[], drafts=found)


@require_http_methods(["GET", "POST"])
@staff_page(Action.CASE_WRITE)
def new(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Choose a template; `?kind=` points one out, so that other pages can lead here."""
    case = find_for(request, pk, Action.CASE_WRITE)
    chosen = all_templates().get(request.POST.get("template", ""))
    if chosen is None:
        asked = request.GET.get("kind", "")
        templates = sorted(all_templates().values(), key=lambda template: template.code != asked)
        status = WRONG if request.method == "POST" else 200
        return render_case(
            request, "letters/templates.html", case, tab=TAB, reads=[], status=status, templates=templates, asked=asked
        )
    try:
        letter = begin_letter(case, by=request.actor, template=chosen)
    except CaseIsClosed:
        messages.error(request, _("This case was closed. Open it again before you change it."))
        return redirect("documents:list", pk)
    return redirect("letters:letter", pk, letter.pk)


@require_http_methods(["GET", "POST"])
@staff_page(Action.CASE_WRITE)
def letter(request: ActorRequest, pk: uuid.UUID, letter_id: uuid.UUID) -> HttpResponse:
    case, found = _find(request, pk, letter_id)
    if found.is_final:
        return redirect("documents:document", pk, found.document_id)
    if request.method != "POST" and "edit" not in request.GET:
        return _show(request, case, found)

    def save(data: dict[str, Any]) -> None:
        version = data.pop("version")
        change_letter(found, by=request.actor, details=LetterDetails(**data), version=version)

    edit = CaseEdit(
        form=LetterForm,
        initial=lambda: _now(letter_id),
        save=save,
        heading=_("Write the letter"),
        submit=_("Save"),
        back=reverse("letters:letter", args=[pk, letter_id]),
        tab=TAB,
        lead=_("Name nobody who need not be named. The pseudonym is enough for most letters."),
    )
    return edit_case(request, case, edit)


@require_safe
@staff_page(Action.CASE_WRITE)
def preview(request: ActorRequest, pk: uuid.UUID, letter_id: uuid.UUID) -> HttpResponse:
    _case, found = _find(request, pk, letter_id)
    return attachment(preview_letter(found, by=request.actor), Form.PDF)


@require_http_methods(["GET", "POST"])
@staff_page(Action.CASE_SHARE)
def parent(request: ActorRequest, pk: uuid.UUID, letter_id: uuid.UUID) -> HttpResponse:
    """Only the coordinator of the case can say that a parent may be written to."""
    case, found = _find(request, pk, letter_id, Action.CASE_SHARE)
    form = ParentForm(request.POST if request.method == "POST" else None)
    if found.is_final or not form.is_valid():
        status = WRONG if form.is_bound else 200
        shown = {"form": form, "letter": found, "receiver": found.reveal("receiver")}
        return render_case(request, "letters/parent.html", case, tab=TAB, reads=[], status=status, **shown)
    confirm_parent(found, by=request.actor, reason=form.cleaned_data["reason"])
    return redirect("letters:letter", pk, letter_id)


@require_POST
@staff_page(Action.CASE_WRITE)
def finish(request: ActorRequest, pk: uuid.UUID, letter_id: uuid.UUID) -> HttpResponse:
    _case, found = _find(request, pk, letter_id)
    if found.is_final:
        return redirect("documents:document", pk, found.document_id)
    try:
        made = finish_letter(found, by=request.actor)
    except ParentNotConfirmed:
        return redirect("letters:parent", pk, letter_id)
    except CaseIsClosed:
        messages.error(request, _("This case was closed. Open it again before you change it."))
        return redirect("documents:list", pk)
    messages.success(
        request, _("The letter is final and stands among the documents. Send it yourself, and write that down.")
    )
    return redirect("documents:document", pk, made.pk)


@require_POST
@staff_page(Action.CASE_WRITE)
def discard(request: ActorRequest, pk: uuid.UUID, letter_id: uuid.UUID) -> HttpResponse:
    """A second click finds it gone, which is what was asked."""
    case = find_for(request, pk, Action.CASE_WRITE)
    found = Letter.objects.filter(pk=letter_id, case=case, document=None).first()
    if found is not None:
        found.case = case
        discard_letter(found, by=request.actor)
        messages.success(request, _("The draft was thrown away."))
    return redirect("documents:list", pk)


def _find(
    request: ActorRequest, pk: uuid.UUID, letter_id: uuid.UUID, action: Action = Action.CASE_WRITE
) -> tuple[Case, Letter]:
    case = find_for(request, pk, action)
    found = get_object_or_404(Letter.objects.select_related("data_key", "by__user"), pk=letter_id, case=case)
    found.case = case
    return case, found


def _show(request: ActorRequest, case: Case, found: Letter) -> HttpResponse:
    shown = {"letter": found, **found.reveal_all("receiver", "subject", "body", "parent_reason")}
    return render_case(request, "letters/letter.html", case, tab=TAB, reads=[], **shown)


def _now(letter_id: uuid.UUID) -> dict[str, Any]:
    now = Letter.objects.select_related("data_key").get(pk=letter_id)
    return {**now.reveal_all("receiver", "subject", "body"), "addressee": now.addressee, "version": now.version}
