"""To which desk a signal goes: by municipality and day, with the national desk where no region has one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from inbeeld.foundation.accounts.models import Organisation, RegionCoordination
from inbeeld.foundation.geography.lookup import region_for
from inbeeld.foundation.geography.models import Municipality, Region, RegionKind

# The region without municipalities whose coordinator takes what has no desk of its own (CoMensha).
NATIONAL_CODE = "LANDELIJK"


class NoDesk(Exception):
    """Nobody coordinates here through this installation, and no national desk is set up to catch it."""


@dataclass(frozen=True, slots=True)
class Desk:
    organisation: Organisation
    region: Region


def desk_for(municipality: Municipality | None, day: dt.date) -> Desk:
    """The desk that coordinates for a municipality on a day, else the national one."""
    region = region_for(municipality, day) if municipality else None
    found = (_coordinating(region, day) if region else None) or _national(day)
    if found is None:
        raise NoDesk
    return found


def desk_in(region: Region, day: dt.date) -> Desk:
    """The desk of one region, to pass a signal on to."""
    found = _coordinating(region, day)
    if found is None:
        raise NoDesk
    return found


def other_desks(region_id: int, day: dt.date | None = None) -> QuerySet[Region]:
    """The care-coordination regions with a desk today, apart from one."""
    held = RegionCoordination.objects.on(day or timezone.localdate()).filter(organisation__closed_on__isnull=True)
    regions = Region.objects.filter(kind=RegionKind.CARE_COORDINATION, pk__in=held.values("region"))
    return regions.exclude(pk=region_id).order_by("name")


def _coordinating(region: Region, day: dt.date) -> Desk | None:
    held = RegionCoordination.objects.on(day).filter(region=region, organisation__closed_on__isnull=True)
    found = held.select_related("organisation").order_by("-valid_from").first()
    return Desk(found.organisation, region) if found else None


def _national(day: dt.date) -> Desk | None:
    region = Region.objects.filter(kind=RegionKind.CARE_COORDINATION, code=NATIONAL_CODE).first()
    return _coordinating(region, day) if region else None
