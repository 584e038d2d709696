"""Whom to tell that there is something to read: at the desk, and who handed in under his name."""

from __future__ import annotations

import uuid

from django.utils import timezone

from inbeeld.foundation.accounts.api import Membership, RegionCoordination
from inbeeld.foundation.notices.api import tell, tell_all, tell_desk_address

from .desks import desk_members, members_of
from .models import Signal, SignalPassing
from .notice_kinds import SIGNAL_ANSWERED, SIGNAL_WAITS


def tell_desk(signal: Signal, kind: str = SIGNAL_WAITS) -> None:
    """The handler, else all coordinators, else the address of an empty desk."""
    _tell(readers_of(signal), kind, signal.organisation_id, signal.region_id)


def tell_asked_desk(passing: SignalPassing, kind: str) -> None:
    """All coordinators of the desk that is asked to take a signal over, else its address."""
    asked = passing.to_organisation_id, passing.to_region_id
    _tell(members_of(*asked, timezone.localdate()), kind, *asked)


def readers_of(signal: Signal) -> list[Membership]:
    at_desk = desk_members(signal)
    return [one for one in at_desk if one.pk == signal.handler_id] or at_desk


def tell_author(signal: Signal) -> None:
    """The desk wrote: who handed in without a name looks with his code."""
    if signal.handed_in_by is not None and signal.handed_in_by.user.is_active:
        tell(signal.handed_in_by, SIGNAL_ANSWERED)


def _tell(readers: list[Membership], kind: str, organisation_id: uuid.UUID, region_id: int) -> None:
    tell_all(readers, kind)
    if readers:
        return
    desks = RegionCoordination.objects.on(timezone.localdate())
    for desk in desks.filter(organisation_id=organisation_id, region_id=region_id).genuine():
        tell_desk_address(desk, kind)
