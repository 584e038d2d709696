"""Whom to tell that there is something to read: at the desk, and who handed in under his name."""

from __future__ import annotations

from django.utils import timezone

from inbeeld.foundation.accounts.models import Membership, RegionCoordination
from inbeeld.foundation.notices.telling import tell, tell_all, tell_desk_address

from .desks import desk_members
from .models import Signal
from .notice_kinds import SIGNAL_ANSWERED, SIGNAL_WAITS


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


def tell_author(signal: Signal) -> None:
    """The desk wrote: who handed in without a name looks with his code."""
    if signal.handed_in_by is not None and signal.handed_in_by.user.is_active:
        tell(signal.handed_in_by, SIGNAL_ANSWERED)
