"""When somebody leaves: what they still had to do goes to a colleague."""

from __future__ import annotations

from django.db import transaction

from inbeeld.chain.cases.api import Case
from inbeeld.chain.plan.models import CaseAction
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.audit.api import record


def open_actions(giver: Membership) -> int:
    """How many actions somebody still has to do, in their own cases and in those of others."""
    return CaseAction.objects.to_do().owned_by(giver.pk).count()


def hand_over_open_actions(giver: Membership, receiver: Membership, *, by: Actor) -> None:
    """An administrator hands actions over without seeing any of them."""
    by.must(Action.PEOPLE_MANAGE)
    with transaction.atomic():
        actions = CaseAction.objects.to_do().owned_by(giver.pk)
        cases = list(Case.objects.filter(actions__in=actions).distinct().order_by("pk"))
        actions.update(owner=receiver)
        if cases:
            record("case.action_changed", records=cases, actor=by, fields=["actions"])
