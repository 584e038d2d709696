"""Reasons are free text, so they are sealed with a data key of the log itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inbeeld.foundation.vault.api import DataKey, Tampered, seal, unseal

if TYPE_CHECKING:
    from .models import AuditEntry

KIND = "audit.auditentry"


def seal_reason(entry: AuditEntry, reason: str, key: DataKey) -> None:
    if reason:
        entry.reason_key = key
        entry.reason = seal(key.cipher(), reason, _place(entry.sequence, key))


def open_reason(entry: AuditEntry) -> str:
    if entry.reason is None or entry.reason_key is None:
        return ""
    try:
        text: str = unseal(entry.reason_key.cipher(), bytes(entry.reason), _place(entry.sequence, entry.reason_key))
    except ValueError:
        raise Tampered(KIND, "reason", entry.sequence) from None
    return text


def _place(sequence: int, key: DataKey) -> bytes:
    return f"{KIND}|reason|{sequence}|{key.pk}".encode()
