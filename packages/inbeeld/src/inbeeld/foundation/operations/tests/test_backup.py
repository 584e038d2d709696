"""A copy can be put back, holds everything that was saved, and old ones go."""

import os
import sqlite3
import stat
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from fixtures.personas import make_place
from fixtures.postgresql import programs
from inbeeld.foundation.operations.backups import PATTERN, make_backup, prune


@pytest.fixture(autouse=True)
def _postgresql_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor == "postgresql":
        monkeypatch.setenv("PATH", f"{programs()}{os.pathsep}{os.environ['PATH']}")


def regions_in(copy: Path) -> list[str]:
    """The names of the regions in a copy, read without Inbeeld."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(copy)) as opened:
            return [name for (name,) in opened.execute("SELECT name FROM geography_region")]
    sql = subprocess.run(
        [programs() / "pg_restore", "--data-only", "--table=geography_region", "--file=-", copy],
        check=True,
        capture_output=True,
        text=True,
    )
    return [line.split("\t")[3] for line in sql.stdout.splitlines() if "\t" in line]


@pytest.mark.django_db(transaction=True)
def test_a_copy_holds_what_was_saved_before_it_was_made(tmp_path: Path) -> None:
    make_place("Bewaarde", "Bewaarstad", 7)
    assert "Bewaarde" in regions_in(make_backup(tmp_path))


@pytest.mark.django_db(transaction=True)
def test_only_the_owner_can_read_a_copy(tmp_path: Path) -> None:
    copy = make_backup(tmp_path / "new")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700


def test_old_copies_go_and_the_newest_stay(tmp_path: Path) -> None:
    for day in range(1, 6):
        (tmp_path / f"inbeeld-2026010{day}T000000Z.backup").touch()
    prune(tmp_path, keep=2)
    assert sorted(path.name[8:16] for path in tmp_path.glob(PATTERN)) == ["20260104", "20260105"]


def test_the_command_asks_where_to_put_the_copy() -> None:
    with pytest.raises(CommandError, match="INBEELD_BACKUP_FOLDER"):
        call_command("backup")
