"""Erasing a record takes all that is sealed with its key, the key itself, and nothing of anybody else."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.foundation.access.api import EmergencyAccess, Grant, Part, open_emergency, open_parts
from inbeeld.foundation.access.api import Ground as GrantGround
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.erasure.erasing import CannotErase, IsHeld, erase
from inbeeld.foundation.erasure.models import Ground, Tombstone, digest_of
from inbeeld.foundation.erasure.rooms import erasables
from inbeeld.foundation.vault.api import DataKey, KeyDestroyed, key_provider

Make = Callable[..., Any]


def rows(folder: Any) -> int:
    """Of the folder and of its sheets."""
    return sum(model.objects.filter(data_key=folder.data_key_id).count() for model in (type(folder), sheets(folder)))


def sheets(folder: Any) -> Any:
    return type(folder)._meta.get_field("sheets").related_model


def test_the_record_goes_with_all_that_its_key_sealed_and_the_key_opens_nothing_more(
    make_folder: Make, coordinator: Persona, partner: Persona
) -> None:
    folder = make_folder("Verzonnen map", sheets=3)
    assert partner.membership is not None
    open_parts(
        folder, partner.membership, by=coordinator.actor, parts=[Part.CONTACTS], purpose="begeleiding",
        ground=GrantGround.CONSENT, until=timezone.now() + dt.timedelta(days=1),
    )  # fmt: skip
    pk, key = folder.pk, folder.data_key_id
    erase(folder, kind="folder", ground=Ground.TERM)
    assert not type(folder).objects.filter(pk=pk).exists()
    assert not sheets(folder).objects.exists()
    assert not Grant.objects.exists()
    destroyed = DataKey.objects.get(pk=key)
    assert destroyed.destroyed_at is not None
    with pytest.raises(KeyDestroyed):
        destroyed.cipher()


def test_another_record_keeps_all_it_has(make_folder: Make, far_colleague: Persona) -> None:
    gone, kept = make_folder("Weg", sheets=1), make_folder("Blijft", sheets=2)
    emergency = open_emergency(kept, by=far_colleague.actor, reason="verzonnen nood")
    erase(gone, kind="folder", ground=Ground.TERM)
    kept = type(kept).objects.get(pk=kept.pk)
    assert kept.reveal("title") == "Blijft"
    assert rows(kept) == 3
    assert EmergencyAccess.objects.get() == emergency
    assert emergency.reveal("reason") == "verzonnen nood"


def test_reasons_of_emergencies_go_with_their_own_keys(make_folder: Make, far_colleague: Persona) -> None:
    folder = make_folder("Map")
    emergencies = [open_emergency(folder, by=far_colleague.actor, reason=f"nood {number}") for number in range(2)]
    erase(folder, kind="folder", ground=Ground.TERM)
    assert not EmergencyAccess.objects.exists()
    for emergency in emergencies:
        with pytest.raises(KeyDestroyed):
            DataKey.objects.get(pk=emergency.data_key_id).cipher()


def test_an_emergency_of_another_kind_of_record_stays_even_with_the_same_number(
    make_folder: Make, far_colleague: Persona
) -> None:
    folder = make_folder("Map")
    emergency = open_emergency(folder, by=far_colleague.actor, reason="verzonnen nood")
    EmergencyAccess.objects.filter(pk=emergency.pk).change(record_kind="sheet")
    erase(folder, kind="folder", ground=Ground.TERM)
    assert EmergencyAccess.objects.filter(pk=emergency.pk).exists()


def test_marks_of_earlier_versions_are_found_again(db: None) -> None:
    """What the digest is made of does not change, or no mark that stands would be of anybody."""
    pk = uuid.UUID("00000000-0000-4000-8000-000000000001")
    assert digest_of(pk) == key_provider().mac("tombstone", pk.bytes).hex()


def test_the_mark_says_what_went_when_and_why_and_of_whom_nothing(make_folder: Make) -> None:
    folder, other = make_folder("Map"), make_folder("Andere")
    pk, organisation = folder.pk, folder.organisation_id
    before = timezone.now()
    given = erase(folder, kind="folder", ground=Ground.REQUEST, term="t" * 201)
    mark = Tombstone.of(pk)
    assert mark == given
    assert mark is not None
    assert (mark.kind, mark.ground, mark.organisation_id) == ("folder", Ground.REQUEST, organisation)
    assert mark.term == "t" * 200
    assert before <= mark.at <= timezone.now()
    assert str(mark) == f"folder {mark.at:%Y-%m-%d}"
    assert Tombstone.of(other.pk) is None
    assert mark.digest == digest_of(pk)
    assert len(mark.digest) == 64
    assert digest_of(pk) != digest_of(other.pk)
    shown = str(Tombstone.objects.values().get())
    assert pk.hex not in shown
    assert str(pk) not in shown
    assert Tombstone._meta.get_field("term").max_length == 200


def test_a_short_term_stands_in_the_mark_as_it_is_and_none_is_empty(make_folder: Make) -> None:
    assert erase(make_folder("a"), kind="folder", ground=Ground.TERM, term="Bewaartermijn").term == "Bewaartermijn"
    assert erase(make_folder("b"), kind="folder", ground=Ground.TERM).term == ""


def test_the_log_says_who_erased_which_record_and_why(make_folder: Make, coordinator: Persona) -> None:
    folder = make_folder("Map")
    pk = folder.pk
    erase(folder, kind="folder", ground=Ground.REQUEST, by=coordinator.actor)
    entry = AuditEntry.objects.get(event="erasure.done")
    assert (entry.record_kind, entry.record_id, entry.fields) == ("shelf.folder", pk, ["request"])
    assert entry.membership_id == coordinator.actor.membership_id


def test_what_somebody_holds_stays_whole(shelf: Any, make_folder: Make) -> None:
    folder = make_folder("Map", sheets=1)
    shelf.held.add(folder.pk)
    with pytest.raises(IsHeld):
        erase(folder, kind="folder", ground=Ground.REQUEST)
    assert rows(folder) == 2
    assert type(folder).objects.get(pk=folder.pk).reveal("title") == "Map"
    assert Tombstone.of(folder.pk) is None
    assert shelf.went == []
    shelf.held.clear()
    erase(folder, kind="folder", ground=Ground.REQUEST)


def test_every_room_takes_away_what_it_keeps_beside_it(shelf: Any, make_folder: Make) -> None:
    folder = make_folder("Map")
    pk = folder.pk
    erase(folder, kind="folder", ground=Ground.REQUEST)
    assert shelf.went == [(pk, Ground.REQUEST)]


def test_what_cannot_go_whole_does_not_go_at_all(make_folder: Make) -> None:
    from .shelf.models import Pin

    folder = make_folder("Map", sheets=2)
    Pin.objects.create(folder=folder)
    with pytest.raises(CannotErase, match=r"^shelf\.Folder$"):
        erase(folder, kind="folder", ground=Ground.TERM)
    assert rows(folder) == 3
    back = type(folder).objects.get(pk=folder.pk)
    assert back.reveal("title") == "Map"
    assert back.data_key.destroyed_at is None
    assert Tombstone.of(folder.pk) is None
    assert not AuditEntry.objects.filter(event="erasure.done").exists()


def test_the_house_knows_each_kind_that_rooms_declare(shelf: Any) -> None:
    folder = erasables()["folder"]
    assert (folder.kind, folder.label, folder.holder) == ("folder", "Folder", "")
    assert folder.model().__name__ == "Folder"
    assert all(kind == one.kind for kind, one in erasables().items())
