"""The file that holds the master keys."""

import json
import stat
import threading
from pathlib import Path

import pytest
from pytest_django import Settings

from inbeeld.foundation.vault.errors import KeyUnavailable
from inbeeld.foundation.vault.key_file import KeyFile
from inbeeld.foundation.vault.key_ring import KeyRing


def test_only_its_owner_may_read_it(key_file: KeyFile) -> None:
    assert stat.S_IMODE(key_file.path.stat().st_mode) == 0o600


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660])
def test_it_is_refused_when_others_may_read_it(key_file: KeyFile, mode: int) -> None:
    key_file.path.chmod(mode)
    with pytest.raises(KeyUnavailable, match="chmod 600"):
        KeyFile().current_key_id()


def test_an_existing_file_is_never_overwritten(key_file: KeyFile) -> None:
    before = key_file.path.read_bytes()
    with pytest.raises(KeyUnavailable, match="exists already"):
        key_file.create()
    assert key_file.path.read_bytes() == before
    assert list(key_file.path.parent.iterdir()) == [key_file.path]


def test_a_missing_file_stops_the_vault(settings: Settings, tmp_path: Path) -> None:
    settings.KEY_FILE = tmp_path / "keys.json"
    settings.CREATE_MISSING_KEYS = False
    with pytest.raises(KeyUnavailable, match="inbeeld keys create"):
        KeyFile().current_key_id()
    assert not settings.KEY_FILE.exists()


def test_a_missing_file_is_made_where_the_settings_allow_it(settings: Settings, tmp_path: Path) -> None:
    settings.KEY_FILE = tmp_path / "new" / "keys.json"
    settings.CREATE_MISSING_KEYS = True
    assert KeyFile().current_key_id() == KeyFile().current_key_id()


def test_processes_that_start_together_get_the_same_keys(settings: Settings, tmp_path: Path) -> None:
    settings.KEY_FILE = tmp_path / "keys.json"
    settings.CREATE_MISSING_KEYS = True
    seen: list[str] = []
    threads = [threading.Thread(target=lambda: seen.append(KeyFile().current_key_id())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 8
    assert len(set(seen)) == 1


@pytest.mark.parametrize("content", ["", "{}", "no json", '{"current": "a", "master_keys": {}}'])
def test_a_damaged_file_gives_a_clear_error_without_its_content(key_file: KeyFile, content: str) -> None:
    key_file.path.write_text(content)
    with pytest.raises(KeyUnavailable, match=r"damaged|does not hold"):
        KeyFile().current_key_id()


def test_a_running_process_sees_a_rotation(key_file: KeyFile) -> None:
    running = KeyFile()
    before = running.current_key_id()
    master, wrapped = running.wrap(b"k" * 32, context=b"c")
    key_file.change(lambda ring: ring.rotated(ring.masters[ring.current].created_at))
    assert running.current_key_id() != before
    assert running.unwrap(wrapped, master, context=b"c") == b"k" * 32


def test_index_and_mac_keys_survive_a_rotation(key_file: KeyFile) -> None:
    before = key_file.index_mac("p", b"v"), key_file.mac("p", b"v")
    key_file.change(lambda ring: ring.rotated(ring.masters[ring.current].created_at))
    assert (key_file.index_mac("p", b"v"), key_file.mac("p", b"v")) == before


def test_no_key_shows_in_a_traceback(key_file: KeyFile) -> None:
    ring = key_file.ring()
    shown = repr(ring) + repr(ring.masters)
    plain = json.loads(key_file.path.read_text())
    keys = [plain["index_key"], plain["mac_key"], *(master["key"] for master in plain["master_keys"].values())]
    assert not any(key[:8] in shown for key in keys)
    assert repr(ring.index_key)[2:8] not in shown


def test_the_file_reads_back_as_it_was_written(key_file: KeyFile) -> None:
    ring = key_file.ring()
    assert KeyRing.from_json(ring.to_json()) == ring
