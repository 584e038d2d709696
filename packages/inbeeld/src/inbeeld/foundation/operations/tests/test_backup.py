"""A copy is made, holds everything that was saved, and old ones go."""

import json
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from fixtures.personas import make_place
from inbeeld.foundation.operations.backup_tables import Tally
from inbeeld.foundation.operations.backups import (
    MANIFEST,
    MANIFEST_MAC,
    PATTERN,
    NotACopy,
    NotOurCopy,
    make_backup,
    open_copy,
    prune,
)


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


@pytest.mark.django_db(transaction=True)
def test_copies_made_in_the_same_second_never_share_a_name(tmp_path: Path) -> None:
    copies = {make_backup(tmp_path) for _ in range(4)}
    assert len(copies) == 4
    assert all(zipfile.is_zipfile(copy) for copy in copies)
    assert sorted(tmp_path.iterdir()) == sorted(copies)


@pytest.mark.django_db(transaction=True)
def test_a_copy_reaches_the_disk_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The calls to the system, in their order: what was written, then the folder that names it."""
    synced: list[tuple[str, int]] = []
    real = os.fsync

    def watched(handle: int) -> None:
        synced.append(_what(handle, tmp_path))
        real(handle)

    monkeypatch.setattr(os, "fsync", watched)
    copy = make_backup(tmp_path)
    assert synced == [("file", 0), ("folder", 1)]
    assert copy.exists()


def _what(handle: int, folder: Path) -> tuple[str, int]:
    """Whether it is a file or the folder that is synced, and how many copies have their name by then."""
    is_folder = stat.S_ISDIR(os.fstat(handle).st_mode)
    return ("folder" if is_folder else "file", len(list(folder.glob(PATTERN))))


@pytest.mark.django_db(transaction=True)
def test_a_copy_that_somebody_changed_is_none_of_ours(tmp_path: Path) -> None:
    """A row, with the list of contents made to fit; the mark; the list alone."""
    make_place("Bewaarde", "Bewaarstad", 7)
    copy = make_backup(tmp_path / "copies")
    changes = (forge_a_row, lambda parts: parts.update({MANIFEST_MAC: b"0" * 64}), forge_the_list)
    for number, change in enumerate(changes):
        forged = rewritten(copy, tmp_path / f"forged-{number}", change)
        with pytest.raises(NotOurCopy):
            open_copy(forged)
    opened, _manifest = open_copy(rewritten(copy, tmp_path / "same", lambda _parts: None))
    opened.close()


Parts = dict[str, bytes]


def rewritten(copy: Path, target: Path, change: Callable[[Parts], object]) -> Path:
    with zipfile.ZipFile(copy) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    change(parts)
    with zipfile.ZipFile(target, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return target


def forge_a_row(parts: Parts) -> None:
    """As somebody does it who knows how the list is made."""
    name = "tables/accounts.organisation.jsonl"
    parts[name] = parts[name].replace(b"care_coordination", b"municipality")
    said = json.loads(parts[MANIFEST])
    tally = Tally()
    for line in parts[name].decode().splitlines():
        tally.add(line)
    said["tables"]["accounts.organisation"] = [tally.rows, tally.digest]
    parts[MANIFEST] = json.dumps(said, indent=1).encode()


def forge_the_list(parts: Parts) -> None:
    said = json.loads(parts[MANIFEST])
    said["tables"].pop("accounts.organisation")
    parts[MANIFEST] = json.dumps(said, indent=1).encode()


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
