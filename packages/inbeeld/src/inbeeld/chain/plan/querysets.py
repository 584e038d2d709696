"""Questions about many actions and goals."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Self

from inbeeld.chain.cases.api import CaseRecordQuerySet

if TYPE_CHECKING:
    from .models import CaseAction, Goal  # noqa: F401 - named in strings below


class ActionQuerySet(CaseRecordQuerySet["CaseAction"]):
    def to_do(self) -> Self:
        return self.filter(state="open")

    def owned_by(self, membership_id: uuid.UUID | None) -> Self:
        return self.filter(owner_id=membership_id)

    def overdue(self, day: dt.date) -> Self:
        return self.to_do().filter(due_on__lt=day)

    def late_with_others(self, membership_id: uuid.UUID | None, day: dt.date) -> Self:
        """Overdue in the cases of a coordinator, and somebody else has to do it."""
        return (
            self.overdue(day).filter(case__coordinator=membership_id, case__is_open=True).exclude(owner=membership_id)
        )

    def due_between(self, first: dt.date, last: dt.date) -> Self:
        return self.to_do().filter(due_on__gte=first, due_on__lte=last)


class GoalQuerySet(CaseRecordQuerySet["Goal"]):
    def in_force(self) -> Self:
        return self.filter(state="open")
