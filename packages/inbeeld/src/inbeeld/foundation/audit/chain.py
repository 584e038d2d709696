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
class Happening:
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


def append(happenings: Sequence[Happening]) -> None:
    """Write all of them in this transaction, or in one of their own; the last one names the rows that were changed."""
    if not happenings:
        return
    with transaction.atomic(savepoint=False):
        head = _locked_head()
        if changed_here():
            happenings[-1].rows = tuple(str(change) for change in take_unlogged(head.sequence + len(happenings)))
        entries = [_next_entry(head, happening) for happening in happenings]
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


def _next_entry(head: AuditHead, happening: Happening) -> AuditEntry:
    entry = AuditEntry(
        sequence=head.sequence + 1,
        at=happening.at,
        event=happening.event,
        group=happening.event.partition(".")[0],
        outcome=happening.outcome,
        user_id=happening.user_id,
        membership_id=happening.membership_id,
        role=happening.role,
        organisation_id=happening.organisation_id,
        record_kind=happening.record_kind,
        record_id=happening.record_id,
        dossier_id=happening.dossier_id,
        owner_id=happening.owner_id,
        fields=list(happening.fields),
        request_id=happening.request_id,
        rows=list(happening.rows),
        previous_mac=bytes(head.mac),
    )
    seal_reason(entry, happening.reason, head.data_key)
    entry.mac = entry_mac(entry)
    head.sequence, head.mac = entry.sequence, entry.mac
    return entry
