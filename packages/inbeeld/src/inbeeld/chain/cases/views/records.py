"""Adding to a case: safety agreements, contacts, actions, ratings."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from inbeeld.chain.cases import codes
from inbeeld.chain.cases.forms.records import ChangeActionForm, ContactForm, NewActionForm, SafetyForm
from inbeeld.chain.cases.models import Case, CaseAction, ContactMoment, SafetyAgreement
from inbeeld.chain.cases.services import (
    ActionDetails,
    CaseIsClosed,
    ContactDetails,
    SafetyDetails,
    add_action,
    add_contact,
    change_action,
    review_safety,
    settle_action,
)
from inbeeld.foundation.access.actor import ActorRequest
from inbeeld.foundation.access.pages import staff_page
from inbeeld.foundation.access.rules import Action, Part

from .editing import Edit, answer
from .frame import find_for


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def safety(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE)

    def save(data: dict[str, Any]) -> None:
        version = data.pop("version")
        review_safety(case, by=request.actor, details=SafetyDetails(**data), version=version)

    edit = Edit(
        form=SafetyForm,
        initial=lambda: _safety_now(pk),
        save=save,
        heading=_("Safety agreements"),
        submit=_("Save"),
        back=reverse("cases:detail", args=[pk]),
        lead=_("Look at every line again. What you save replaces what stood here; the former text is kept."),
    )
    return answer(request, case, edit)


def _safety_now(pk: uuid.UUID) -> dict[str, Any]:
    case = Case.objects.get(pk=pk)
    now: SafetyAgreement | None = SafetyAgreement.objects.filter(case=case).select_related("data_key").first()
    texts = now.reveal_all("agreements", "danger", "in_danger") if now else {}
    return {**texts, "reviewed_on": timezone.localdate(), "version": case.safety_version}


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def contact(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE, Part.CONTACTS)

    def save(data: dict[str, Any]) -> None:
        record_id = data.pop("record_id")
        add_contact(case, by=request.actor, details=ContactDetails(**data), record_id=record_id)

    edit = Edit(
        form=ContactForm,
        makes=ContactMoment,
        initial=lambda: {"on": timezone.localdate()},
        save=save,
        heading=_("Write down a contact"),
        submit=_("Save"),
        back=reverse("cases:contacts", args=[pk]),
        tab="contacts",
    )
    return answer(request, case, edit)


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def new_action(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE, Part.ACTIONS)

    def save(data: dict[str, Any]) -> None:
        record_id = data.pop("record_id")
        add_action(case, by=request.actor, details=ActionDetails(**data), record_id=record_id)

    edit = Edit(
        form=NewActionForm,
        makes=CaseAction,
        initial=lambda: {"owner": request.actor.member},
        options={"case": case},
        save=save,
        heading=_("New action"),
        submit=_("Save"),
        back=reverse("cases:detail", args=[pk]) + "#acties",
    )
    return answer(request, case, edit)


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def action(request: ActorRequest, pk: uuid.UUID, action_id: uuid.UUID) -> HttpResponse:
    case, found = _find_action(request, pk, action_id)

    def save(data: dict[str, Any]) -> None:
        version = data.pop("version")
        change_action(found, by=request.actor, details=ActionDetails(**data), version=version)

    edit = Edit(
        form=ChangeActionForm,
        initial=lambda: _action_now(action_id),
        options={"case": case},
        save=save,
        heading=_("Change the action"),
        submit=_("Save"),
        back=reverse("cases:detail", args=[pk]) + "#acties",
    )
    return answer(request, case, edit)


@staff_page(Action.CASE_WRITE)
@require_POST
def settle(request: ActorRequest, pk: uuid.UUID, action_id: uuid.UUID) -> HttpResponse:
    """Done, no longer needed, or to do after all: one press."""
    case, found = _find_action(request, pk, action_id)
    state = request.POST.get("state", "")
    if state in codes.ActionState.values:
        try:
            settle_action(found, by=request.actor, state=codes.ActionState(state))
        except CaseIsClosed:
            return redirect("cases:detail", case.pk)
    return redirect(reverse("cases:detail", args=[pk]) + "#acties")


def _find_action(request: ActorRequest, pk: uuid.UUID, action_id: uuid.UUID) -> tuple[Case, CaseAction]:
    case = find_for(request, pk, Action.CASE_WRITE, Part.ACTIONS)
    found = get_object_or_404(CaseAction.objects.select_related("data_key"), pk=action_id, case=case)
    found.case = case
    return case, found


def _action_now(action_id: uuid.UUID) -> dict[str, Any]:
    now = CaseAction.objects.select_related("data_key").get(pk=action_id)
    return {"what": now.reveal("what"), "owner": now.owner_id, "due_on": now.due_on, "version": now.version}
