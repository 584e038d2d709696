"""A copy is made, holds everything that was saved, and old ones go."""

import json
import stat
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from fixtures.personas import make_place
from inbeeld.foundation.operations.backups import PATTERN, NotACopy, make_backup, open_copy, prune


def regions_in(copy: Path) -> list[str]:
    """The names of the regions in a copy, read without Inbeeld."""
    with zipfile.ZipFile(copy) as opened:
        lines = opened.read("tables/geography.region.jsonl").decode().splitlines()
    return [json.loads(line)["fields"]["name"] for line in lines]


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


@pytest.mark.parametrize("content", [b"", b"not a copy", b"PK\x05\x06" + bytes(18)])
def test_a_file_that_is_no_copy_is_called_so(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "copy").write_bytes(content)
    with pytest.raises(NotACopy):
        open_copy(tmp_path / "copy")
