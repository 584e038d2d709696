"""Reminding of actions: the day before they are due, and once a week for as long as they are overdue."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from inbeeld.chain.cases.api import Case
from inbeeld.chain.plan.models import CaseAction
from inbeeld.chain.plan.notice_kinds import ACTION_DUE
from inbeeld.foundation.access.api import Grant, Part
from inbeeld.foundation.notices.api import tell_all

BEFORE = dt.timedelta(days=1)
AGAIN_AFTER = dt.timedelta(days=7)


@transaction.atomic
def remind_of_actions(today: dt.date) -> int:
    """Tell the owners of what falls due that something waits, each action once however often the night runs."""
    not_told = Q(reminded_on=None) | Q(reminded_on__lte=today - AGAIN_AFTER)
    due = CaseAction.objects.to_do().filter(not_told, due_on__lte=today + BEFORE, case__is_open=True)
    found = [action for action in due.select_related("case", "owner__user") if _can_see(action)]
    tell_all({action.owner_id: action.owner for action in found}.values(), ACTION_DUE)
    CaseAction.objects.filter(pk__in=[action.pk for action in found]).update(reminded_on=today)
    return len(found)


def _can_see(action: CaseAction) -> bool:
    """A partner whose access ended would find nothing: the coordinator sees that on the plan."""
    if action.owner.organisation_id == action.case.organisation_id:
        return True
    held = Grant.objects.in_force(timezone.now()).filter(record_kind=Case.scope.kind, record_id=action.case_id)
    grants = held.filter(membership=action.owner_id)
    return any(Part.ACTIONS in grant.opened_parts for grant in grants)
