"""Questions about many tracks."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Self

from inbeeld.foundation.access.api import Action, Actor, ScopedQuerySet

if TYPE_CHECKING:
    from .models import Track  # noqa: F401


class TrackQuerySet(ScopedQuerySet["Track"]):
    def reachable_by(self, actor: Actor) -> Self:
        """What he may read, and what he only oversees."""
        return self.visible_to(actor) | self.visible_to(actor, Action.TRACK_OVERSEE)

    def open(self) -> Self:
        return self.filter(closed_on__isnull=True)

    def closed(self) -> Self:
        return self.filter(closed_on__isnull=False)

    def owned_by(self, membership_id: uuid.UUID | None) -> Self:
        return self.filter(owner=membership_id)

    def asked_of(self, membership_id: uuid.UUID | None) -> Self:
        return self.filter(adviser=membership_id)

    def overdue(self, today: dt.date) -> Self:
        return self.filter(closed_on__isnull=True, due_on__lt=today)

    def for_list(self) -> Self:
        return self.select_related("owner__user", "adviser__user").defer("description")
