"""What `inbeeld check` says about the keys: each finding on either side of its limit."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from inbeeld.foundation.vault import checks
from inbeeld.foundation.vault.key_file import KeyFile


@pytest.fixture
def keys(settings: Settings, tmp_path: Path) -> KeyFile:
    settings.DATA, settings.KEY_FILE = tmp_path / "data", tmp_path / "keys" / "keys.json"
    settings.KEY_SHARES_COPY = str(tmp_path / "other disk" / "shares.json")
    for name in ("data", "keys", "other disk"):
        (tmp_path / name).mkdir(mode=0o700)
    file = KeyFile()
    settings.CREATE_MISSING_KEYS = True
    file.ring()
    file.share_file.shares() or file.share_file.create()
    settings.CREATE_MISSING_KEYS = False
    return file


def found() -> list[str | None]:
    looks = (
        checks.keys_are_usable,
        checks.keys_do_not_make_themselves,
        checks.keys_lie_apart_from_the_data,
        checks.key_shares_can_be_forgotten,
    )
    return [message.id for look in looks for message in look()]


def test_nothing_is_said_of_sound_keys(keys: KeyFile) -> None:
    assert found() == []


def test_a_missing_key_file_is_named(keys: KeyFile, settings: Settings) -> None:
    Path(settings.KEY_FILE).unlink()
    assert found()[:1] == ["vault.E001"]


def test_keys_that_would_make_themselves_are_named(keys: KeyFile, settings: Settings) -> None:
    settings.CREATE_MISSING_KEYS = True
    assert found() == ["vault.E002"]


def test_keys_beside_the_data_are_named(keys: KeyFile, settings: Settings) -> None:
    settings.DATA = Path(settings.KEY_FILE).parent
    assert found() == ["vault.W001"]


def test_missing_key_shares_are_named(keys: KeyFile) -> None:
    keys.share_file.path.unlink()
    assert found() == ["vault.E003"]


@pytest.mark.parametrize("how", ["none", "gone", "older"])
def test_a_second_copy_of_the_key_shares_that_is_not_the_same_is_named(
    keys: KeyFile, settings: Settings, how: str
) -> None:
    copy = Path(settings.KEY_SHARES_COPY)
    if how == "none":
        settings.KEY_SHARES_COPY = ""
    elif how == "gone":
        copy.unlink()
    else:
        copy.write_text("{}")
    assert found() == ["vault.W002"]
