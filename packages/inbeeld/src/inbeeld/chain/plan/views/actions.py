"""Agreeing on an action, changing it, and settling it in one press."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from inbeeld.chain.cases.api import Case, CaseEdit, CaseIsClosed, edit_case, find_for
from inbeeld.chain.plan.codes import ActionState
from inbeeld.chain.plan.forms.plan import ChangeActionForm, NewActionForm
from inbeeld.chain.plan.models import CaseAction, Goal
from inbeeld.chain.plan.services import ActionDetails, add_action, change_action, settle_action
from inbeeld.foundation.access.api import Action, ActorRequest, Part, staff_page
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.records.api import with_text

OVERVIEW, PLAN = "overview", "plan"


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def new(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE, Part.ACTIONS)

    def save(data: dict[str, Any]) -> None:
        record_id = data.pop("record_id")
        add_action(case, by=request.actor, details=_details(case, data), record_id=record_id)

    edit = CaseEdit(
        form=NewActionForm,
        makes=CaseAction,
        initial=lambda: {"owner": request.actor.member, "goal": request.GET.get("goal", "")},
        options={"case": case, "goals": _goal_choices(case)},
        save=save,
        heading=_("New action"),
        submit=_("Save"),
        back=reverse("plan:plan", args=[pk]),
        tab="plan:plan",
    )
    return edit_case(request, case, edit)


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def action(request: ActorRequest, pk: uuid.UUID, action_id: uuid.UUID) -> HttpResponse:
    case, found = _find_action(request, pk, action_id)

    def save(data: dict[str, Any]) -> None:
        version = data.pop("version")
        change_action(found, by=request.actor, details=_details(case, data), version=version)

    edit = CaseEdit(
        form=ChangeActionForm,
        template="plan/action_form.html",
        shows={"former": _former(case, action_id)},
        initial=lambda: _action_now(action_id),
        options={"case": case, "goals": _goal_choices(case, found.goal_id)},
        save=save,
        heading=_("Change the action"),
        submit=_("Save"),
        back=reverse("plan:plan", args=[pk]),
        tab="plan:plan",
    )
    return edit_case(request, case, edit)


@staff_page(Action.CASE_WRITE)
@require_POST
def settle(request: ActorRequest, pk: uuid.UUID, action_id: uuid.UUID) -> HttpResponse:
    """Done, no longer needed, or to do after all: one press."""
    case, found = _find_action(request, pk, action_id)
    state = request.POST.get("state", "")
    if state in ActionState.values:
        try:
            settle_action(found, by=request.actor, state=ActionState(state))
        except CaseIsClosed:
            return redirect("cases:detail", case.pk)
    if request.POST.get("back") == PLAN:
        return redirect("plan:plan", case.pk)
    return redirect(reverse("cases:detail", args=[pk]) + "#acties")


def _former(case: Case, action_id: uuid.UUID) -> list[dict[str, Any]]:
    """What stood there before, from new to old, in words."""
    entries = with_text(case.revisions.filter(record_id=action_id).select_related("by__user"), "values", case)
    owners = {entry["text"]["owner"] for entry in entries}
    names = {
        str(member.pk): member.user.name for member in Membership.objects.filter(pk__in=owners).select_related("user")
    }
    for entry in entries:
        values = entry["text"]
        entry["owner"] = names.get(values["owner"], "")
        entry["due_on"] = dt.date.fromisoformat(values["due_on"])
        entry["state"] = ActionState(values["state"]).label
    return entries


def _details(case: Case, data: dict[str, Any]) -> ActionDetails:
    goal = data.pop("goal", "")
    return ActionDetails(goal=Goal.objects.filter(case=case, pk=goal).first() if goal else None, **data)


def _goal_choices(case: Case, chosen: uuid.UUID | None = None) -> list[tuple[str, str]]:
    """The goals he is working on, and the one that an action was for already."""
    rows = [goal for goal in Goal.objects.filter(case=case) if goal.state == "open" or goal.pk == chosen]
    return [(str(entry["row"].pk), entry["text"]) for entry in with_text(rows, "words", case)]


def _find_action(request: ActorRequest, pk: uuid.UUID, action_id: uuid.UUID) -> tuple[Case, CaseAction]:
    case = find_for(request, pk, Action.CASE_WRITE, Part.ACTIONS)
    found = get_object_or_404(CaseAction.objects.select_related("data_key"), pk=action_id, case=case)
    found.case = case
    return case, found


def _action_now(action_id: uuid.UUID) -> dict[str, Any]:
    now = CaseAction.objects.select_related("data_key").get(pk=action_id)
    stands = {"what": now.reveal("what"), "owner": now.owner_id, "due_on": now.due_on, "version": now.version}
    return {**stands, "goal": str(now.goal_id or "")}
