"""Putting a copy back into an empty installation, on whichever engine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from django.core.management.color import no_style
from django.core.serializers import deserialize
from django.core.serializers.base import DeserializationError
from django.db import DatabaseError, connection, models, transaction

from inbeeld.foundation.accounts.api import User
from inbeeld.foundation.audit.api import triggers
from inbeeld.foundation.vault.api import DataKey, KeyDestroyed, VaultError

from .backup_tables import CHUNK, Model, Tally, applied_migrations, portions, tables
from .backups import Manifest, entry_of, open_copy

KEYS_DIFFER = "The keys here do not open this copy. First put back the key file and the key shares that belong to it."


class RestoreRefused(Exception):
    """Nothing was changed; the words say what has to be done first."""


def restore(path: Path, *, say: Callable[[str], object] = lambda _line: None) -> Manifest:
    """Load a copy, all of it or nothing."""
    copy, manifest = open_copy(path)
    _refuse_unfit(manifest)
    with copy:
        try:
            with transaction.atomic():
                _load(copy, manifest, say)
        except (DatabaseError, DeserializationError, zipfile.BadZipFile) as error:
            raise RestoreRefused(f"The copy could not be loaded: {type(error).__name__}.") from error
    return manifest


def _refuse_unfit(manifest: Manifest) -> None:
    if User.objects.exists() or DataKey.objects.exists():
        raise RestoreRefused(
            "This installation is not empty. Make a new database, run `inbeeld migrate`, and try again."
        )
    here, there = set(applied_migrations()), set(manifest.migrations)
    if here != there:
        odd = sorted(here ^ there)[0]
        raise RestoreRefused(
            f"The copy was made by another version ({odd} stands in one of the two only). "
            "Install the version that made it, restore, and then bring it up to date."
        )


def _load(copy: zipfile.ZipFile, manifest: Manifest, say: Callable[[str], object]) -> None:
    triggers.remove(connection)
    found = tables()
    for model in found.values():  # what `migrate` put in
        model._base_manager.all()._raw_delete(connection.alias)  # noqa: SLF001 -- one statement, no look at relations
    for label, model in found.items():
        rows, digest = manifest.tables.get(label, (0, Tally().digest))
        tally = _load_table(copy, label, model) if rows else Tally()
        if (tally.rows, tally.digest) != (rows, digest):
            raise RestoreRefused(f"The copy is damaged: {label} is not what its list of contents says.")
        if rows:
            say(f"{label}: {rows}")
    connection.check_constraints()
    _count_on(list(found.values()))
    triggers.install(connection)
    _must_open()


def _load_table(copy: zipfile.ZipFile, label: str, model: Model) -> Tally:
    tally = Tally()
    stamped = any(
        getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False) for field in model._meta.fields
    )
    with copy.open(entry_of(label)) as packed:
        for portion in portions(_counted(io.TextIOWrapper(packed, encoding="utf-8", newline="\n"), tally)):
            rows = [found.object for found in deserialize("jsonl", io.StringIO("\n".join(portion)))]
            if stamped:  # saving in bulk would stamp them with this moment
                for row in rows:
                    row.save_base(raw=True, force_insert=True)
            else:
                model._base_manager.bulk_create(rows, batch_size=CHUNK)
    return tally


def _counted(lines: io.TextIOBase, tally: Tally) -> Iterator[str]:
    for line in lines:
        text = line.rstrip("\n")
        tally.add(text)
        yield text


def _count_on(found: list[type[models.Model]]) -> None:
    """Numbers that the database gives out go on after the highest that was loaded."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), found):
            cursor.execute(statement)


def _must_open() -> None:
    """The key file has to be the one that the copy was sealed with; what was erased since then stays closed."""
    opened = 0
    for key in (keys := list(DataKey.objects.filter(destroyed_at__isnull=True)[:50])):
        try:
            key.cipher()
            opened += 1
        except KeyDestroyed:
            continue
        except VaultError as error:
            raise RestoreRefused(KEYS_DIFFER) from error
    if keys and not opened:
        raise RestoreRefused(KEYS_DIFFER)
