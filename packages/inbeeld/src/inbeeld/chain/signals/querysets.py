"""Questions about many signals."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Self

from django.db.models import Q

from inbeeld.foundation.access.api import Actor, ScopedQuerySet

from .rules import OPEN, Status

if TYPE_CHECKING:
    from .models import Signal, SignalPassing  # noqa: F401


class SignalQuerySet(ScopedQuerySet["Signal"]):
    def new(self) -> Self:
        """Nobody has picked these up yet."""
        return self.filter(status=Status.RECEIVED)

    def open(self) -> Self:
        """Not decided, or decided and answered by a reply that nobody has read."""
        return self.filter(Q(status__in=sorted(OPEN)) | Q(reply_waiting=True))

    def closed(self) -> Self:
        return self.filter(status=Status.DECIDED, reply_waiting=False)

    def handled_by(self, membership_id: uuid.UUID | None) -> Self:
        return self.filter(handler_id=membership_id)

    def unassigned(self) -> Self:
        return self.filter(handler__isnull=True)

    def overdue(self, today: dt.date) -> Self:
        return self.filter(due_on__lt=today)

    def for_list(self) -> Self:
        """With all that a line in a list shows, in a constant number of queries, without any ciphertext."""
        return (
            self.select_related("municipality", "handler__user", "region")
            .prefetch_related("persons")
            .defer("facts", "interpretation", "contact")
        )


class PassingQuerySet(ScopedQuerySet["SignalPassing"]):
    def waiting(self) -> Self:
        """Nobody has answered these yet."""
        return self.filter(outcome="waiting")

    def sent_by(self, actor: Actor) -> Self:
        """What the actor's own desk offered to others."""
        sent = self.filter(from_organisation=actor.organisation_id)
        return sent if actor.region_id is None else sent.filter(from_region=actor.region_id)
