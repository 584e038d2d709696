"""A copy of a whole region is put back into an empty installation, on either engine, and proves to be the same."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from pytest_django import Settings

from fixtures.migrated import copy_migrated
from fixtures.postgresql import Server
from inbeeld.demo.loading import load
from inbeeld.foundation.operations.api import RestoreRefused, make_backup, restore
from inbeeld.foundation.operations.backup_tables import Tally
from inbeeld.foundation.operations.backups import MANIFEST, MANIFEST_MAC
from inbeeld.foundation.vault.api import DataKey, key_provider

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(params=["sqlite", "postgresql"])
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Run]:
    """Another installation with the same keys, migrated and empty: runs `inbeeld <words>` there."""
    folder = Path(tempfile.mkdtemp(prefix="inbeeld-test-"))  # open to the user that the server runs as
    server, file = Server(folder / "cluster") if request.param == "postgresql" else None, tmp_path / "elsewhere.sqlite3"
    address = server.start() if server else f"sqlite:///{file}"
    environment = {
        **os.environ,
        "INBEELD_DATABASE": address,
        "INBEELD_KEY_FILE": str(django_settings.KEY_FILE),
        "DJANGO_SETTINGS_MODULE": "inbeeld.settings.testing",
    }

    def run(*words: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "inbeeld", *map(str, words)]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    try:
        if server is None:
            copy_migrated(file)
        migrated = run("migrate", "--verbosity", "0")
        assert migrated.returncode == 0, migrated.stderr
        yield run
    finally:
        if server:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def copy(transactional_db: None, settings: Settings, tmp_path: Path) -> Path:
    """A copy of the demo region: records of every room."""
    settings.DEMO = True
    load()
    return make_backup(tmp_path / "copies")


def test_it_is_the_same_there_on_both_engines(copy: Path, elsewhere: Run) -> None:
    restored = elsewhere("restore", copy)
    assert restored.returncode == 0, restored.stderr
    verified = elsewhere("verify", "--against", copy)
    assert verified.returncode == 0, verified.stderr
    assert "Contents: the same" in verified.stdout
    assert "Audit log: intact" in verified.stdout
    assert "Vault:" in verified.stdout
    assert "Rows: all that decide" in verified.stdout
    again = elsewhere("restore", copy)
    assert again.returncode != 0
    assert "not empty" in again.stderr


def test_verify_tells_whether_the_copy_and_its_origin_agree_and_nothing_is_loaded_over_it(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("verify", against=copy)
    with pytest.raises(RestoreRefused, match="not empty"):
        restore(copy)
    DataKey.objects.create_key()
    with pytest.raises(CommandError):
        call_command("verify", against=copy)
    assert "vault.datakey" in capsys.readouterr().err


def test_a_forged_role_in_a_copy_is_not_restored(copy: Path, elsewhere: Run, tmp_path: Path) -> None:
    """Neither when the list of contents is made to fit, nor when the MAC of the list could be made as well."""
    forged = tmp_path / "forged.backup"
    with zipfile.ZipFile(copy) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    name = "tables/accounts.membership.jsonl"
    parts[name] = parts[name].replace(b'"role": "administrator"', b'"role": "coordinator"')
    said = json.loads(parts[MANIFEST])
    tally = Tally()
    for line in parts[name].decode().splitlines():
        tally.add(line)
    said["tables"]["accounts.membership"] = [tally.rows, tally.digest]
    parts[MANIFEST] = json.dumps(said, indent=1).encode()
    _write(forged, parts)
    refused = elsewhere("restore", forged)
    assert refused.returncode != 0
    assert "changed" in refused.stderr
    # Whoever has the keys can make the list's MAC; whoever has it from a leak cannot make that of each row unseen.
    parts[MANIFEST_MAC] = key_provider().mac("back-up manifest", parts[MANIFEST]).hex().encode()
    _write(forged, parts)
    assert elsewhere("restore", forged).returncode == 0
    verified = elsewhere("verify")
    assert verified.returncode != 0
    assert "accounts.membership" in verified.stderr


def _write(target: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(target, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
