"""The seal (HMAC) of each entry, of the head and of a purge: what makes the log a chain."""

import hmac
import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from inbeeld.foundation.vault.api import key_provider

from .models import AuditEntry, AuditHead, AuditPurge

SEALED_FIELDS = (
    "sequence",
    "at",
    "event",
    "group",
    "outcome",
    "user_id",
    "membership_id",
    "role",
    "organisation_id",
    "record_kind",
    "record_id",
    "dossier_id",
    "owner_id",
    "fields",
    "reason",
    "reason_key_id",
    "request_id",
    "rows",
    "previous_mac",
)


def entry_mac(entry: AuditEntry, *, sequence: int | None = None) -> bytes:
    """The seal of an entry as it stands, or as it would be with another number."""
    plain = {name: _plain(getattr(entry, name)) for name in SEALED_FIELDS}
    if sequence is not None:
        plain["sequence"] = sequence
    canonical = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return key_provider().mac("audit-entry", canonical.encode())


def head_seal(head: AuditHead) -> bytes:
    return key_provider().mac("audit-head", b"%d|%s" % (head.sequence, bytes(head.mac)))


def purge_mac(purge: AuditPurge) -> bytes:
    at = purge.at.astimezone(UTC).isoformat().encode()
    return key_provider().mac("audit-purge", b"%d|%s|%s" % (purge.up_to, bytes(purge.last_mac), at))


def same(one: bytes | memoryview, other: bytes | memoryview) -> bool:
    return hmac.compare_digest(bytes(one), bytes(other))


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, (bytes, memoryview)):
        return bytes(value).hex()
    return value
