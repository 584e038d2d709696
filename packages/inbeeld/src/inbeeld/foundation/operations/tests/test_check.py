"""`inbeeld check` names what is unsafe, and says nothing against a sound installation."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from fixtures.migrated import copy_migrated

SOUND = {
    "DJANGO_SETTINGS_MODULE": "inbeeld.settings.production",
    "INBEELD_SECRET_KEY": "k7QpZ3mXv9RbT2wLs8NcYd4HfGj6KaEu1PxMiOqVtBzWnDrCyS5",
    "INBEELD_HOSTS": "inbeeld.example.nl",
    "INBEELD_EMAIL_HOST": "mail.example.nl",
    "INBEELD_EMAIL_FROM": "inbeeld@example.nl",
    "INBEELD_MONITORING_TOKEN": "hV3nQ8wLp2XyTz6RkBm9JdGf5SaCe4Uo",
    "INBEELD_PROXIES": "1",
    "INBEELD_AUDIT_ANCHORS": "anchors",
}


# Of a sound installation without ClamAV, on one disk, without desks yet; and what the machine of the tests may lack.
ADVISED = {"files.W001", "vault.W002", "signals.W001", "signals.W002", "sandbox.W001", "sandbox.W002"}
ADVISED |= {"files.I001", "files.W002"}


def inbeeld(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command as an operator runs it, with nothing of the tests around it."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("INBEELD_", "DJANGO_"))}
    set_up = {"INBEELD_DATA": str(data_of(folder)), "INBEELD_KEY_FILE": str(folder / "keys.json"), **environment}
    command = [sys.executable, "-m", "inbeeld", *arguments]
    return subprocess.run(command, env={**own, **set_up}, capture_output=True, text=True, cwd=folder, check=False)


def data_of(folder: Path) -> Path:
    data = folder / "data"
    data.mkdir(mode=0o700, exist_ok=True)
    return data


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation in order, made once: keys, tables, a back-up."""
    folder = tmp_path_factory.mktemp("prepared")
    checked_texts(folder / "texts")
    copy_migrated(data_of(folder) / "inbeeld.sqlite3")
    reference_data = ("load_municipalities", "load_contacts")
    for command in ("keys create", "migrate --verbosity 0", *reference_data, "backup --folder backups", "anchor_log"):
        done = inbeeld(*command.split(), folder=folder, **SOUND)
        assert done.returncode == 0, done.stderr
    with closing(sqlite3.connect(data_of(folder) / "inbeeld.sqlite3")) as database:
        database.execute("INSERT INTO operations_workerpulse VALUES ('clock', ?)", [timezone.now().isoformat()])
        database.commit()
    return folder


@pytest.fixture
def sound(prepared: Path, tmp_path: Path) -> dict[str, str]:
    """A copy of it, to spoil."""
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
    return {
        **SOUND,
        "INBEELD_BACKUP_FOLDER": str(tmp_path / "backups"),
        "INBEELD_HELP_TEXTS": str(tmp_path / "texts"),
        "INBEELD_AUDIT_ANCHORS": str(tmp_path / "anchors"),
    }


def checked_texts(folder: Path) -> None:
    """The help texts as an editor leaves them who checked each number and source today."""
    shutil.copytree(settings.HELP_TEXTS, folder)
    today = timezone.localdate().isoformat()
    for file in folder.rglob("*.toml"):
        file.write_text(file.read_text().replace('checked = ""', f'checked = "{today}"'))


def test_the_demo_is_called_unsafe_for_each_reason(tmp_path: Path) -> None:
    found = inbeeld("check", folder=tmp_path, DJANGO_SETTINGS_MODULE="inbeeld.settings.development", INBEELD_DEBUG="1")
    assert found.returncode == 1
    for number in (1, 2, 3, 5, 6, 7, 9):
        assert f"[operations.E{number:03}]" in found.stdout


def test_a_sound_installation_has_nothing_left_but_what_people_must_read(tmp_path: Path, sound: dict[str, str]) -> None:
    found = inbeeld("check", folder=tmp_path, **sound)
    assert "Dangerous" not in found.stdout, found.stdout + found.stderr
    assert "To be read or called by people" in found.stdout
    assert found.stdout.count("docs/help-texts.md") == 1, "one line with a count, not a flood"
    assert set(re.findall(r"\[(\w+\.\w\d+)\]", found.stdout)) <= ADVISED


def test_a_folder_that_everybody_can_read_is_unsafe(tmp_path: Path, sound: dict[str, str]) -> None:
    (tmp_path / "data").chmod(0o755)
    assert "[operations.E008]" in inbeeld("check", folder=tmp_path, **sound).stdout


def test_an_old_back_up_is_unsafe(tmp_path: Path, sound: dict[str, str]) -> None:
    for copy in (tmp_path / "backups").iterdir():
        os.utime(copy, (0, 0))
    assert "[operations.E010]" in inbeeld("check", folder=tmp_path, **sound).stdout


def test_a_number_that_nobody_checked_is_unsafe(tmp_path: Path, sound: dict[str, str]) -> None:
    lines = tmp_path / "texts" / "lines.toml"
    first = re.compile(r'checked = "[^"]+"')
    lines.write_text(first.sub('checked = ""', lines.read_text(), count=1))
    found = inbeeld("check", "--all", folder=tmp_path, **sound)
    assert found.returncode == 1
    assert "Nobody has checked Alarmnummer (112).  [help.E002]" in found.stdout


def test_a_log_that_was_not_anchored_last_night_is_unsafe(tmp_path: Path, sound: dict[str, str]) -> None:
    os.utime(tmp_path / "anchors", (0, 0))
    assert "[audit.E002]" in inbeeld("check", folder=tmp_path, **sound).stdout


def test_a_log_that_is_to_be_kept_too_briefly_is_named(tmp_path: Path, sound: dict[str, str]) -> None:
    found = inbeeld("check", folder=tmp_path, **sound, INBEELD_AUDIT_RETENTION_YEARS="4")
    assert "[audit.W001]" in found.stdout


@pytest.mark.parametrize(
    "missing", ["INBEELD_HOSTS", "INBEELD_EMAIL_HOST", "INBEELD_BACKUP_FOLDER", "INBEELD_AUDIT_ANCHORS"]
)
def test_what_is_missing_is_named(tmp_path: Path, sound: dict[str, str], missing: str) -> None:
    found = inbeeld("check", folder=tmp_path, **{**sound, missing: ""})
    assert found.returncode == 1
    assert missing in found.stdout


def test_production_refuses_to_start_as_a_demo(tmp_path: Path) -> None:
    found = inbeeld("check", folder=tmp_path, **SOUND, INBEELD_DEMO="1")
    assert found.returncode != 0
    assert "INBEELD_DEMO" in found.stderr


def test_production_refuses_to_start_without_a_secret_key(tmp_path: Path) -> None:
    found = inbeeld("check", folder=tmp_path, **{**SOUND, "INBEELD_SECRET_KEY": ""})
    assert found.returncode != 0
    assert "INBEELD_SECRET_KEY" in found.stderr


def test_an_installation_without_places_and_numbers_is_unsafe(tmp_path: Path) -> None:
    checked_texts(tmp_path / "texts")
    copy_migrated(data_of(tmp_path) / "inbeeld.sqlite3")
    found = inbeeld("check", folder=tmp_path, **SOUND)
    assert "[geography.E002]" in found.stdout
    assert "[accounts.E001]" in found.stdout
