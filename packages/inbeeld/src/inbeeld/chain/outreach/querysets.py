"""Questions about many conversations."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Self

from django.db.models import Q

from inbeeld.foundation.access.api import ScopedQuerySet

if TYPE_CHECKING:
    from .models import Conversation  # noqa: F401


class ConversationQuerySet(ScopedQuerySet["Conversation"]):
    def waiting(self) -> Self:
        """The boy wrote last: somebody owes him an answer."""
        return self.filter(due_on__isnull=False, blocked_at__isnull=True)

    def of(self, membership_id: uuid.UUID | None) -> Self:
        return self.filter(Q(worker_id=membership_id) | Q(second_worker_id=membership_id))

    def blocked(self) -> Self:
        return self.filter(blocked_at__isnull=False)

    def to_erase(self, today: dt.date) -> Self:
        return self.filter(erase_on__lte=today)

    def for_list(self) -> Self:
        return self.select_related("worker__user", "second_worker__user", "region").defer("block_reason")
