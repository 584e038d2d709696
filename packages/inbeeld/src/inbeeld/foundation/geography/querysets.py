"""Questions about dated facts and places."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Self

from django.db.models import Q

from inbeeld.foundation.vault.api import GuardedQuerySet

if TYPE_CHECKING:
    from .models import Municipality  # noqa: F401


def holds_on(day: dt.date, prefix: str = "") -> Q:
    """Valid on `day`: started, and not yet past its last day."""
    started = Q(**{f"{prefix}valid_from__lte": day})
    return started & (Q(**{f"{prefix}valid_until__isnull": True}) | Q(**{f"{prefix}valid_until__gte": day}))


class DatedQuerySet(GuardedQuerySet[Any]):
    """Records that hold from a date until a date."""

    def on(self, day: dt.date) -> Self:
        return self.filter(holds_on(day))


class MunicipalityQuerySet(GuardedQuerySet["Municipality"]):
    def on(self, day: dt.date) -> Self:
        return self.filter(holds_on(day))
