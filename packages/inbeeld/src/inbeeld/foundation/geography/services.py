"""Loading a year of municipalities without rewriting what held before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from .models import Municipality, Region, RegionMembership
from .rules import plain_name
from .yearly import KINDS, PACKAGED, Changes, MunicipalityRow, Year, compare, read_year

# The set of municipalities has not changed from this day to 2026; the regions of 2025 are taken to hold from it too.
PACKAGED_FROM = dt.date(2023, 1, 1)


class TooEarly(ValueError):
    """A year is loaded from a day on or before changes that are already known: history would be rewritten."""


def load_year(
    year: Year, *, valid_from: dt.date, mergers: Mapping[str, str] | None = None, dry_run: bool = False
) -> Changes:
    """Make the municipalities those of `year` from a day on; what held before keeps its dates."""
    with transaction.atomic():
        changes = compare(_known(valid_from), year, mergers or {})
        if changes and not dry_run:
            _refuse_rewriting(valid_from)
            _apply(changes, year, valid_from)
    return changes


def load_packaged_year() -> Changes:
    """The municipalities that come with the product, where there are none yet; quick to call again."""
    if Municipality.objects.exists():
        return Changes()
    return load_year(read_year(PACKAGED), valid_from=PACKAGED_FROM)


def _known(day: dt.date) -> dict[str, MunicipalityRow]:
    """What holds on the eve of `day` and has no end before it."""
    regions: dict[str, dict[str, str]] = {}
    held = RegionMembership.objects.on(day).filter(region__kind__in=KINDS)
    for code, kind, region in held.values_list("municipality__code", "region__kind", "region__code"):
        regions.setdefault(code, {})[kind] = region
    return {m.code: MunicipalityRow(m.code, m.name, regions.get(m.code, {})) for m in Municipality.objects.on(day)}


def _refuse_rewriting(day: dt.date) -> None:
    later = (
        Municipality.objects.filter(valid_from__gt=day).exists()
        or Municipality.objects.filter(valid_until__gte=day).exists()
    )
    if later or RegionMembership.objects.filter(region__kind__in=KINDS, valid_from__gt=day).exists():
        raise TooEarly(f"Changes after {day:%d-%m-%Y} are already known; load the years in their order.")


def _apply(changes: Changes, year: Year, day: dt.date) -> None:
    regions = _regions(year)
    Municipality.objects.bulk_create(
        Municipality(code=p.code, name=p.name, search_name=plain_name(p.name), valid_from=day) for p in changes.new
    )
    for code, _old_name, name in changes.renamed:
        Municipality.objects.filter(code=code).update(name=name, search_name=plain_name(name))
    for code, kind, _before, _after in changes.moved:
        _end_regions(code, kind, day)
    places = {m.code: m for m in Municipality.objects.all()}
    for code, successor in changes.ended:
        _end(places[code], places[successor], day)
    starting = [(p.code, kind, region) for p in changes.new for kind, region in p.regions.items()]
    starting += [(code, kind, after) for code, kind, _before, after in changes.moved]
    RegionMembership.objects.bulk_create(
        RegionMembership(municipality=places[code], region=regions[kind, region], valid_from=day)
        for code, kind, region in starting
    )


def _regions(year: Year) -> dict[tuple[str, str], Region]:
    """Every region that the file names, made or renamed where needed."""
    known = {(r.kind, r.code): r for r in Region.objects.filter(kind__in=KINDS)}
    for (kind, code), name in year.region_names.items():
        region = known.get((kind, code))
        if region is None:
            known[kind, code] = Region.objects.create(kind=kind, code=code, name=name)
        elif region.name != name:
            region.name = name
            region.save(update_fields=["name"])
    return known


def _end_regions(code: str, kind: str, day: dt.date) -> None:
    RegionMembership.objects.on(day).filter(municipality__code=code, region__kind=kind).change(
        valid_until=day - dt.timedelta(days=1)
    )


def _end(place: Municipality, successor: Municipality, day: dt.date) -> None:
    """A municipality stops the day before, with everything that was said of it."""
    last_day = day - dt.timedelta(days=1)
    place.valid_until, place.successor = last_day, successor
    place.save(update_fields=["valid_until", "successor"])
    RegionMembership.objects.on(day).filter(municipality=place).change(valid_until=last_day)
