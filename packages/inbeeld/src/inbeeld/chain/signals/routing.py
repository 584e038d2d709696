"""To which desk a signal goes: by municipality, form and day, and never to nobody.

Tried in this order: the desk that a form has for this region, the desk that it has for the whole country, the desk of
the region, the national desk. The first at which somebody works today gets it; where nobody works at any of them the
first that exists keeps it, and its address is told.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from inbeeld.foundation.accounts.api import NATIONAL_CODE, Organisation, RegionCoordination
from inbeeld.foundation.geography.api import Municipality, Region, RegionKind, region_for

from .desks import is_manned
from .models import FormRoute


class NoDesk(Exception):
    """Nobody coordinates here through this installation, and no national desk is set up to catch it."""


@dataclass(frozen=True, slots=True)
class Desk:
    organisation: Organisation
    region: Region


def desk_for(municipality: Municipality | None, day: dt.date, form: str = "") -> Desk:
    """The desk for what is handed in for a municipality on a day."""
    found = list(desks_for(municipality, day, form))
    if not found:
        raise NoDesk
    return next((desk for desk in found if is_manned(desk.organisation.pk, desk.region.pk, day)), found[0])


def desks_for(municipality: Municipality | None, day: dt.date, form: str = "") -> Iterator[Desk]:
    """All desks that may get it, the fittest first."""
    region = region_for(municipality, day) if municipality else None
    yield from desks_of_region(region, day, form)


def desks_of_region(region: Region | None, day: dt.date, form: str = "") -> Iterator[Desk]:
    regions = [*_by_form(form, region, day), *([region] if region else []), *_national_region()]
    for one in dict.fromkeys(regions):
        if desk := _coordinating(one, day):
            yield desk


def desk_in(region: Region, day: dt.date) -> Desk:
    """The desk of one region, to pass a signal on to."""
    found = _coordinating(region, day)
    if found is None:
        raise NoDesk
    return found


def other_desks(region_id: int, day: dt.date | None = None) -> QuerySet[Region]:
    """The care-coordination regions with a desk today, apart from one."""
    return regions_with_desk(day).exclude(pk=region_id)


def regions_with_desk(day: dt.date | None = None) -> QuerySet[Region]:
    held = RegionCoordination.objects.on(day or timezone.localdate()).filter(organisation__closed_on__isnull=True)
    regions = Region.objects.filter(kind=RegionKind.CARE_COORDINATION, pk__in=held.values("region"))
    return regions.order_by("name")


def _coordinating(region: Region, day: dt.date) -> Desk | None:
    held = RegionCoordination.objects.on(day).filter(region=region, organisation__closed_on__isnull=True)
    found = held.select_related("organisation").order_by("-valid_from").genuine("", "organisation").first()
    return Desk(found.organisation, region) if found else None


def _by_form(form: str, region: Region | None, day: dt.date) -> list[Region]:
    """Where a form goes instead: what is said for this region before what is said for all."""
    routes = FormRoute.objects.on(day).filter(Q(from_region=region) | Q(from_region__isnull=True), form=form)
    found = routes.select_related("to_region").order_by(F("from_region").asc(nulls_last=True), "-valid_from")
    return [route.to_region for route in found.genuine()]


def _national_region() -> list[Region]:
    return list(Region.objects.filter(kind=RegionKind.CARE_COORDINATION, code=NATIONAL_CODE))
