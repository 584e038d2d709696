"""Copies of the database, made while people work, that either engine can take back.

The keys are not in them: a copy alone opens nothing that was sealed.
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
import time
import zipfile
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from inbeeld.foundation.vault.api import key_provider

from .backup_tables import Model, Tally, applied_migrations, lines_of, snapshot, tables

PATTERN = "inbeeld-*.backup"
OVERDUE_HOURS = 26
FORMAT = 2
MANIFEST = "manifest.json"
MANIFEST_MAC = "manifest.mac"  # of the installation that made the copy: nobody else can change what is in it


NOT_OURS = (
    "The copy was not written with the keys that are here: it was changed, or it is of another installation. "
    "Put back the key file of the installation that made it; if that is the one that is here, do not use the copy."
)


class BackupFailed(Exception):
    """The copy was not made or could not be read back; the folder holds no half copy."""


class NotACopy(Exception):
    """The file is no copy of ours, damaged, or of a format that this version does not know."""


class NotOurCopy(NotACopy):
    """The list of contents was not written with the keys that are here."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a copy says about itself; `tables` holds of each table the number of rows and the digest."""

    format: int
    made_at: str
    migrations: list[str]
    tables: dict[str, tuple[int, str]]


def make_backup(folder: Path) -> Path:
    """Write a consistent copy of the database to `folder`, read it back, and return where it lies."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = folder / f"inbeeld-{timezone.now():%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}.unfinished"
    os.close(os.open(unfinished, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600))
    try:
        write_copy(unfinished)
        _read_back(unfinished)
        _sync(unfinished)
        target = _named(folder, unfinished)
    finally:
        unfinished.unlink(missing_ok=True)
    _sync(folder)
    return target


def _named(folder: Path, unfinished: Path) -> Path:
    """Give the copy its name; one that bears that name already stays as it is, and this one gets the next."""
    for number in count(1):
        again = "" if number == 1 else f"-{number}"
        target = folder / f"inbeeld-{timezone.now():%Y%m%dT%H%M%SZ}{again}.backup"
        try:
            os.close(os.open(target, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600))
        except FileExistsError:
            continue
        return unfinished.replace(target)
    raise AssertionError


def _sync(path: Path) -> None:
    """What was written survives the power going off now."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_copy(target: Path) -> None:
    with snapshot(), zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as copy:
        written = {label: _write_table(copy, label, model) for label, model in tables().items()}
        manifest = Manifest(
            format=FORMAT,
            made_at=timezone.now().isoformat(),
            migrations=applied_migrations(),
            tables={label: (tally.rows, tally.digest) for label, tally in written.items()},
        )
        said = json.dumps(asdict(manifest), indent=1)
        copy.writestr(MANIFEST, said)
        copy.writestr(MANIFEST_MAC, _mac(said.encode()))


def _write_table(copy: zipfile.ZipFile, label: str, model: Model) -> Tally:
    tally = Tally()
    with copy.open(entry_of(label), "w", force_zip64=True) as stream:
        for line in lines_of(model):
            tally.add(line)
            stream.write(line.encode() + b"\n")
    return tally


def entry_of(label: str) -> str:
    return f"tables/{label}.jsonl"


def _mac(manifest: bytes) -> str:
    return key_provider().mac("back-up manifest", manifest).hex()


def open_copy(path: Path) -> tuple[zipfile.ZipFile, Manifest]:
    """The copy and what it says about itself; NotACopy when it is not one."""
    try:
        copy = zipfile.ZipFile(path)
        written = copy.read(MANIFEST)
        said: dict[str, Any] = json.loads(written)
        if said["format"] != FORMAT:
            raise NotACopy(f"The copy has format {said['format']}; this version reads format {FORMAT}.")
        if not hmac.compare_digest(copy.read(MANIFEST_MAC), _mac(written).encode()):
            raise NotOurCopy(NOT_OURS)
        found = {label: (int(rows), str(digest)) for label, (rows, digest) in said["tables"].items()}
        return copy, Manifest(FORMAT, said["made_at"], list(said["migrations"]), found)
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError) as error:
        raise NotACopy(f"{path} cannot be read as a copy that `inbeeld backup` made.") from error


def _read_back(path: Path) -> None:
    copy, _manifest = open_copy(path)
    with copy:
        damaged = copy.testzip()
    if damaged is not None:
        raise BackupFailed(f"The copy is damaged: {damaged}")


def prune(folder: Path, *, keep: int) -> list[Path]:
    """Remove all but the newest `keep` copies: erased cases must not live on in old back-ups for ever."""
    old = sorted(folder.glob(PATTERN))[:-keep]
    for path in old:
        path.unlink()
    return old


def hours_since_last() -> int | None:
    """Whole hours since the newest back-up, None when there is none to be found."""
    folder = settings.BACKUP_FOLDER
    newest = max((path.stat().st_mtime for path in folder.glob(PATTERN)), default=None) if folder else None
    return None if newest is None else int((time.time() - newest) // 3600)
