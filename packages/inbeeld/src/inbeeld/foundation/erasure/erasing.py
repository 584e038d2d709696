"""Erasing one record: all that is sealed with its key, in whichever table it lies, and the key itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import ProtectedError, RestrictedError

from inbeeld.foundation.access.api import EmergencyAccess
from inbeeld.foundation.audit.api import AuditActor
from inbeeld.foundation.audit.api import record as audit
from inbeeld.foundation.vault.api import DataKey, SealedModel

from .models import Ground, Tombstone, digest_of
from .rooms import erase_along, is_held


class CannotErase(Exception):
    """Something that is not sealed with the key of the record holds on to it; names tables only."""


class IsHeld(Exception):
    """A privacy officer said that it has to stay for now."""


def erase(record: Any, *, kind: str, ground: Ground, term: str = "", by: AuditActor | None = None) -> Tombstone:
    """Erase a record and everything sealed with its key; a mark without personal data stays."""
    pk, label = record.pk, record._meta.label_lower
    with transaction.atomic():
        if is_held(record):
            raise IsHeld
        erase_along(record, ground=ground)
        _forget_emergencies(record)
        _erase_sealed_with(record.data_key)
        tombstone = Tombstone.objects.create(
            kind=kind, digest=digest_of(pk), organisation_id=record.organisation_id, ground=ground, term=term[:200]
        )
        audit("erasure.done", kind=label, record_id=pk, fields=[ground.value], actor=by)
    return tombstone


def _erase_sealed_with(key: DataKey) -> None:
    """Row after row, table after table, until nothing is left that the key ever sealed; then the key."""
    waiting = list(_sealed_models())
    while waiting:
        left = [model for model in waiting if not _deleted(model, key)]
        if len(left) == len(waiting):
            raise CannotErase(", ".join(model._meta.label for model in left))
        waiting = left
    DataKey.objects.select_for_update().get(pk=key.pk).destroy()


def _deleted(model: type[models.Model], key: DataKey) -> bool:
    """Whether no row of this table is sealed with the key any more; what is held on to is tried again later."""
    rows = model._base_manager.filter(data_key=key)
    if not rows.exists():
        return True
    try:
        with transaction.atomic():
            rows.delete()
    except (ProtectedError, RestrictedError):
        return False
    return True


def _forget_emergencies(record: Any) -> None:
    """Reasons of emergency access have a key of their own, so that a privacy officer can read them."""
    found = EmergencyAccess.objects.filter(record_kind=record.scope.kind, record_id=record.pk)
    for emergency in found.select_related("data_key"):
        key = emergency.data_key
        emergency.delete()
        key.destroy()


def _sealed_models() -> Iterator[type[models.Model]]:
    for model in apps.get_models():
        if issubclass(model, SealedModel):
            yield model
