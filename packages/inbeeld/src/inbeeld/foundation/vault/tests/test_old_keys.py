"""With old copies of the database and the key files, what was erased opens with no key that can be made of them."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pytest_django import Settings

from inbeeld.foundation.vault.key_file import NONCE_BYTES, KeyFile
from inbeeld.foundation.vault.key_shares import joined
from inbeeld.foundation.vault.models import DataKey
from inbeeld.foundation.vault.rotation import rewrap_stale_keys
from inbeeld.foundation.vault.shredding import shred

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 1, 3, tzinfo=UTC)
NIGHT = timedelta(days=1)


@pytest.fixture
def keys(key_file: KeyFile) -> KeyFile:
    key_file.share_file.create()
    return key_file


def secrets_in(*files: str) -> list[bytes]:
    """Whatever in the files could be a key, wherever it stands in them."""
    found: list[bytes] = []

    def look(value: object) -> None:
        if isinstance(value, dict):
            for part in value.values():
                look(part)
        elif isinstance(value, list):
            for part in value:
                look(part)
        elif isinstance(value, str):
            try:
                found.append(base64.b64decode(value, validate=True))
            except ValueError:
                return

    for file in files:
        look(json.loads(file))
    return [secret for secret in dict.fromkeys(found) if len(secret) == 32]


def keys_from(secrets: list[bytes]) -> Iterator[bytes]:
    """Each secret alone, and each two of them joined, in either order."""
    yield from secrets
    for one, other in product(secrets, repeat=2):
        yield joined(one, other)


def opened(wrapped: bytes, context: bytes, secrets: list[bytes]) -> bytes | None:
    """The data key, when any key opens it. Straight with the cipher: our own code might refuse out of politeness."""
    for key in keys_from(secrets):
        try:
            return AESGCM(key).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], context)
        except InvalidTag:
            continue
    return None


def files_of(keys: KeyFile) -> tuple[str, str]:
    return keys.path.read_text(), keys.share_file.path.read_text()


def neighbours(of: DataKey, keys: KeyFile) -> list[DataKey]:
    """Others, of which one at least stands under another share."""
    made = [DataKey.objects.create_key()]
    while made[-1].master_key_id == of.master_key_id:
        made.append(DataKey.objects.create_key())
    return made


def destroy(key: DataKey, keys: KeyFile) -> None:
    DataKey.objects.get(pk=key.pk).destroy()
    for night in range(2):
        shred(keys, now=NOW + night * NIGHT)


def test_no_key_of_the_old_master_keys_and_all_key_shares_that_are_left_opens_what_was_erased(keys: KeyFile) -> None:
    erased = DataKey.objects.create_key()
    other = neighbours(erased, keys)[-1]
    copy, old_keys, old_shares = bytes(erased.wrapped), *files_of(keys)
    assert opened(copy, erased.context, secrets_in(old_keys, old_shares)) is not None, "the attack works before"
    destroy(erased, keys)
    left = secrets_in(old_keys, *files_of(keys))
    assert opened(copy, erased.context, left) is None
    assert opened(bytes(other.wrapped), other.context, left) is not None, "and it still works on what was not erased"


def test_nor_do_those_of_a_rotation_before_or_after_it(keys: KeyFile) -> None:
    erased = DataKey.objects.create_key()
    copies, files = [bytes(erased.wrapped)], [keys.path.read_text()]
    keys.change(lambda ring: ring.rotated(NOW))
    for _portion in rewrap_stale_keys():
        pass
    erased.refresh_from_db()
    copies.append(bytes(erased.wrapped))
    files.append(keys.path.read_text())
    destroy(erased, keys)
    keys.change(lambda ring: ring.rotated(NOW + 3 * NIGHT))
    left = secrets_in(*files, *files_of(keys))
    assert len(set(copies)) == 2
    assert [opened(copy, erased.context, left) for copy in copies] == [None, None]


def test_the_second_copy_of_the_wards_helps_nobody(keys: KeyFile, settings: Settings, tmp_path: Path) -> None:
    settings.KEY_SHARES_COPY = str(tmp_path / "elsewhere" / "key-shares.json")
    keys.share_file.change(lambda shares: shares)
    erased = DataKey.objects.create_key()
    copy = bytes(erased.wrapped)
    destroy(erased, keys)
    assert keys.share_file.copy is not None
    assert opened(copy, erased.context, secrets_in(*files_of(keys), keys.share_file.copy.read_text())) is None


def test_what_stands_in_the_table_after_it_is_no_key_either(keys: KeyFile) -> None:
    erased, old = DataKey.objects.create_key(), files_of(keys)
    before = bytes(erased.wrapped)
    erased.destroy()
    erased.refresh_from_db()
    assert bytes(erased.wrapped) != before
    assert opened(bytes(erased.wrapped), erased.context, secrets_in(*old)) is None
