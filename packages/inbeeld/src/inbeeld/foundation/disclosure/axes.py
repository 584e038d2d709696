"""Axes that several rooms count by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from dateutil.relativedelta import relativedelta
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.geography.api import Region

from .counted import Axis

if TYPE_CHECKING:
    from .counted import Words

UNKNOWN = "unknown"


def region_axis(used: QuerySet[Any]) -> Axis:
    """Regions in which care is or was coordinated, and those that the records use (`used`: their region ids)."""
    found = Region.objects.filter(Q(coordinations__isnull=False) | Q(pk__in=used)).distinct()
    return Axis("region", _("Region"), {str(region.pk): region.name for region in found})


def choice_axis(name: str, label: Words, choices: Iterable[tuple[str, Any]], *, sensitive: bool = False) -> Axis:
    """A code list as it stands."""
    codes = dict(choices)
    return Axis(name, label, codes, unknown=UNKNOWN if UNKNOWN in codes else None, sensitive=sensitive)


def quarter_axis(today: dt.date, number: int) -> Axis:
    """The quarter of today, and those before it."""
    days = [today - relativedelta(months=3 * back) for back in reversed(range(number))]
    return Axis("quarter", _("Quarter"), {quarter_code(day): quarter_code(day) for day in days})


def quarter_code(day: dt.date) -> str:
    return f"{day.year}-Q{(day.month + 2) // 3}"


def first_day_of(quarter: str) -> dt.date:
    year, number = quarter.split("-Q")
    return dt.date(int(year), 3 * int(number) - 2, 1)
