"""When somebody leaves: the cases that they coordinated go to a colleague."""

from __future__ import annotations

from django.db import transaction

from inbeeld.chain.cases.models import Assignment, Case
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.audit.api import record


def open_work(giver: Membership) -> int:
    """How many open cases somebody coordinates."""
    return Case.objects.open().of_coordinator(giver.pk).count()


def hand_over_work(giver: Membership, receiver: Membership, *, by: Actor) -> None:
    """An administrator hands cases over without seeing any of them."""
    by.must(Action.PEOPLE_MANAGE)
    with transaction.atomic():
        cases = list(Case.objects.select_for_update(of=("self",)).open().of_coordinator(giver.pk).order_by("pk"))
        Assignment.objects.bulk_create(
            Assignment(case=case, data_key_id=case.data_key_id, coordinator=receiver, by_id=by.member) for case in cases
        )
        for case in cases:
            case.coordinator = receiver
            case.state_version += 1
        Case.objects.bulk_update(cases, ["coordinator", "state_version"], batch_size=200)
        if cases:
            record("case.assigned", records=cases, actor=by, fields=["coordinator"])
