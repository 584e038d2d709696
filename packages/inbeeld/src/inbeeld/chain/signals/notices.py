"""Whom at the desk to tell that there is something to read."""

from __future__ import annotations

from django.utils import timezone

from inbeeld.foundation.accounts.models import Membership, RegionCoordination
from inbeeld.foundation.accounts.rules import Role
from inbeeld.foundation.notices.telling import tell_all, tell_desk_address

from .models import Signal
from .notice_kinds import SIGNAL_WAITS


def tell_desk(signal: Signal, kind: str = SIGNAL_WAITS) -> None:
    """The handler, else all coordinators, else the address of an empty desk."""
    readers = readers_of(signal)
    tell_all(readers, kind)
    if readers:
        return
    today = timezone.localdate()
    desks = RegionCoordination.objects.on(today)
    for desk in desks.filter(organisation_id=signal.organisation_id, region_id=signal.region_id):
        tell_desk_address(desk, kind)


def readers_of(signal: Signal) -> list[Membership]:
    at_desk = desk_members(signal)
    return [one for one in at_desk if one.pk == signal.handler_id] or at_desk


def desk_members(signal: Signal) -> list[Membership]:
    """Who may take this signal today: the coordinators of its organisation in its region, or in every region."""
    return sorted(
        (
            one
            for one in Membership.objects.on(timezone.localdate())
            .filter(organisation_id=signal.organisation_id, role=Role.COORDINATOR, user__is_active=True)
            .select_related("user")
            if one.region_id in {None, signal.region_id}
        ),
        key=lambda one: (one.user.name.casefold(), str(one.pk)),
    )
