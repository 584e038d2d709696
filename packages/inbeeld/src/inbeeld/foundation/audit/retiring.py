"""Old master keys that wrap nothing any more: which they are, and removing them.

Removing one cannot be undone, so the command only names them; two persons decide (room four_eyes, administration).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from inbeeld.foundation.vault.api import BETWEEN, KeyFile, key_provider, master_keys_in_rows, uses_of_master_keys

from .trail import record


def idle_master_keys() -> list[str]:
    """Those that can go; none where the master keys are not in a file."""
    provider = key_provider()
    if not isinstance(provider, KeyFile):
        return []
    in_use = {name for name, (live, _destroyed) in master_key_uses().items() if live} | master_keys_in_rows()
    return [name for name in provider.ring().retirable(datetime.now(UTC)) if name not in in_use]


def retire_master_keys(names: Collection[str]) -> list[str]:
    """Remove those of `names` that are still idle. The caller has seen that two persons decided."""
    provider = key_provider()
    if not isinstance(provider, KeyFile):
        return []
    gone = [name for name in idle_master_keys() if name in names]
    for name in gone:
        provider.change(lambda ring, name=name: ring.without(name))  # type: ignore[misc]
        record("keys.retired")
    return gone


def master_key_uses() -> dict[str, tuple[int, int]]:
    """For each master key how many live and destroyed data keys it wraps, whatever their ward."""
    found: dict[str, tuple[int, int]] = {}
    for use in uses_of_master_keys():
        name = use.master_key_id.partition(BETWEEN)[0]
        live, destroyed = found.get(name, (0, 0))
        found[name] = live + use.live, destroyed + use.destroyed
    return found
