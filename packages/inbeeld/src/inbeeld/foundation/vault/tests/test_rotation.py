"""A new master key comes into use while people work."""

import threading

import pytest
from django.db import connection

from inbeeld.foundation.vault import rotation
from inbeeld.foundation.vault.errors import KeyUnavailable
from inbeeld.foundation.vault.key_file import KeyFile
from inbeeld.foundation.vault.models import DataKey
from inbeeld.foundation.vault.rotation import rewrap_stale_keys, stale_keys, uses_of_master_keys


def rotate(key_file: KeyFile) -> None:
    key_file.change(lambda ring: ring.rotated(ring.masters[ring.current].created_at))


def opened(key: DataKey) -> bytes:
    return DataKey.objects.get(pk=key.pk).cipher().encrypt(b"n" * 12, b"same key", None)


@pytest.mark.django_db
def test_every_live_key_comes_under_the_new_master_key(key_file: KeyFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rotation, "BATCH", 3)
    keys = [DataKey.objects.create_key() for _ in range(8)]
    before = [opened(key) for key in keys]
    old = key_file.current_key_id()
    rotate(key_file)
    assert [portion.rewrapped for portion in rewrap_stale_keys()] == [3, 3, 2]
    assert [opened(key) for key in keys] == before
    key_file.change(lambda ring: ring.without(old))
    assert [opened(key) for key in keys] == before


@pytest.mark.django_db
def test_a_rotation_that_was_stopped_goes_on(key_file: KeyFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rotation, "BATCH", 3)
    keys = [DataKey.objects.create_key() for _ in range(8)]
    before = [opened(key) for key in keys]
    rotate(key_file)
    next(rewrap_stale_keys())
    assert stale_keys().count() == 5
    assert sum(portion.rewrapped for portion in rewrap_stale_keys()) == 5
    assert [opened(key) for key in keys] == before


@pytest.mark.django_db
def test_a_key_that_cannot_be_opened_does_not_hold_up_the_others(key_file: KeyFile) -> None:
    broken, sound = DataKey.objects.create_key(), DataKey.objects.create_key()
    DataKey.objects.filter(pk=broken.pk).update(wrapped=b"\0" * 60)
    rotate(key_file)
    (portion,) = rewrap_stale_keys()
    assert (portion.rewrapped, portion.unreadable) == (1, (broken.pk,))
    assert list(stale_keys()) == [broken]
    opened(sound)


@pytest.mark.django_db
def test_a_destroyed_key_is_not_rewrapped(key_file: KeyFile) -> None:
    old = key_file.current_key_id()
    DataKey.objects.create_key().destroy()
    rotate(key_file)
    assert list(rewrap_stale_keys()) == []
    (use,) = uses_of_master_keys()
    assert (use.master_key_id, use.live, use.destroyed) == (old, 0, 1)


@pytest.mark.django_db
def test_a_key_copied_before_its_destruction_is_dead_once_its_master_key_is_gone(key_file: KeyFile) -> None:
    old = key_file.current_key_id()
    key = DataKey.objects.create_key()
    in_a_backup = DataKey(id=key.pk, wrapped=key.wrapped, master_key_id=key.master_key_id)
    key.destroy()
    rotate(key_file)
    key_file.change(lambda ring: ring.without(old))
    with pytest.raises(KeyUnavailable):
        in_a_backup._open_wrapped()


@pytest.mark.django_db
def test_a_row_read_before_the_rotation_still_opens_after_the_retirement(key_file: KeyFile) -> None:
    old = key_file.current_key_id()
    early = DataKey.objects.get(pk=DataKey.objects.create_key().pk)
    rotate(key_file)
    list(rewrap_stale_keys())
    key_file.change(lambda ring: ring.without(old))
    early.cipher()


@pytest.mark.django_db(transaction=True)
def test_people_go_on_working_during_a_rotation(key_file: KeyFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rotation, "BATCH", 5)
    first = [DataKey.objects.create_key() for _ in range(60)]
    stop, faults, made = threading.Event(), [], []

    def work() -> None:
        try:
            while not stop.is_set():
                made.append(DataKey.objects.create_key())
                opened(made[-1])
                opened(first[len(made) % len(first)])
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    worker = threading.Thread(target=work)
    worker.start()
    for _ in range(3):
        rotate(key_file)
        list(rewrap_stale_keys())
    stop.set()
    worker.join()
    list(rewrap_stale_keys())
    assert not faults
    assert made
    assert not stale_keys().exists()
