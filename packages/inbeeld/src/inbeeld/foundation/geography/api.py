"""What other rooms may use of this one."""

from __future__ import annotations

from . import care_regions
from .care_regions import AlreadyInRegion, PastChanged
from .lookup import find_municipalities, municipalities_without, municipality_named, region_for
from .models import Municipality, Region, RegionKind, RegionMembership
from .querysets import DatedQuerySet, holds_on
from .rules import overlap
from .services import load_packaged_year

__all__ = [
    "AlreadyInRegion",
    "DatedQuerySet",
    "Municipality",
    "PastChanged",
    "Region",
    "RegionKind",
    "RegionMembership",
    "care_regions",
    "find_municipalities",
    "holds_on",
    "load_packaged_year",
    "municipalities_without",
    "municipality_named",
    "overlap",
    "region_for",
]
