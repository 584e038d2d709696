"""Add entries to the end of the log: lock the head, one INSERT, move the head."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from inbeeld.foundation.vault.api import DataKey, changed_here, take_unlogged

from .models import AuditEntry, AuditHead, Outcome
from .sealed_reason import seal_reason
from .seals import entry_mac, head_seal, same


class ChainBroken(Exception):
    """The end of the log is missing or was changed: nothing may be added until somebody has looked."""


@dataclass
class Event:
    """What is known of an event before it has its place in the chain."""

    event: str
    at: datetime
    outcome: Outcome = Outcome.DONE
    user_id: UUID | None = None
    membership_id: UUID | None = None
    role: str = ""
    organisation_id: UUID | None = None
    record_kind: str = ""
    record_id: UUID | None = None
    dossier_id: UUID | None = None
    owner_id: UUID | None = None
    fields: tuple[str, ...] = ()
    reason: str = ""
    request_id: UUID | None = None
    rows: tuple[str, ...] = ()


def append(events: Sequence[Event]) -> None:
    """Write all of them in this transaction, or in one of their own; the last one names the rows that were changed."""
    if not events:
        return
    with transaction.atomic(savepoint=False):
        head = _locked_head()
        if changed_here():
            events[-1].rows = tuple(str(change) for change in take_unlogged(head.sequence + len(events)))
        entries = [_next_entry(head, event) for event in events]
        AuditEntry.objects.bulk_create(entries)
        head.seal = head_seal(head)
        head.save(update_fields=["sequence", "mac", "seal"])


def _locked_head() -> AuditHead:
    heads = AuditHead.objects.select_related("data_key").select_for_update(of=("self",))
    head = heads.first()
    if head is None:
        _make_head()
        head = heads.get()
    if not same(head.seal, head_seal(head)):
        raise ChainBroken("The row that marks the end of the audit log was changed. Run: inbeeld audit verify")
    if head.sequence == 0 and AuditEntry.objects.exists():
        raise ChainBroken("The row that marks the end of the audit log is missing. Run: inbeeld audit verify")
    return head


def _make_head() -> None:
    """At the very first entry; of two that come at once, the second waits here and finds the head of the first."""
    head = AuditHead(data_key=DataKey.objects.create_key())
    head.seal = head_seal(head)
    AuditHead.objects.bulk_create([head], ignore_conflicts=True)


def _next_entry(head: AuditHead, event: Event) -> AuditEntry:
    entry = AuditEntry(
        sequence=head.sequence + 1,
        at=event.at,
        event=event.event,
        group=event.event.partition(".")[0],
        outcome=event.outcome,
        user_id=event.user_id,
        membership_id=event.membership_id,
        role=event.role,
        organisation_id=event.organisation_id,
        record_kind=event.record_kind,
        record_id=event.record_id,
        dossier_id=event.dossier_id,
        owner_id=event.owner_id,
        fields=list(event.fields),
        request_id=event.request_id,
        rows=list(event.rows),
        previous_mac=bytes(head.mac),
    )
    seal_reason(entry, event.reason, head.data_key)
    entry.mac = entry_mac(entry)
    head.sequence, head.mac = entry.sequence, entry.mac
    return entry
