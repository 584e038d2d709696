"""Goals in his own words: setting them, changing them, and what became of them, each with his say."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.cases.api import Case, locked_open
from inbeeld.chain.plan.codes import GoalState
from inbeeld.chain.plan.models import Goal, GoalEvent
from inbeeld.foundation.access.api import Action, Actor, Part
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.records.api import StalePart, new_id, saved_before


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalDetails:
    words: str
    domain_code: str = ""


def set_goal(case: Case, *, by: Actor, details: GoalDetails, record_id: uuid.UUID | None = None) -> Goal:
    by.must(Action.CASE_WRITE, case, Part.ACTIONS)
    with transaction.atomic():
        current = locked_open(case)
        if before := saved_before(Goal, record_id, case=current):
            return before
        goal = Goal(pk=new_id(record_id), case=current, data_key=current.data_key, by_id=by.member)
        goal.domain_code = details.domain_code
        goal.seal(words=details.words)
        goal.save(force_insert=True)
        _tell(goal, details.words, by=by, say="")
        record("case.goal_set", record=current, actor=by, fields=["goals"])
    return goal


def change_goal(goal: Goal, *, by: Actor, details: GoalDetails, say: str, version: int) -> Goal:
    """Put it in other words; the former ones are kept. `version` is the one that was on the page."""
    by.must(Action.CASE_WRITE, goal.case, Part.ACTIONS)
    with transaction.atomic():
        case = locked_open(goal.case)
        current = _fresh(goal, case)
        if (current.reveal("words"), current.domain_code) == (details.words, details.domain_code):
            return current
        if current.version != version:
            raise StalePart
        current.domain_code = details.domain_code
        current.seal(words=details.words)
        current.version += 1
        current.save()
        _tell(current, details.words, by=by, say=say)
        record("case.goal_changed", record=case, actor=by, fields=["goals"])
    return current


def settle_goal(goal: Goal, *, by: Actor, state: GoalState, say: str, version: int) -> Goal:
    """Reached, let go, or taken up again: with what he says about it himself. Its open actions stay."""
    by.must(Action.CASE_WRITE, goal.case, Part.ACTIONS)
    with transaction.atomic():
        case = locked_open(goal.case)
        current = _fresh(goal, case)
        if current.state == state:
            return current
        if current.version != version:
            raise StalePart
        current.state = state
        current.settled_on = None if state == GoalState.OPEN else timezone.localdate()
        current.version += 1
        current.save(update_fields=["state", "settled_on", "version"])
        _tell(current, current.reveal("words"), by=by, say=say)
        record("case.goal_settled", record=case, actor=by, fields=["goals"])
    return current


def _fresh(goal: Goal, case: Case) -> Goal:
    current = Goal.objects.get(pk=goal.pk, case=case)
    current.data_key = case.data_key
    return current


def _tell(goal: Goal, words: str, *, by: Actor, say: str) -> None:
    event = GoalEvent(goal=goal, data_key=goal.data_key, state=goal.state, by_id=by.member)
    event.seal(words=words, say=say or None)
    event.save(force_insert=True)
