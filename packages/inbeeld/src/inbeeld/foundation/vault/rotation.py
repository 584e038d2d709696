"""Bring every data key under the current master key, while the site runs."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from .errors import VaultError
from .keys import key_provider
from .models import DataKey

BATCH = 500
FIRST = uuid.UUID(int=0)


@dataclass(frozen=True)
class Portion:
    """What one transaction did: keys rewrapped, and keys that could not be opened and were left."""

    rewrapped: int
    unreadable: tuple[uuid.UUID, ...]


@dataclass(frozen=True)
class MasterKeyUse:
    master_key_id: str
    live: int
    destroyed: int


def stale_keys() -> QuerySet[DataKey]:
    """Data keys that an older master key still wraps."""
    return DataKey.objects.filter(destroyed_at__isnull=True).exclude(master_key_id__in=key_provider().current_key_ids())


def rewrap_stale_keys() -> Iterator[Portion]:
    """Rewrap in portions, each in a transaction of its own: whoever is killed goes on where he was."""
    last: uuid.UUID | None = FIRST
    while last is not None:
        portion, last = _rewrap_after(last)
        if portion.rewrapped or portion.unreadable:
            yield portion


def uses_of_master_keys() -> list[MasterKeyUse]:
    live, gone = Q(destroyed_at__isnull=True), Q(destroyed_at__isnull=False)
    counted = DataKey.objects.values("master_key_id").annotate(
        live=Count("pk", filter=live), destroyed=Count("pk", filter=gone)
    )
    return [MasterKeyUse(**row) for row in counted.order_by("master_key_id")]


def _rewrap_after(last: uuid.UUID) -> tuple[Portion, uuid.UUID | None]:
    rewrapped, unreadable = [], []
    with transaction.atomic():
        keys = list(stale_keys().filter(pk__gt=last).order_by("pk").select_for_update()[:BATCH])
        for key in keys:
            try:
                key.rewrap()
                rewrapped.append(key)
            except VaultError:
                unreadable.append(key.pk)
        DataKey.objects.bulk_update(rewrapped, ["wrapped", "master_key_id"])
    return Portion(len(rewrapped), tuple(unreadable)), keys[-1].pk if keys else None
