"""Care-coordination regions: which municipalities they hold, from when to when."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from .models import Municipality, Region, RegionKind, RegionMembership
from .rules import overlap


class AlreadyInRegion(Exception):
    """The municipality falls in a care-coordination region in (a part of) that time."""

    def __init__(self, other: RegionMembership) -> None:
        super().__init__(str(other))
        self.other = other


class PastChanged(Exception):
    """A period would begin or end in the past, where others have relied on what was known."""


@transaction.atomic
def create_region(name: str) -> Region:
    """A new region, still empty, with the next code."""
    numbers = [
        int(code[2:])
        for code in Region.objects.filter(kind=RegionKind.CARE_COORDINATION, code__startswith="ZC").values_list(
            "code", flat=True
        )
        if code[2:].isdigit()
    ]
    return Region.objects.create(
        kind=RegionKind.CARE_COORDINATION, code=f"ZC{max(numbers, default=0) + 1:02}", name=name
    )


@transaction.atomic
def add_municipality(
    region: Region, municipality: Municipality, *, valid_from: dt.date, today: dt.date
) -> RegionMembership:
    """From a day on the municipality falls in the region. Only its very first period may begin in the past."""
    Municipality.objects.select_for_update().get(pk=municipality.pk)
    held = RegionMembership.objects.filter(municipality=municipality, region__kind=RegionKind.CARE_COORDINATION)
    known = list(held.select_related("region", "municipality"))
    for other in known:
        if overlap(valid_from, None, other.valid_from, other.valid_until):
            raise AlreadyInRegion(other)
    if known and valid_from < today:
        raise PastChanged
    return RegionMembership.objects.create(municipality=municipality, region=region, valid_from=valid_from)


def end_membership(membership: RegionMembership, *, last_day: dt.date, today: dt.date) -> None:
    """After `last_day` the municipality no longer falls in the region."""
    if last_day < today or last_day < membership.valid_from:
        raise PastChanged
    membership.valid_until = last_day
    membership.save(update_fields=["valid_until"])
