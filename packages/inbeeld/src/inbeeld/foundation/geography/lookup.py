"""Which municipality is meant, and in which region it falls on a day."""

from __future__ import annotations

import datetime as dt

from .meant import meant_by
from .models import Municipality, Region, RegionKind, RegionMembership


def find_municipalities(typed: str, day: dt.date) -> list[Municipality]:
    """The municipalities of `day` that somebody may mean by what they typed, however it is spelled."""
    return meant_by(typed, day).municipalities


def municipality_named(typed: str, day: dt.date) -> Municipality | None:
    """The one municipality that is meant, or in which the named place lies; None when none or more than one is."""
    meant = meant_by(typed, day)
    return meant.municipalities[0] if meant.is_certain else None


def municipality_on(municipality: Municipality, day: dt.date) -> Municipality:
    """The municipality itself, or what it had merged into by `day`."""
    while municipality.valid_until is not None and municipality.valid_until < day and municipality.successor:
        municipality.must_be_genuine()
        municipality = municipality.successor
    return municipality


def region_for(
    municipality: Municipality, day: dt.date, kind: RegionKind = RegionKind.CARE_COORDINATION
) -> Region | None:
    """The region of one kind in which the municipality (or its successor) falls on `day`."""
    place = municipality_on(municipality, day)
    held = RegionMembership.objects.on(day).filter(municipality=place, region__kind=kind)
    found = next(iter(held.select_related("region").order_by("region__name").genuine()), None)
    return found.region if found else None


def municipalities_without(kind: RegionKind, day: dt.date) -> list[Municipality]:
    """The municipalities of `day` that fall in no region of one kind: the gaps."""
    covered = RegionMembership.objects.on(day).filter(region__kind=kind).values("municipality")
    return list(Municipality.objects.on(day).exclude(pk__in=covered))
