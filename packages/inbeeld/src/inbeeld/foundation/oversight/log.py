"""Which entries a privacy officer may see, and how a long log is read page by page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from uuid import UUID

from django.db.models import Q, QuerySet

from inbeeld.foundation.audit.models import AuditEntry

Entries = QuerySet[AuditEntry]
CHUNK = 1000
# No log lies outside these; a date far beyond them cannot be counted with.
FIRST_DAY, LAST_DAY = dt.date(1970, 1, 2), dt.date(2200, 12, 30)


@dataclass(frozen=True, slots=True)
class Place:
    """Between two entries of the log."""

    at: dt.datetime
    sequence: int

    @classmethod
    def of(cls, entry: AuditEntry) -> Place:
        return cls(entry.at, entry.sequence)

    @classmethod
    def read(cls, text: str) -> Place | None:
        """As it stands in an address; what makes no sense is no place."""
        at, _, sequence = text.rpartition("_")
        try:
            moment = dt.datetime.fromisoformat(at)
            return cls(moment, int(sequence)) if _sensible(moment, int(sequence)) else None
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.at.astimezone(dt.UTC).isoformat()}_{self.sequence}"


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

    def older_than(self, place: Place | None, count: int) -> list[AuditEntry]:
        """The newest entries before `place`, newest first."""
        return self._read(place, count, newest_first=True)

    def newer_than(self, place: Place, count: int) -> list[AuditEntry]:
        """The oldest entries after `place`, newest first all the same."""
        return self._read(place, count, newest_first=False)[::-1]

    def everything(self) -> Iterator[AuditEntry]:
        """All of it, newest first, in portions."""
        place: Place | None = None
        while portion := self.older_than(place, CHUNK):
            yield from portion
            place = Place.of(portion[-1])

    def _read(self, place: Place | None, count: int, *, newest_first: bool) -> list[AuditEntry]:
        """Of our people and of our records: two walks along an index, for a query with "or" would sort everything."""
        order = ("-at", "-sequence") if newest_first else ("at", "sequence")
        walks = [
            list(entries.filter(_beyond(place, newest_first=newest_first)).order_by(*order)[:count])
            for entries in self._walks()
        ]
        both = merge(*walks, key=lambda entry: (entry.at, entry.sequence), reverse=newest_first)
        unique = {entry.sequence: entry for entry in both}
        return list(islice(unique.values(), count))

    def _walks(self) -> list[Entries]:
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


def _sensible(moment: dt.datetime, sequence: int) -> bool:
    return moment.tzinfo is not None and FIRST_DAY.year <= moment.year <= LAST_DAY.year and 0 <= sequence < 2**62


def _beyond(place: Place | None, *, newest_first: bool) -> Q:
    """The first condition alone lets an index start there."""
    if place is None:
        return Q()
    way = "lt" if newest_first else "gt"
    same_moment = Q(at=place.at, **{f"sequence__{way}": place.sequence})
    return Q(**{f"at__{way}e": place.at}) & (Q(**{f"at__{way}": place.at}) | same_moment)
