"""After a restore: what had been erased since the copy goes again, and nothing that can still be read."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.erasure.models import Ground, Tombstone

Make = Callable[..., Any]


def again(*records: object, **options: Any) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("erase_again", "folder", *map(str, records), stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


@pytest.fixture
def came_back(make_folder: Make) -> Any:
    """A folder from a copy: its rows are there, its key is destroyed."""
    folder = make_folder("Map", sheets=1)
    folder.data_key.destroy()
    return folder


def test_what_came_back_goes_again(came_back: Any) -> None:
    said, problems = again(came_back.pk)
    assert said == f"{came_back.pk}: erased again.\n"
    assert problems == ""
    assert not type(came_back).objects.exists()
    mark = Tombstone.of(came_back.pk)
    assert mark is not None
    assert (mark.kind, mark.ground) == ("folder", Ground.REQUEST)
    assert AuditEntry.objects.get(event="erasure.done").record_id == came_back.pk


def test_the_ground_can_be_named(came_back: Any) -> None:
    again(came_back.pk, ground="term")
    assert Tombstone.objects.get().ground == Ground.TERM


def test_what_can_still_be_read_is_left_and_said(make_folder: Make, came_back: Any) -> None:
    readable, err = make_folder("Leesbaar"), StringIO()
    with pytest.raises(CommandError, match="1 of 2 were not erased"):
        call_command("erase_again", "folder", str(readable.pk), str(came_back.pk), stdout=StringIO(), stderr=err)
    assert err.getvalue() == f"{readable.pk}: can still be read, so it had not been erased. Left as it is.\n"
    assert list(type(readable).objects.all()) == [readable]


def test_a_number_that_is_not_here_is_no_fault(shelf: Any) -> None:
    gone = uuid.uuid4()
    assert again(gone) == (f"{gone}: not here (any more).\n", "")


def test_what_is_held_or_held_on_to_stays_and_is_said(shelf: Any, came_back: Any) -> None:
    from .shelf.models import Pin

    err = StringIO()
    shelf.held.add(came_back.pk)
    with pytest.raises(CommandError, match="1 of 1"):
        call_command("erase_again", "folder", str(came_back.pk), stderr=err)
    shelf.held.clear()
    Pin.objects.create(folder=came_back)
    with pytest.raises(CommandError, match="1 of 1"):
        call_command("erase_again", "folder", str(came_back.pk), stderr=err)
    assert err.getvalue() == f"{came_back.pk}: IsHeld.\n{came_back.pk}: CannotErase.\n"
    assert type(came_back).objects.exists()


def test_a_kind_that_nobody_keeps_is_refused(shelf: Any) -> None:
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("erase_again", "verzonnen", str(uuid.uuid4()))
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("erase_again", "folder", str(uuid.uuid4()), "--ground=verzonnen")
    with pytest.raises(CommandError, match="invalid UUID value"):
        call_command("erase_again", "folder", "geen-nummer")
    with pytest.raises(CommandError, match="records"):
        call_command("erase_again", "folder")


def test_one_command_is_one_trail_in_the_log(make_folder: Make) -> None:
    folders = [make_folder(title) for title in ("een", "twee")]
    for folder in folders:
        folder.data_key.destroy()
    again(*(folder.pk for folder in folders))
    entries = AuditEntry.objects.filter(event="erasure.done")
    assert len(entries) == 2
    assert len({entry.request_id for entry in entries}) == 1
