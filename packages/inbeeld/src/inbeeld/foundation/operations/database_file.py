"""The file of SQLite: nobody but its owner reads it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from django.conf import settings

OTHERS = 0o077


def close_database_file() -> None:
    """Make it, closed, where there is none yet; close it where it stands open. Its helpers get the same mode."""
    database = settings.DATABASES["default"]
    if database["ENGINE"] != "django.db.backends.sqlite3" or not str(database["NAME"]).startswith("/"):
        return
    path = Path(database["NAME"])
    if not path.exists():
        if path.parent.is_dir():
            os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
        return
    for part in (path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal"))):
        if part.exists() and part.stat().st_uid == os.getuid() and stat.S_IMODE(part.stat().st_mode) & OTHERS:
            part.chmod(0o600)
