"""Who works at a desk, and who of them is there today."""

from __future__ import annotations

import datetime as dt
import uuid

from django.utils import timezone

from inbeeld.foundation.access.api import Actor, comes_back_to
from inbeeld.foundation.accounts.api import Membership, RegionCoordination, Role, present

from .models import Signal


def members_of(
    organisation_id: uuid.UUID, region_id: int, day: dt.date, role: Role = Role.COORDINATOR
) -> list[Membership]:
    """The coordinators (or others) of an organisation in a region, or in every region, by name."""
    return sorted(
        (
            one
            for one in Membership.objects.on(day)
            .filter(organisation_id=organisation_id, role=role, user__is_active=True)
            .select_related("user")
            if one.region_id in {None, region_id}
        ),
        key=lambda one: (one.user.name.casefold(), str(one.pk)),
    )


def desk_members(signal: Signal) -> list[Membership]:
    """Who may take this signal, whether there today or not."""
    return members_of(signal.organisation_id, signal.region_id, timezone.localdate())


def comes_back(signal: Signal, *, by: Actor) -> None:
    """It goes on with whoever had it, if they still work at this desk; else with whoever brings it back; else it lies
    open for the whole desk. The caller holds the lock and saves."""
    signal.handler = comes_back_to(signal.handler_id, desk_members(signal), by=by)


def present_members(signal: Signal) -> list[Membership]:
    """To whom it can be given today."""
    return present(desk_members(signal), timezone.localdate())


def is_manned(organisation_id: uuid.UUID, region_id: int, day: dt.date) -> bool:
    return bool(present(members_of(organisation_id, region_id, day), day))


def unmanned_desks(day: dt.date) -> list[RegionCoordination]:
    """The desks at which nobody works that day: what comes in there is read by nobody."""
    held = RegionCoordination.objects.on(day).filter(organisation__closed_on__isnull=True)
    return [
        desk
        for desk in held.select_related("organisation", "region").order_by("region__name")
        if not is_manned(desk.organisation_id, desk.region_id, day)
    ]
