"""Keeping care-coordination regions and their contact details up to date."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import ContactKind, NationalContact, Organisation, RegionCoordination
from inbeeld.foundation.accounts.api import coordination as care
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.geography.api import Municipality, Region, RegionMembership, care_regions

Details = dict[str, object]


def create_region(name: str, *, by: Actor) -> Region:
    by.must(Action.REGIONS_MANAGE)
    with transaction.atomic():
        region = care_regions.create_region(name)
        record("region.created", record=region, actor=by)
    return region


def add_municipalities(
    region: Region, municipalities: list[Municipality], *, valid_from: dt.date, by: Actor
) -> list[RegionMembership]:
    """All of them, or none when one is refused."""
    by.must(Action.REGIONS_MANAGE)
    today = timezone.localdate()
    with transaction.atomic():
        added = [
            care_regions.add_municipality(region, municipality, valid_from=valid_from, today=today)
            for municipality in municipalities
        ]
        record("region.municipality_added", records=added, dossier=region, actor=by)
    return added


def end_municipality(membership: RegionMembership, *, last_day: dt.date, by: Actor) -> None:
    by.must(Action.REGIONS_MANAGE)
    with transaction.atomic():
        care_regions.end_membership(membership, last_day=last_day, today=timezone.localdate())
        record("region.municipality_ended", record=membership, dossier=membership.region, actor=by)


def start_coordination(
    region: Region, organisation: Organisation, *, valid_from: dt.date, details: Details, by: Actor
) -> RegionCoordination:
    by.must(Action.REGIONS_MANAGE)
    with transaction.atomic():
        started = care.start_coordination(
            region, organisation, valid_from=valid_from, today=timezone.localdate(), details=details
        )
        record("region.coordination_started", record=started, dossier=region, actor=by)
    return started


def end_coordination(coordination: RegionCoordination, *, last_day: dt.date, by: Actor) -> None:
    by.must(Action.REGIONS_MANAGE)
    with transaction.atomic():
        care.end_coordination(coordination, last_day=last_day, today=timezone.localdate())
        record("region.coordination_ended", record=coordination, dossier=coordination.region, actor=by)


def change_contact(coordination: RegionCoordination, *, details: Details, by: Actor) -> RegionCoordination:
    by.must(Action.REGIONS_MANAGE)
    with transaction.atomic():
        changed = care.change_contact(coordination, today=timezone.localdate(), details=details)
        record("region.contact_changed", record=changed, dossier=changed.region, actor=by, fields=sorted(details))
    return changed


def change_national_contact(kind: ContactKind, *, name: str, details: Details, by: Actor) -> NationalContact:
    by.must(Action.REGIONS_MANAGE)
    with transaction.atomic():
        changed = care.change_national_contact(kind, name=name, today=timezone.localdate(), details=details)
        record("region.national_contact_changed", record=changed, actor=by, fields=sorted(details))
    return changed
