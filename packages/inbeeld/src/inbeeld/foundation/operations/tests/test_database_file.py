"""Nobody but its owner reads the file of SQLite."""

import os
import stat
from pathlib import Path

import pytest
from django.conf import settings

from inbeeld.foundation.operations.database_file import close_database_file

from .test_check import data_of, inbeeld


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_it_is_made_closed_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        done = inbeeld("migrate", "vault", "--verbosity", "0", folder=tmp_path, DJANGO_SETTINGS_MODULE=DEVELOPMENT)
    finally:
        os.umask(before)
    assert done.returncode == 0, done.stderr
    files = list(data_of(tmp_path).glob("*sqlite3*"))
    assert files
    assert {mode(file) for file in files} == {0o600}


def test_one_that_stands_open_is_closed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "open.sqlite3"
    for part in (file, tmp_path / "open.sqlite3-wal"):
        part.touch()
        part.chmod(0o644)
    monkeypatch.setitem(settings.DATABASES, "default", {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file)})
    close_database_file()
    assert {mode(part) for part in tmp_path.iterdir()} == {0o600}


DEVELOPMENT = "inbeeld.settings.development"
