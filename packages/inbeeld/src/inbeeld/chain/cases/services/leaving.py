"""When somebody leaves: all that he coordinated and still had to do goes to a colleague."""

from __future__ import annotations

from django.db import transaction

from inbeeld.chain.cases.models import Assignment, Case, CaseAction
from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.access.rules import Action
from inbeeld.foundation.accounts.models import Membership
from inbeeld.foundation.audit.trail import record


def open_work(giver: Membership) -> int:
    """How many open cases somebody coordinates, and actions he still has to do in cases of others."""
    cases = Case.objects.open().of_coordinator(giver.pk).count()
    return cases + CaseAction.objects.to_do().owned_by(giver.pk).exclude(case__coordinator=giver).count()


def hand_over_work(giver: Membership, receiver: Membership, *, by: Actor) -> None:
    """An administrator hands work over without seeing any of it."""
    by.must(Action.PEOPLE_MANAGE)
    with transaction.atomic():
        cases = list(Case.objects.select_for_update(of=("self",)).open().of_coordinator(giver.pk).order_by("pk"))
        CaseAction.objects.to_do().owned_by(giver.pk).update(owner=receiver)
        Assignment.objects.bulk_create(
            Assignment(case=case, data_key_id=case.data_key_id, coordinator=receiver, by_id=by.member) for case in cases
        )
        for case in cases:
            case.coordinator = receiver
            case.state_version += 1
        Case.objects.bulk_update(cases, ["coordinator", "state_version"], batch_size=200)
        if cases:
            record("case.assigned", records=cases, actor=by, fields=["coordinator"])
