"""After data keys were destroyed: their key shares are replaced, and forgotten once nothing needs them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from .key_file import BETWEEN, KeyFile
from .key_ring import SETTLING
from .models import DataKey
from .rotation import rewrap_stale_keys, stale_keys


@dataclass(frozen=True, slots=True)
class Shredded:
    """How many key shares were replaced and forgotten now, and how many still wait to be forgotten."""

    replaced: int
    forgotten: int
    waiting: int


def shred(file: KeyFile, *, now: datetime) -> Shredded:
    """One step: forget what can be forgotten, replace what was touched. The next step, ten minutes later, ends it.

    Requests that began before a replacement may still wrap with the old secret; that is why it is kept that long.
    Safe to run at any moment, to kill, and to run again.
    """
    forgotten = _forget(file, now)
    touched = _touched(file)
    if touched:
        file.share_file.change(lambda shares: shares.replaced(touched, now))
    if stale_keys().exists():
        for _portion in rewrap_stale_keys():
            pass
    shares = file.share_file.shares()
    waiting = len(shares.known) - len(shares.places) if shares else 0
    return Shredded(len(touched), forgotten, waiting)


def _touched(file: KeyFile) -> set[str]:
    """Key shares in use that wrapped a data key which was destroyed."""
    destroyed = DataKey.objects.filter(destroyed_at__isnull=False, master_key_id__in=file.current_key_ids())
    return {name.partition(BETWEEN)[2] for name in destroyed.values_list("master_key_id", flat=True).distinct()} - {""}


def _forget(file: KeyFile, now: datetime) -> int:
    shares = file.share_file.shares()
    if shares is None:
        return 0
    live = DataKey.objects.filter(destroyed_at__isnull=True).exclude(master_key_id__in=file.current_key_ids())
    used = {name.partition(BETWEEN)[2] for name in live.values_list("master_key_id", flat=True).distinct()}
    idle = {
        name
        for name, share in shares.known.items()
        if share.replaced_at and now - share.replaced_at >= SETTLING and name not in used
    }
    if idle:
        file.share_file.change(lambda current: current.without(idle))
    return len(idle)
