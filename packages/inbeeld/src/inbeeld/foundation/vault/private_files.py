"""Small secret files: only their owner reads them, and each is always whole."""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import KeyUnavailable

OTHERS = 0o077


def refuse_readable_by_others(path: Path, mode: int) -> None:
    if mode & OTHERS:
        raise KeyUnavailable(f"Other users of this machine may read {path}. Close it with: chmod 600 {path}")


def write_first(path: Path, text: str) -> None:
    """Make the file; an existing one is never overwritten, for that would lose every case."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = _write_beside(path, text)
    try:
        os.link(fresh, path)
    except FileExistsError:
        raise KeyUnavailable(f"{path} exists already and is left as it is.") from None
    finally:
        fresh.unlink()
    _sync_folder(path.parent)


def replace(path: Path, text: str) -> None:
    """Put new content in the place of the old in one step."""
    _write_beside(path, text).replace(path)
    _sync_folder(path.parent)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Two changes at a time wait for each other."""
    handle = os.open(path.with_name(f".{path.name}.lock"), os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _write_beside(path: Path, text: str) -> Path:
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return fresh


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
