"""Copies of the database, made while people work. The keys are not in them: a copy alone tells nobody anything."""

import os
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

PATTERN = "inbeeld-*.backup"
OVERDUE_HOURS = 26


class BackupFailed(Exception):
    """The copy was not made or could not be read back; the folder holds no half copy."""


def make_backup(folder: Path) -> Path:
    """Write a consistent copy of the database to `folder`, read it back, and return where it lies."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = folder / f"inbeeld-{timezone.now():%Y%m%dT%H%M%SZ}.backup"
    unfinished = target.with_suffix(".unfinished")
    os.close(os.open(unfinished, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
    try:
        (copy_sqlite if connection.vendor == "sqlite" else copy_postgresql)(unfinished)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    unfinished.rename(target)
    return target


def copy_sqlite(target: Path) -> None:
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)
        verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
    if verdict != "ok":
        raise BackupFailed(f"The copy is damaged: {verdict}")


def copy_postgresql(target: Path) -> None:
    run("pg_dump", "--format=custom", f"--file={target}", "--no-owner", "--no-privileges")
    run("pg_restore", "--list", "--file=/dev/null", str(target))


def run(program: str, *arguments: str) -> None:
    """The address and the password go by the environment, where other users of the machine cannot read them."""
    names = {"NAME": "PGDATABASE", "HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD"}
    database = connection.settings_dict
    environment = {pg: str(database[name]) for name, pg in names.items() if database[name]}
    try:
        subprocess.run([program, *arguments], env={**os.environ, **environment}, check=True, capture_output=True)  # noqa: S603
    except FileNotFoundError as error:
        raise BackupFailed(f"{program} is not installed. On Debian: apt install postgresql-client") from error
    except subprocess.CalledProcessError as error:
        raise BackupFailed(f"{program}: {error.stderr.decode(errors='replace').strip()}") from error


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
