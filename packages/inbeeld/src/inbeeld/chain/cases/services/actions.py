"""Agreeing on what somebody does by when, and settling it."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.cases import codes
from inbeeld.chain.cases.models import Case, CaseAction, Goal
from inbeeld.chain.cases.notice_kinds import ACTION_GIVEN
from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.access.rules import Action, Part
from inbeeld.foundation.accounts.models import Membership
from inbeeld.foundation.audit.trail import record
from inbeeld.foundation.notices.telling import tell
from inbeeld.foundation.records.saving import StalePart, new_id, saved_before

from .locking import locked_open
from .revisions import keep_revision


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionDetails:
    what: str
    owner: Membership
    due_on: dt.date
    goal: Goal | None = None


def add_action(case: Case, *, by: Actor, details: ActionDetails, record_id: uuid.UUID | None = None) -> CaseAction:
    by.must(Action.CASE_WRITE, case, Part.ACTIONS)
    with transaction.atomic():
        current = locked_open(case)
        if before := saved_before(CaseAction, record_id, case=current):
            return before
        action = CaseAction(pk=new_id(record_id), case=current, data_key=current.data_key, by_id=by.member)
        _put(action, details)
        action.save(force_insert=True)
        _tell_owner(action, by)
        _refresh(current)
        record("case.action_added", record=current, actor=by, fields=["actions"])
    return action


def change_action(action: CaseAction, *, by: Actor, details: ActionDetails, version: int) -> CaseAction:
    """Change what, who, when or for which goal; what stood is kept. `version` is the one that was on the page."""
    by.must(Action.CASE_WRITE, action.case, Part.ACTIONS)
    with transaction.atomic():
        case = locked_open(action.case)
        current = CaseAction.objects.select_related("data_key", "owner", "goal").get(pk=action.pk)
        if action_details(current) == details:
            return current
        if current.version != version:
            raise StalePart
        keep_revision(case, current, _former(current), actor=by)
        given = details.owner != current.owner
        _put(current, details)
        current.reminded_on = None
        current.version += 1
        current.save()
        if given:
            _tell_owner(current, by)
        _refresh(case)
        record("case.action_changed", record=case, actor=by, fields=["actions"])
    return current


def settle_action(action: CaseAction, *, by: Actor, state: codes.ActionState) -> CaseAction:
    """Done, no longer needed, or to do after all. Saying it twice changes nothing."""
    by.must(Action.CASE_WRITE, action.case, Part.ACTIONS)
    with transaction.atomic():
        case = locked_open(action.case)
        current = CaseAction.objects.select_related("data_key").get(pk=action.pk)
        if current.state == state:
            return current
        keep_revision(case, current, _former(current), actor=by)
        current.state = state
        current.settled_on = None if state == codes.ActionState.OPEN else timezone.localdate()
        current.version += 1
        current.save(update_fields=["state", "settled_on", "version"])
        _refresh(case)
        record("case.action_settled", record=case, actor=by, fields=["actions"])
    return current


def action_details(action: CaseAction) -> ActionDetails:
    return ActionDetails(what=action.reveal("what"), owner=action.owner, due_on=action.due_on, goal=action.goal)


def _put(action: CaseAction, details: ActionDetails) -> None:
    action.owner, action.due_on, action.goal = details.owner, details.due_on, details.goal
    action.seal(what=details.what)


def _tell_owner(action: CaseAction, by: Actor) -> None:
    """Who gets something to do from somebody else is told that something waits."""
    if action.owner_id != by.membership_id:
        tell(action.owner, ACTION_GIVEN)


def _former(action: CaseAction) -> dict[str, str]:
    return {
        "what": action.reveal("what"),
        "owner": str(action.owner_id),
        "due_on": action.due_on.isoformat(),
        "goal": str(action.goal_id or ""),
        "state": action.state,
    }


def _refresh(case: Case) -> None:
    case.refresh_due()
    case.save(update_fields=["contact_due_on", "action_due_on", "next_due_on"])
