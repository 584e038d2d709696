"""Agreeing on what somebody does by when, and settling it."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from inbeeld.chain.cases.api import Case, action_owners, keep_revision, locked_open
from inbeeld.chain.plan.codes import ActionState
from inbeeld.chain.plan.models import CaseAction, Goal
from inbeeld.chain.plan.notice_kinds import ACTION_GIVEN
from inbeeld.foundation.access.api import Action, Actor, Part, comes_back_to
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.notices.api import tell
from inbeeld.foundation.records.api import StalePart, new_id, saved_before


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
        refresh_actions(current)
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
        refresh_actions(case)
        record("case.action_changed", record=case, actor=by, fields=["actions"])
    return current


def settle_action(action: CaseAction, *, by: Actor, state: ActionState) -> CaseAction:
    """Done, no longer needed, or to do after all. Saying it twice changes nothing."""
    by.must(Action.CASE_WRITE, action.case, Part.ACTIONS)
    with transaction.atomic():
        case = locked_open(action.case)
        current = CaseAction.objects.select_related("data_key").get(pk=action.pk)
        if current.state == state:
            return current
        keep_revision(case, current, _former(current), actor=by)
        current.state = state
        current.settled_on = None if state == ActionState.OPEN else timezone.localdate()
        current.version += 1
        if state == ActionState.OPEN:
            taker = comes_back_to(current.owner_id, action_owners(case), by=by)
            current.owner = taker or case.coordinator
        current.save(update_fields=["state", "settled_on", "version", "owner"])
        refresh_actions(case)
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


def refresh_actions(case: Case) -> None:
    """Work out again which action is due first, and save it."""
    open_actions = CaseAction.objects.to_do().filter(case=case)
    case.action_due_on = open_actions.aggregate(first=Min("due_on"))["first"]
    case.refresh_due()
    case.save(update_fields=["contact_due_on", "action_due_on", "next_due_on"])


def drop_actions(case: Case) -> None:
    """What was still to do is needed no longer; the caller holds the case and records."""
    today = timezone.localdate()
    CaseAction.objects.to_do().filter(case=case).update(state=ActionState.DROPPED, settled_on=today)
    case.action_due_on = None


def count_open(case: Case) -> int:
    return CaseAction.objects.to_do().filter(case=case).count()


def hand_over_actions(case: Case, giver: uuid.UUID, receiver: Membership) -> None:
    """With a case go the actions that its former coordinator still had to do."""
    CaseAction.objects.to_do().filter(case=case).owned_by(giver).update(owner=receiver)
