"""`inbeeld keys`."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from inbeeld.foundation.audit.models import AuditEntry
from inbeeld.foundation.audit.retiring import retire_master_keys
from inbeeld.foundation.audit.trail import record
from inbeeld.foundation.audit.verification import verify
from inbeeld.foundation.vault.api import SETTLING, DataKey, KeyFile

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(settings: Settings, tmp_path: Path) -> KeyFile:
    settings.KEY_FILE = tmp_path / "keys.json"
    settings.CREATE_MISSING_KEYS = False
    call_command("keys", "create")
    return KeyFile()


def output(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    call_command("keys", *words)
    return capsys.readouterr().out


def test_create_refuses_to_overwrite(file: KeyFile) -> None:
    with pytest.raises(CommandError, match="exists already"):
        call_command("keys", "create")


def test_rotate_rewraps_everything_and_is_recorded(file: KeyFile, capsys: pytest.CaptureFixture[str]) -> None:
    record("case.opened", reason="voor de rotatie")
    old = file.current_key_id()
    assert "1" in output(capsys, "rotate")
    assert file.current_key_id() != old
    assert not DataKey.objects.filter(master_key_id__startswith=old).exists()
    assert [entry.event for entry in AuditEntry.objects.order_by("sequence")] == ["case.opened", "keys.rotated"]
    assert AuditEntry.objects.get(sequence=1).reveal_reason() == "voor de rotatie"
    assert verify().intact


def test_rotate_first_finishes_what_was_stopped(file: KeyFile) -> None:
    DataKey.objects.create_key()
    file.change(lambda ring: ring.rotated(datetime.now(UTC)))
    current = file.current_key_id()
    call_command("keys", "rotate")
    assert file.current_key_id() == current
    assert not DataKey.objects.exclude(master_key_id__startswith=current).exists()


def old(file: KeyFile) -> str:
    """A master key that was replaced long enough ago."""
    name = file.current_key_id()
    file.change(lambda ring: ring.rotated(datetime.now(UTC) - SETTLING - timedelta(minutes=1)))
    return name


def test_a_key_that_was_just_replaced_is_not_removed(file: KeyFile) -> None:
    name = file.current_key_id()
    call_command("keys", "rotate")
    assert retire_master_keys([name]) == []
    assert len(file.ring().masters) == 2


def test_the_command_names_what_can_go_and_removes_nothing(file: KeyFile, capsys: pytest.CaptureFixture[str]) -> None:
    name = old(file)
    assert name in output(capsys, "retire")
    with pytest.raises(CommandError, match="unrecognized arguments"):
        call_command("keys", "retire", "--yes")
    assert len(file.ring().masters) == 2


def test_a_key_that_wraps_nothing_is_removed_and_no_other(file: KeyFile) -> None:
    name = old(file)
    assert retire_master_keys(["another"]) == []
    assert retire_master_keys([name]) == [name]
    assert list(file.ring().masters) == [file.current_key_id()]


def test_a_key_that_is_in_use_is_not_removed(file: KeyFile) -> None:
    DataKey.objects.create_key()
    assert retire_master_keys([old(file)]) == []
    assert len(file.ring().masters) == 2


def test_status_says_what_a_back_up_could_still_open(file: KeyFile, capsys: pytest.CaptureFixture[str]) -> None:
    DataKey.objects.create_key()
    DataKey.objects.create_key().destroy()
    shown = output(capsys, "status")
    assert file.current_key_id() in shown
    assert shown.count("1") >= 3


def test_no_output_holds_a_key(file: KeyFile, capsys: pytest.CaptureFixture[str]) -> None:
    shown = output(capsys, "status") + output(capsys, "rotate")
    assert not any(value in shown for value in file.path.read_text().split('"') if len(value) == 44)
