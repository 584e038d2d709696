"""Which municipality is meant, and in which region it falls on a day."""

from __future__ import annotations

import datetime as dt

from .models import Municipality, Region, RegionKind, RegionMembership
from .rules import names_meant, plain_meant


def find_municipalities(typed: str, day: dt.date) -> list[Municipality]:
    """The municipalities of `day` that somebody may mean by what he typed, however he spells it."""
    known = list(Municipality.objects.on(day))
    literal = typed.strip().casefold()
    exact = [m for m in known if literal in {m.name.casefold(), m.code.casefold()}]
    if exact:
        return exact
    meant = names_meant(typed, {m.search_name for m in known})
    return [m for m in known if m.search_name in meant]


def municipality_named(typed: str, day: dt.date) -> Municipality | None:
    """The one municipality that bears this name, spelled in any of its ways; None when none or more than one does."""
    found = find_municipalities(typed, day)
    meant = {plain_meant(typed), typed.strip().casefold()}
    certain = len(found) == 1 and bool(
        meant & {found[0].search_name, found[0].name.casefold(), found[0].code.casefold()}
    )
    return found[0] if certain else None


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
