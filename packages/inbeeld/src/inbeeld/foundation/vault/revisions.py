"""The newest revision of each guarded row, kept outside the row: an earlier one that is put back counts no more.

A revision is the moment of writing, and the MAC of a row covers it. The table below names the newest revision of every
row, also of one that was deleted, and the next entry of the audit log names each change of it. So a row that was
deleted, or put back as it was, does not agree with this table; and if this table is put back too, it does not agree
with the chain of the log.
"""

from __future__ import annotations

import hmac
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat, Replace

from .keys import key_provider

BETWEEN = ":"
_AT_ONCE = 500
_READ_AT_ONCE = 2000
_here = threading.local()


class RowRevision(models.Model):
    """One for each row that was ever guarded; `entry` is the number of the log entry that names this revision."""

    row = models.CharField(primary_key=True, max_length=128)
    revision = models.BigIntegerField()
    gone = models.BooleanField(default=False)
    mac = models.CharField(max_length=64)
    entry = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["row"], name="revision_unlogged", condition=models.Q(entry__isnull=True))]

    def __str__(self) -> str:
        return self.row


@dataclass(frozen=True, slots=True)
class Change:
    """What the log keeps of one change: the row, its revision, and whether it was deleted."""

    row: str
    revision: int
    gone: bool = False

    def __str__(self) -> str:
        return f"{self.row}{BETWEEN}{self.revision}{'-' if self.gone else ''}"

    @classmethod
    def read(cls, text: str) -> Change:
        row, _between, revision = text.rpartition(BETWEEN)
        return cls(row, int(revision.rstrip("-")), revision.endswith("-"))

    @property
    def mac(self) -> str:
        return key_provider().mac("row-revision", str(self).encode()).hex()

    def has(self, mac: str | None) -> bool:
        return mac is not None and hmac.compare_digest(self.mac, mac)


def name_of(label: str, key: Any) -> str:
    return f"{label}{BETWEEN}{key.hex if isinstance(key, UUID) else key}"


def next_revision(before: int = 0) -> int:
    """The moment in microseconds; always later than the one before, also when the clock went back."""
    return max(before + 1, time.time_ns() // 1000)


def newest(model: type[models.Model], path: str = "") -> Subquery:
    """For a query over rows of `model`: the MAC of the newest revision of each, or of the row `path` leads to."""
    related: Any = model
    for name in filter(None, path.split("__")):
        related = related._meta.get_field(name).related_model
    label = (related._meta.concrete_model or related)._meta.label_lower
    key = Cast(OuterRef(f"{path}__pk" if path else "pk"), models.CharField(max_length=64))
    name_in_sql = Concat(
        Value(label + BETWEEN), Replace(key, Value("-"), Value("")), output_field=models.CharField(max_length=128)
    )
    return Subquery(RowRevision.objects.filter(row=name_in_sql).order_by().values("mac")[:1])


def newest_of(names: Sequence[str]) -> dict[str, str]:
    """For rows that are locked: asked in a statement of its own, that sees what was written while it waited."""
    return dict(RowRevision.objects.filter(row__in=names).values_list("row", "mac"))


def note(changes: Iterable[Change]) -> None:
    """Write down which revision of each row is the newest, in the transaction that changes the rows."""
    rows = [RowRevision(row=one.row, revision=one.revision, gone=one.gone, mac=one.mac) for one in changes]
    RowRevision.objects.bulk_create(
        rows,
        batch_size=_AT_ONCE,
        update_conflicts=True,
        unique_fields=["row"],
        update_fields=["revision", "gone", "mac", "entry"],
    )
    _here.changed = changed_here() + len(rows)


def changed_here() -> int:
    """How many guarded rows this thread changed since it last wrote in the log; also what was rolled back."""
    return int(getattr(_here, "changed", 0))


def take_unlogged(entry: int) -> list[Change]:
    """The changes that no log entry names yet; `entry` is the number of the entry that is going to name them.

    A line that this installation did not write is not named; one that somebody else holds is named by them.
    """
    _here.changed = 0
    rows = RowRevision.objects.filter(entry=None).order_by("row").select_for_update(skip_locked=True)
    found = [change for change, mac in _read(rows) if change.has(mac)]
    for start in range(0, len(found), _AT_ONCE):
        names = [change.row for change in found[start : start + _AT_ONCE]]
        RowRevision.objects.filter(row__in=names, entry=None).update(entry=entry)
    return found


def _read(rows: models.QuerySet[RowRevision]) -> Iterator[tuple[Change, str]]:
    for row, revision, gone, mac in rows.values_list("row", "revision", "gone", "mac").iterator(_READ_AT_ONCE):
        yield Change(row, revision, gone), mac


def standing(label: str) -> set[str]:
    """The names of the rows of one table that were written, and not deleted by the product."""
    rows = RowRevision.objects.filter(row__startswith=label + BETWEEN)
    return {change.row for change, _mac in _read(rows) if not change.gone}


def revisions_behind(logged: Mapping[str, Change]) -> Iterator[str]:
    """The rows whose line here was not written by this installation, or is older than the log knows."""
    seen: set[str] = set()
    for change, mac in _read(RowRevision.objects.order_by("row")):
        seen.add(change.row)
        last = logged.get(change.row)
        if not change.has(mac) or (last and last.revision >= change.revision and last != change):
            yield change.row
    yield from sorted(logged.keys() - seen)
