"""Whether an installation holds what it should, and whether what is sealed in it can be opened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps

from inbeeld.foundation.vault.api import KeyDestroyed, SealedField, SealedModel, VaultError

from .backup_tables import tables, tally_of
from .backups import Manifest


@dataclass(frozen=True, slots=True)
class Opened:
    """How many sealed values opened, were erased on purpose, and would not open; `faults` counts per table."""

    opened: int
    erased: int
    faults: dict[str, int]


def differences(manifest: Manifest) -> Iterator[str]:
    """Where this installation is not what a copy holds."""
    here = tables()
    for label in sorted(here.keys() | manifest.tables.keys()):
        rows, digest = manifest.tables.get(label, (0, ""))
        tally = tally_of(here[label]) if label in here else None
        if tally is None or tally.rows != rows:
            yield f"{label}: {rows} rows in the copy, {tally.rows if tally else 'no table'} here"
        elif rows and tally.digest != digest:
            yield f"{label}: as many rows, but not the same"


def open_everything() -> Opened:
    """Open every sealed value, and forget it at once."""
    opened = erased = 0
    faults: Counter[str] = Counter()
    for model in sealed_models():
        names = [field.attname for field in model._meta.fields if isinstance(field, SealedField)]
        for row in model._base_manager.select_related("data_key").iterator(chunk_size=500):
            for name in names:
                try:
                    opened += row.reveal(name) is not None
                except KeyDestroyed:
                    erased += 1
                except VaultError:
                    faults[model._meta.label_lower] += 1
    return Opened(opened, erased, dict(faults))


def sealed_models() -> list[type[SealedModel]]:
    return [model for model in apps.get_models() if issubclass(model, SealedModel)]
