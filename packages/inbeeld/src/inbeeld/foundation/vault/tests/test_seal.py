"""Sealing and revealing the fields of a record."""

from typing import Any

import pytest
from django.core.exceptions import FieldError

from inbeeld.foundation.vault.errors import KeyDestroyed, Tampered
from inbeeld.foundation.vault.models import DataKey
from inbeeld.foundation.vault.sealing import padded_length

SECRET = "Fictieve Jongen, Verzonnenstraat 1"


def make(note_model: type[Any], **values: Any) -> Any:
    note = note_model(data_key=DataKey.objects.create_key())
    note.seal(**values)
    note.save()
    return note_model.objects.get(pk=note.pk)


@pytest.mark.parametrize(
    "value", [SECRET, "", "é🙂\u202e\0", "x" * 100_000, {"naam": "Fictief", "bsn": None}, [1, "a"], 0]
)
def test_what_was_sealed_is_revealed(note_model: type[Any], value: Any) -> None:
    assert make(note_model, body=value).reveal("body") == value


def test_unknown_is_not_the_empty_text(note_model: type[Any]) -> None:
    note = make(note_model, body=None, other="")
    assert note.body is None
    assert note.reveal_all("body", "other") == {"body": None, "other": ""}


def test_the_stored_bytes_do_not_hold_the_text(note_model: type[Any]) -> None:
    assert SECRET.encode() not in make(note_model, body=SECRET).body


def test_sealing_twice_gives_other_bytes(note_model: type[Any]) -> None:
    note = make(note_model, body=SECRET, other=SECRET)
    first = note.body
    note.seal(body=SECRET)
    assert note.body != first


@pytest.mark.parametrize(("length", "stored"), [(0, 0), (1, 64), (64, 64), (65, 128), (1000, 1024), (1030, 1152)])
def test_lengths_are_rounded_up(length: int, stored: int) -> None:
    assert padded_length(length) == stored


def test_short_values_are_equally_long(note_model: type[Any]) -> None:
    note = make(note_model, body="Bo", other="Bartholomeus Fictief van der Verzonnen")
    assert len(note.body) == len(note.other)


@pytest.mark.parametrize("position", [0, 1, 12, 13, 40, -1])
def test_one_changed_byte_is_noticed(note_model: type[Any], position: int) -> None:
    note = make(note_model, body=SECRET)
    changed = bytearray(note.body)
    changed[position] ^= 1
    note.body = bytes(changed)
    with pytest.raises(Tampered):
        note.reveal("body")


@pytest.mark.parametrize("length", [0, 1, 13, 60, -1])
def test_a_truncated_value_is_noticed(note_model: type[Any], length: int) -> None:
    note = make(note_model, body=SECRET)
    note.body = note.body[:length]
    with pytest.raises(Tampered):
        note.reveal("body")


def test_a_value_moved_to_another_field_is_noticed(note_model: type[Any]) -> None:
    note = make(note_model, body=SECRET)
    note.other = note.body
    with pytest.raises(Tampered):
        note.reveal("other")


def test_a_value_moved_to_another_record_of_the_same_case_is_noticed(note_model: type[Any]) -> None:
    note = make(note_model, body=SECRET)
    sibling = note_model(data_key=note.data_key, body=note.body)
    with pytest.raises(Tampered):
        sibling.reveal("body")


def test_the_error_names_the_place_and_not_the_content(note_model: type[Any]) -> None:
    note = make(note_model, body=SECRET)
    note.body = note.body[:-1]
    with pytest.raises(Tampered) as caught:
        note.reveal("body")
    assert str(note.pk) in str(caught.value)
    assert "Fictieve" not in str(caught.value)


def test_plain_text_cannot_be_saved_in_a_sealed_field(note_model: type[Any]) -> None:
    note = make(note_model, body=SECRET)
    note.body = SECRET.encode()
    with pytest.raises(TypeError, match="sealed bytes only"):
        note.save()


def test_a_sealed_field_cannot_be_searched(note_model: type[Any]) -> None:
    with pytest.raises(FieldError):
        note_model.objects.filter(body=b"x").exists()
    assert not note_model.objects.filter(body__isnull=False).exists()


def test_a_destroyed_key_opens_nothing(note_model: type[Any]) -> None:
    note = make(note_model, body=SECRET)
    before = bytes(note.data_key.wrapped)
    DataKey.objects.get(pk=note.data_key_id).destroy()
    after = note_model.objects.get(pk=note.pk)
    with pytest.raises(KeyDestroyed):
        after.reveal("body")
    with pytest.raises(KeyDestroyed):
        after.seal(body="opnieuw")
    assert bytes(after.data_key.wrapped) != before


def test_a_changed_wrapped_key_is_noticed(note_model: type[Any]) -> None:
    note = make(note_model, body=SECRET)
    DataKey.objects.update(wrapped=b"\0" * 60)
    with pytest.raises(Tampered):
        note.reveal("body")


def test_a_wrapped_key_of_another_case_does_not_open_this_one(note_model: type[Any]) -> None:
    note, other = make(note_model, body=SECRET), make(note_model, body="anders")
    DataKey.objects.filter(pk=note.data_key_id).update(wrapped=other.data_key.wrapped)
    with pytest.raises(Tampered):
        note.reveal("body")
