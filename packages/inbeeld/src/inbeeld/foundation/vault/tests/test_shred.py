"""What was erased can be read from no back-up either, and the rest of it can."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from inbeeld.foundation.vault.errors import KeyShareForgotten, KeyUnavailable
from inbeeld.foundation.vault.key_file import KeyFile
from inbeeld.foundation.vault.key_ring import SETTLING
from inbeeld.foundation.vault.models import DataKey
from inbeeld.foundation.vault.rotation import stale_keys
from inbeeld.foundation.vault.shredding import shred

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 1, 3, tzinfo=UTC)
TOMORROW = NOW + timedelta(days=1)


@pytest.fixture
def with_shares(key_file: KeyFile) -> KeyFile:
    key_file.share_file.create()
    return key_file


def in_a_backup(key: DataKey) -> DataKey:
    """The row as an older copy of the database has it."""
    return DataKey(id=key.pk, wrapped=key.wrapped, master_key_id=key.master_key_id)


def same_share(as_this: DataKey) -> DataKey:
    while (key := DataKey.objects.create_key()).master_key_id != as_this.master_key_id:
        pass
    return key


def test_a_destroyed_key_cannot_be_opened_from_a_backup(with_shares: KeyFile) -> None:
    erased, other = DataKey.objects.create_key(), DataKey.objects.create_key()
    while other.master_key_id == erased.master_key_id:
        other = DataKey.objects.create_key()
    old_erased, old_other = in_a_backup(erased), in_a_backup(other)
    erased.destroy()
    assert shred(with_shares, now=NOW).replaced == 1
    assert shred(with_shares, now=TOMORROW).forgotten == 1
    with pytest.raises(KeyShareForgotten):
        old_erased._open_wrapped()
    assert old_other._open_wrapped()


def test_the_master_keys_of_an_old_envelope_open_it_no_more(
    with_shares: KeyFile, settings: Any, tmp_path: Path
) -> None:
    erased = DataKey.objects.create_key()
    (tmp_path / "envelope").mkdir()
    shutil.copy(with_shares.path, tmp_path / "envelope" / "keys.json")
    old = in_a_backup(erased)
    erased.destroy()
    shred(with_shares, now=NOW)
    shred(with_shares, now=TOMORROW)
    shutil.copy(with_shares.share_file.path, tmp_path / "envelope" / "key-shares.json")
    settings.KEY_FILE = tmp_path / "envelope" / "keys.json"
    with pytest.raises(KeyShareForgotten):
        old._open_wrapped()


def test_its_neighbours_under_the_share_stay_readable_in_the_database(with_shares: KeyFile) -> None:
    erased = DataKey.objects.create_key()
    neighbour = same_share(erased)
    before = neighbour.cipher().encrypt(b"n" * 12, b"same key", None)
    erased.destroy()
    shred(with_shares, now=NOW)
    shred(with_shares, now=TOMORROW)
    assert DataKey.objects.get(pk=neighbour.pk).cipher().encrypt(b"n" * 12, b"same key", None) == before


def test_an_old_secret_is_kept_until_no_request_can_use_it(with_shares: KeyFile) -> None:
    DataKey.objects.create_key().destroy()
    assert shred(with_shares, now=NOW).waiting == 1
    assert shred(with_shares, now=NOW + SETTLING / 2).forgotten == 0
    assert shred(with_shares, now=NOW + SETTLING).forgotten == 1


def test_running_it_again_changes_nothing(with_shares: KeyFile) -> None:
    DataKey.objects.create_key().destroy()
    shred(with_shares, now=NOW)
    shred(with_shares, now=TOMORROW)
    before = with_shares.share_file.path.read_bytes()
    done = shred(with_shares, now=TOMORROW + timedelta(days=1))
    assert (done.replaced, done.forgotten, done.waiting) == (0, 0, 0)
    assert with_shares.share_file.path.read_bytes() == before


def test_keys_from_before_there_were_key_shares_come_under_one(key_file: KeyFile) -> None:
    early = DataKey.objects.create_key()
    assert "/" not in early.master_key_id
    key_file.share_file.create()
    shred(key_file, now=NOW)
    early.refresh_from_db()
    assert "/" in early.master_key_id
    assert not stale_keys().exists()
    early.cipher()


def test_the_second_copy_follows_and_keeps_no_older_one(key_file: KeyFile, settings: Any, tmp_path: Path) -> None:
    settings.KEY_SHARES_COPY = str(tmp_path / "elsewhere" / "key-shares.json")
    key_file.share_file.create()
    DataKey.objects.create_key().destroy()
    shred(key_file, now=NOW)
    shred(key_file, now=TOMORROW)
    assert key_file.share_file.copy_is_the_same()
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["key-shares.json"]
    assert len((tmp_path / "elsewhere" / "key-shares.json").read_text().split('"secret"')) == 64 + 1


def test_others_may_not_read_the_key_shares(with_shares: KeyFile) -> None:
    with_shares.share_file.path.chmod(0o644)
    with pytest.raises(KeyUnavailable, match="chmod 600"):
        KeyFile().wrap(b"k" * 32, context=b"c")


def test_no_secret_shows_in_a_traceback(with_shares: KeyFile) -> None:
    shares = with_shares.share_file.shares()
    assert shares is not None
    assert not any(repr(share.secret)[2:8] in repr(shares) + repr(share) for share in shares.known.values())
