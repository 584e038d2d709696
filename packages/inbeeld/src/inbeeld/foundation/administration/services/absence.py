"""Being away: said by who goes, or by the team lead, with who takes over."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Absence, Membership, Role
from inbeeld.foundation.audit.api import record


def colleagues_of(actor: Actor) -> QuerySet[Membership]:
    """The coordinators whom he works with, himself too: who may be away, and who may take over."""
    found: QuerySet[Membership] = Membership.objects.on(timezone.localdate()).filter(
        organisation_id=actor.organisation_id, role=Role.COORDINATOR, user__is_active=True
    )
    if actor.region_id is not None:
        found = found.filter(Q(region_id=actor.region_id) | Q(region__isnull=True))
    return found.select_related("user").order_by("user__name", "pk")


def may_set_for(actor: Actor) -> QuerySet[Membership]:
    """Whose absence he may set: a team lead those of the team, everybody else his own."""
    found = colleagues_of(actor)
    return found if actor.role == Role.TEAM_LEAD else found.filter(pk=actor.member)


def set_absence(
    membership: Membership, *, first_day: dt.date, last_day: dt.date, replacement: Membership | None, by: Actor
) -> Absence:
    """From a day until a day: notices go to the replacement, and nobody gives him new signals."""
    by.must(Action.ABSENCE_SET)
    if membership not in may_set_for(by) or (replacement is not None and replacement not in colleagues_of(by)):
        raise PermissionDenied
    with transaction.atomic():
        absence = Absence.objects.create(
            membership=membership,
            first_day=first_day,
            last_day=last_day,
            replacement=replacement,
            recorded_by_id=by.member,
        )
        record("person.away", record=absence, actor=by, fields=["first_day", "last_day", "replacement"])
    return absence


def absences_for(actor: Actor) -> QuerySet[Absence]:
    """What goes on or is to come, of those for whom he may set it."""
    found = Absence.objects.from_day(timezone.localdate()).filter(membership__in=may_set_for(actor))
    return found.select_related("membership__user", "replacement__user")


def end_absence(absence: Absence, *, by: Actor) -> None:
    """Back earlier, or it does not happen: what lies before today stays."""
    by.must(Action.ABSENCE_SET)
    if absence.membership not in may_set_for(by):
        raise PermissionDenied
    with transaction.atomic():
        record("person.back", record=absence, actor=by)
        yesterday = timezone.localdate() - dt.timedelta(days=1)
        if absence.first_day > yesterday:
            absence.delete()
        else:
            absence.last_day = yesterday
            absence.save(update_fields=["last_day"])
