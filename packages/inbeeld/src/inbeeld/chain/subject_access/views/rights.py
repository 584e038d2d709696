"""What he may ask about his own data: an overview, his statements, requests to destroy."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from inbeeld.chain.cases.api import Case, find_for, render_case
from inbeeld.chain.subject_access.forms import (
    CorrectionForm,
    DestructionForm,
    GrantForm,
    RefusalForm,
    StatementForm,
)
from inbeeld.chain.subject_access.models import DestructionRequest, PersonFile, Statement
from inbeeld.chain.subject_access.services.rights import (
    DESTRUCTION,
    DecidedAlready,
    add_statement,
    ask_destruction,
    decide_correction,
    propose_destruction,
    refuse_destruction,
)
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.design.api import PageForm
from inbeeld.foundation.four_eyes.api import Hindered, act_of, waiting_for

TAB = "subject_access:rights"
WRONG = 422


@require_safe
@staff_page(Action.RIGHTS_HANDLE)
def rights(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.RIGHTS_HANDLE)
    statements = Statement.objects.filter(case=case).select_related("data_key", "by__user", "decided_by__user")
    requests = DestructionRequest.objects.filter(case=case).select_related("data_key", "by__user", "decided_by__user")
    shown: dict[str, Any] = {
        "file": PersonFile.objects.filter(case=case).select_related("by__user").first(),
        "statements": [{"it": one, **one.reveal_all("text", "reason")} for one in statements],
        "requests": [{"it": one, "reason": one.reveal("reason")} for one in requests],
        "waits": waiting_for(DESTRUCTION, case.pk),
        "now": timezone.localdate(),
    }
    return render_case(request, "subject_access/rights.html", case, tab=TAB, reads=[], **shown)


@require_http_methods(["GET", "POST"])
@staff_page(Action.RIGHTS_HANDLE)
def statement(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.RIGHTS_HANDLE)
    form = StatementForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        lead = _("His words stand with his file ever after. Write down what he says, not what you think of it.")
        return _form(request, case, form, heading=_("Statement or correction"), lead=lead)
    add_statement(case, by=request.actor, **form.cleaned_data)
    return _saved(request, pk)


@require_http_methods(["GET", "POST"])
@staff_page(Action.RIGHTS_HANDLE)
def correction(request: ActorRequest, pk: uuid.UUID, statement_id: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.RIGHTS_HANDLE)
    found = get_object_or_404(Statement.objects.select_related("data_key"), pk=statement_id, case=case)
    found.case = case
    form = CorrectionForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        lead = _("Corrections are made in the case itself; here you write what you did with what he says.")
        return _form(
            request, case, form, heading=_("Decide about the correction"), lead=lead, quote=found.reveal("text")
        )
    try:
        decide_correction(found, by=request.actor, **form.cleaned_data)
    except DecidedAlready:
        return _decided(request, pk)
    return _saved(request, pk)


@require_http_methods(["GET", "POST"])
@staff_page(Action.RIGHTS_HANDLE)
def destruction(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.RIGHTS_HANDLE)
    form = DestructionForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        lead = _("Be sure who asks. Offer him his file first: what is destroyed, nobody can give him any more.")
        return _form(request, case, form, heading=_("Request for destruction"), lead=lead)
    ask_destruction(case, by=request.actor, **form.cleaned_data)
    return _saved(request, pk)


@require_http_methods(["GET", "POST"])
@staff_page(Action.RIGHTS_HANDLE)
def refuse(request: ActorRequest, pk: uuid.UUID, request_id: uuid.UUID) -> HttpResponse:
    case, asked = _asked(request, pk, request_id)
    form = RefusalForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        lead = _("Refusing is an exception: a law that obliges to keep it, or a substantial interest of somebody else.")
        return _form(request, case, form, heading=_("Refuse the destruction"), lead=lead)
    try:
        refuse_destruction(asked, by=request.actor, **form.cleaned_data)
    except DecidedAlready:
        return _decided(request, pk)
    return _saved(request, pk)


@require_http_methods(["GET", "POST"])
@staff_page(Action.RIGHTS_HANDLE)
def grant(request: ActorRequest, pk: uuid.UUID, request_id: uuid.UUID) -> HttpResponse:
    case, asked = _asked(request, pk, request_id)
    form = GrantForm(request.POST if request.method == "POST" else None, wanted=case.pseudonym)
    if not form.is_valid():
        lead = _(
            "You ask for it; your team lead or privacy officer decides after a waiting term, and a night destroys it. "
            "Until then it can be stopped. Then the whole case goes: contacts, documents, signals under it. Tell your "
            "partners first."
        )
        return _form(request, case, form, heading=_("Ask to destroy everything"), lead=lead, danger=True)
    typed = form.cleaned_data
    try:
        waits = propose_destruction(asked, by=request.actor, reason=typed["reason"], proof=typed["proof"])
    except DecidedAlready:
        return _decided(request, pk)
    except Hindered as held:
        messages.error(request, act_of(DESTRUCTION).hindrance(held.code))
        return redirect("subject_access:rights", pk)
    messages.success(request, _("Asked. A second person decides; until it is carried out you can take it back."))
    return redirect("four_eyes:request", waits.pk)


def _asked(request: ActorRequest, pk: uuid.UUID, request_id: uuid.UUID) -> tuple[Case, DestructionRequest]:
    case = find_for(request, pk, Action.RIGHTS_HANDLE)
    asked = get_object_or_404(DestructionRequest, pk=request_id, case=case)
    asked.case = case
    return case, asked


def _form(request: ActorRequest, case: Case, form: PageForm, *, heading: str, **context: Any) -> HttpResponse:
    status = WRONG if form.is_bound else 200
    shown = {"form": form, "heading": heading, "back": reverse("subject_access:rights", args=[case.pk]), **context}
    return render_case(request, "documents/form.html", case, tab=TAB, reads=[], status=status, **shown)


def _saved(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect("subject_access:rights", pk)


def _decided(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    messages.warning(request, _("This was decided already."))
    return redirect("subject_access:rights", pk)
