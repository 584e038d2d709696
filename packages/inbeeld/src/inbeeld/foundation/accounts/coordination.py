"""Who coordinates care for a municipality on a day, and how he is reached: never nobody."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.db.models import QuerySet

from inbeeld.foundation.geography.api import Municipality, Region, RegionKind, overlap, region_for

from .models import ContactKind, NationalContact, Organisation, RegionCoordination

# The region without municipalities whose coordinator takes what has no desk of its own (CoMensha).
NATIONAL_CODE = "LANDELIJK"
PACKAGED = Path(__file__).parent / "data" / "national_contacts.csv"


class AlreadyCoordinated(Exception):
    """Another organisation coordinates this region in (a part of) that time."""

    def __init__(self, other: RegionCoordination) -> None:
        super().__init__(str(other))
        self.other = other


class HistoryRewritten(Exception):
    """A period would begin or end in the past, where others have relied on what was known."""


@dataclass(frozen=True, slots=True)
class Coordination:
    """Who is to be called for a place; without a region of its own, the national fallback."""

    name: str
    contact: RegionCoordination | NationalContact
    organisation: Organisation | None
    region: Region | None

    @property
    def is_fallback(self) -> bool:
        return self.organisation is None


def coordination_for(municipality: Municipality | None, day: dt.date) -> Coordination | None:
    """The coordination of a municipality on a day; where no region has it, CoMensha. None only without any data."""
    region = region_for(municipality, day) if municipality else None
    if region is not None:
        found = (
            RegionCoordination.objects.on(day).filter(region=region).select_related("organisation").genuine().first()
        )
        if found is not None:
            return Coordination(found.organisation.name, found, found.organisation, region)
    fallback = national_contact(ContactKind.COORDINATION, day)
    return Coordination(fallback.name, fallback, None, region) if fallback else None


def national_contact(kind: ContactKind, day: dt.date) -> NationalContact | None:
    found: NationalContact | None = NationalContact.objects.on(day).filter(kind=kind).first()
    return found


def regions_without_coordination(day: dt.date) -> QuerySet[Region]:
    covered = RegionCoordination.objects.on(day).values("region")
    return Region.objects.filter(kind=RegionKind.CARE_COORDINATION).exclude(pk__in=covered)


@transaction.atomic
def start_coordination(
    region: Region, organisation: Organisation, *, valid_from: dt.date, today: dt.date, details: dict[str, object]
) -> RegionCoordination:
    """From a day on an organisation coordinates a region. Only the very first period may begin in the past."""
    held = list(RegionCoordination.objects.select_for_update().filter(region=region))
    for other in held:
        if overlap(valid_from, None, other.valid_from, other.valid_until):
            raise AlreadyCoordinated(other)
    if held and valid_from < today:
        raise HistoryRewritten
    return RegionCoordination.objects.create(region=region, organisation=organisation, valid_from=valid_from, **details)


def end_coordination(coordination: RegionCoordination, *, last_day: dt.date, today: dt.date) -> None:
    if last_day < today or last_day < coordination.valid_from:
        raise HistoryRewritten
    coordination.valid_until = last_day
    coordination.save(update_fields=["valid_until"])


@transaction.atomic
def change_contact(
    coordination: RegionCoordination, *, today: dt.date, details: dict[str, object]
) -> RegionCoordination:
    """Other contact details from today on; the old ones keep their period. What began today is simply corrected."""
    if coordination.valid_from >= today:
        RegionCoordination.objects.filter(pk=coordination.pk).change(**details)
        coordination.refresh_from_db()
        return coordination
    until = coordination.valid_until
    coordination.valid_until = today - dt.timedelta(days=1)
    coordination.save(update_fields=["valid_until"])
    return RegionCoordination.objects.create(
        region=coordination.region,
        organisation=coordination.organisation,
        valid_from=today,
        valid_until=until,
        **details,
    )


@transaction.atomic
def change_national_contact(
    kind: ContactKind, *, name: str, today: dt.date, details: dict[str, object]
) -> NationalContact:
    """Other national contact details from today on; the old ones keep their period."""
    current = national_contact(kind, today)
    if current is not None and current.valid_from >= today:
        NationalContact.objects.filter(pk=current.pk).change(name=name, **details)
        current.refresh_from_db()
        return current
    if current is not None:
        current.valid_until = today - dt.timedelta(days=1)
        current.save(update_fields=["valid_until"])
    return NationalContact.objects.create(kind=kind, name=name, valid_from=today, **details)


def load_national_contacts() -> int:
    """The national numbers that come with the product, where there are none yet; quick to call again."""
    known = set(NationalContact.objects.values_list("kind", flat=True))
    with PACKAGED.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] not in known]
    NationalContact.objects.bulk_create(
        NationalContact(**{**row, "checked_on": row["checked_on"] or None}) for row in rows
    )
    return len(rows)
