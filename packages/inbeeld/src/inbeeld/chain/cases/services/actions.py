"""Agreeing on what somebody does by when, and settling it."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.cases import codes
from inbeeld.chain.cases.models import Case, CaseAction
from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.access.rules import Action, Part
from inbeeld.foundation.accounts.models import Membership
from inbeeld.foundation.audit.trail import record

from .locking import StalePart, locked_open, new_id, saved_before


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionDetails:
    what: str
    owner: Membership
    due_on: dt.date


def add_action(case: Case, *, by: Actor, details: ActionDetails, record_id: uuid.UUID | None = None) -> CaseAction:
    by.must(Action.CASE_WRITE, case, Part.ACTIONS)
    with transaction.atomic():
        current = locked_open(case)
        if before := saved_before(CaseAction, record_id, current):
            return before
        action = CaseAction(pk=new_id(record_id), case=current, data_key=current.data_key, by_id=by.member)
        action.owner, action.due_on = details.owner, details.due_on
        action.seal(what=details.what)
        action.save(force_insert=True)
        _refresh(current)
        record("case.action_added", record=current, actor=by, fields=["actions"])
    return action


def change_action(action: CaseAction, *, by: Actor, details: ActionDetails, version: int) -> CaseAction:
    """Change what, who or when; `version` is the one that was on the page."""
    by.must(Action.CASE_WRITE, action.case, Part.ACTIONS)
    with transaction.atomic():
        case = locked_open(action.case)
        current = CaseAction.objects.select_related("data_key").get(pk=action.pk)
        as_asked = (current.reveal("what"), current.owner_id, current.due_on) == (
            details.what,
            details.owner.pk,
            details.due_on,
        )
        if as_asked:
            return current
        if current.version != version:
            raise StalePart
        current.owner, current.due_on = details.owner, details.due_on
        current.seal(what=details.what)
        current.version += 1
        current.save()
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
        current.state = state
        current.settled_on = None if state == codes.ActionState.OPEN else timezone.localdate()
        current.version += 1
        current.save(update_fields=["state", "settled_on", "version"])
        _refresh(case)
        record("case.action_settled", record=case, actor=by, fields=["actions"])
    return current


def _refresh(case: Case) -> None:
    case.refresh_due()
    case.save(update_fields=["contact_due_on", "action_due_on", "next_due_on"])
