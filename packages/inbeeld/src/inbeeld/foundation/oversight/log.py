"""Which entries of the log a privacy officer may see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.records.api import Order

Entries = QuerySet[AuditEntry]
NEWEST_FIRST = Order("at", descending=True, tie="sequence")
FIRST_DAY, LAST_DAY = dt.date(1970, 1, 2), dt.date(2200, 12, 30)


@dataclass(frozen=True, slots=True)
class Question:
    """What of the log is asked for; everything left empty narrows nothing."""

    organisation_id: UUID | None
    user_id: UUID | None = None
    dossier_id: UUID | None = None
    group: str = ""
    event: str = ""
    outcome: str = ""
    since: dt.datetime | None = None
    until: dt.datetime | None = None

    def everything(self) -> Iterator[AuditEntry]:
        """All of it, newest first."""
        return NEWEST_FIRST.everything(self.walks())

    def walks(self) -> list[Entries]:
        """Of our people and of our records: each walks along an index of its own."""
        entries = self._narrowed(AuditEntry.objects.select_related("reason_key"))
        ours, of_ours = Q(organisation_id=self.organisation_id), Q(owner_id=self.organisation_id)
        if self.user_id or self.dossier_id:
            return [entries.filter(ours | of_ours)]
        return [entries.filter(ours), entries.filter(of_ours)]

    def _narrowed(self, entries: Entries) -> Entries:
        wanted = {
            "user_id": self.user_id,
            "dossier_id": self.dossier_id,
            "group": self.group,
            "event": self.event,
            "outcome": self.outcome,
            "at__gte": self.since,
            "at__lt": self.until,
        }
        return entries.filter(**{name: value for name, value in wanted.items() if value})
