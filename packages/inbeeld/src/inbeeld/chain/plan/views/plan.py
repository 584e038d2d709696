"""The plan of a case: his goals, and what is done for each."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from inbeeld.chain.cases.api import Case, CaseEdit, action_owners, edit_case, find_for, render_case
from inbeeld.chain.method.api import Domain, current_domains
from inbeeld.chain.plan.codes import GoalState
from inbeeld.chain.plan.forms.plan import ChangeGoalForm, GoalForm, SettleGoalForm
from inbeeld.chain.plan.models import CaseAction, Goal, GoalEvent
from inbeeld.chain.plan.services import GoalDetails, change_goal, set_goal, settle_goal
from inbeeld.foundation.access.api import Action, ActorRequest, Part, staff_page
from inbeeld.foundation.records.api import with_text

SETTLED_SHOWN = 50


@staff_page(Action.CASE_READ)
@require_GET
def plan(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_READ, Part.ACTIONS)
    actions = CaseAction.objects.filter(case=case).select_related("owner__user", "owner__organisation")
    to_do = with_text(actions.to_do(), "what", case)
    settled = with_text(actions.exclude(state="open").order_by("-settled_on", "-at")[:SETTLED_SHOWN], "what", case)
    _mark_without_access(to_do, case)
    goals = _goals(case, to_do)
    working_on = {goal["row"].pk for goal in goals if goal["row"].state == GoalState.OPEN}
    return render_case(
        request,
        "plan/plan.html",
        case,
        tab="plan:plan",
        reads=[Part.ACTIONS],
        goals=[goal for goal in goals if goal["row"].state == GoalState.OPEN],
        former_goals=[goal for goal in goals if goal["row"].state != GoalState.OPEN],
        loose=[entry for entry in to_do if entry["row"].goal_id not in working_on],
        settled=settled,
    )


def _mark_without_access(entries: list[dict[str, Any]], case: Case) -> None:
    """Who has to do something and cannot see it any more, does not do it."""
    if entries:
        can = set(action_owners(case).values_list("pk", flat=True))
        for entry in entries:
            entry["cannot_see"] = entry["row"].owner_id not in can and entry["row"].owner_id != case.coordinator_id


def _goals(case: Case, to_do: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    goals = with_text(Goal.objects.filter(case=case), "words", case)
    codes_used = {goal["row"].domain_code for goal in goals} - {""}
    known = Domain.objects.filter(code__in=codes_used).order_by("domain_set__version") if codes_used else ()
    names = {domain.code: str(domain) for domain in known}
    steps: dict[object, list[dict[str, Any]]] = {}
    for event in with_text(GoalEvent.objects.filter(goal__case=case).select_related("by__user"), "say", case):
        event["words"] = event["row"].reveal("words")
        steps.setdefault(event["row"].goal_id, []).append(event)
    for goal in goals:
        goal["domain"] = names.get(goal["row"].domain_code, "")
        goal["events"] = steps.get(goal["row"].pk, [])
        goal["actions"] = [entry for entry in to_do if entry["row"].goal_id == goal["row"].pk]
    return goals


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def new_goal(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE, Part.ACTIONS)

    def save(data: dict[str, Any]) -> None:
        record_id = data.pop("record_id")
        set_goal(case, by=request.actor, details=GoalDetails(**data), record_id=record_id)

    edit = CaseEdit(
        form=GoalForm,
        makes=Goal,
        options={"domains": current_domains()},
        save=save,
        heading=_("New goal"),
        submit=_("Save"),
        back=reverse("plan:plan", args=[pk]),
        tab="plan:plan",
    )
    return edit_case(request, case, edit)


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def goal(request: ActorRequest, pk: uuid.UUID, goal_id: uuid.UUID) -> HttpResponse:
    case, found = _find_goal(request, pk, goal_id)

    def save(data: dict[str, Any]) -> None:
        say, version = data.pop("say"), data.pop("version")
        change_goal(found, by=request.actor, details=GoalDetails(**data), say=say, version=version)

    edit = CaseEdit(
        form=ChangeGoalForm,
        initial=lambda: _goal_now(case, goal_id),
        options={"domains": current_domains()},
        save=save,
        heading=_("Put the goal in other words"),
        submit=_("Save"),
        back=reverse("plan:plan", args=[pk]),
        tab="plan:plan",
        lead=_("A goal is his. Change it together with him; the former words are kept."),
    )
    return edit_case(request, case, edit)


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def settle(request: ActorRequest, pk: uuid.UUID, goal_id: uuid.UUID) -> HttpResponse:
    case, found = _find_goal(request, pk, goal_id)
    edit = CaseEdit(
        form=SettleGoalForm,
        initial=lambda: {"version": Goal.objects.get(pk=goal_id).version},
        options={"state": found.state},
        save=lambda data: settle_goal(found, by=request.actor, **{**data, "state": GoalState(data["state"])}),
        heading=_("Reached, let go or taken up again"),
        submit=_("Save"),
        back=reverse("plan:plan", args=[pk]),
        tab="plan:plan",
        lead=found.reveal("words"),
    )
    return edit_case(request, case, edit)


def _find_goal(request: ActorRequest, pk: uuid.UUID, goal_id: uuid.UUID) -> tuple[Case, Goal]:
    case = find_for(request, pk, Action.CASE_WRITE, Part.ACTIONS)
    found = get_object_or_404(Goal, pk=goal_id, case=case)
    found.case, found.data_key = case, case.data_key
    return case, found


def _goal_now(case: Case, goal_id: uuid.UUID) -> dict[str, Any]:
    now = Goal.objects.get(pk=goal_id)
    now.data_key = case.data_key
    return {"words": now.reveal("words"), "domain_code": now.domain_code, "version": now.version}
