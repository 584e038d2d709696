"""Whom a case can be given to, shared with, or asked of."""

from __future__ import annotations

import uuid
from typing import cast

from django.db.models import Q, QuerySet
from django.utils import timezone

from inbeeld.foundation.access.api import Action, Grant, Relation, relations_that_allow
from inbeeld.foundation.accounts.api import Membership, Role

from .models import Case

SHARING_ROLES = [role for role in Role if Relation.GRANTED in relations_that_allow(role, Action.CASE_READ)]


def _working() -> QuerySet[Membership]:
    """Memberships that hold today, of people and organisations that are still there."""
    memberships = Membership.objects.on(timezone.localdate()).filter(
        user__is_active=True, organisation__closed_on__isnull=True
    )
    return cast(
        "QuerySet[Membership]",
        memberships.select_related("user", "organisation").order_by("organisation__name", "user__name"),
    )


def coordinators_for(case: Case) -> QuerySet[Membership]:
    """Colleagues who can take the case: coordinators of its organisation, for its region or for all."""
    here = Q(region=None) | Q(region=case.region_id)
    return _working().filter(here, organisation=case.organisation_id, role=Role.COORDINATOR)


def action_owners(case: Case) -> QuerySet[Membership]:
    """Who can be asked to do something: colleagues, and partners to whom the actions are open."""
    grants = Grant.objects.in_force(timezone.now()).filter(record_kind=Case.scope.kind, record_id=case.pk)
    partners = [member for member, parts in grants.values_list("membership_id", "parts") if "actions" in parts]
    return _working().filter(Q(pk__in=coordinators_for(case).values("pk")) | Q(pk__in=partners))


def partners_for(case: Case) -> QuerySet[Membership]:
    """To whom parts of the case can be opened: those whose role works with shared cases, outside its team."""
    return _working().filter(role__in=SHARING_ROLES).exclude(pk__in=coordinators_for(case).values("pk"))


def coordinators_of(organisation_id: uuid.UUID | None, region_id: int | None) -> QuerySet[Membership]:
    """Whose cases a list can be narrowed to."""
    found = _working().filter(organisation=organisation_id, role=Role.COORDINATOR)
    return found if region_id is None else found.filter(Q(region=None) | Q(region=region_id))
