"""Old master keys are removed by two persons, and never one that is in use."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import Settings

from fixtures.personas import Persona
from fixtures.waiting import night_after, wait_out
from inbeeld.foundation.administration.services.master_keys import ask_to_retire
from inbeeld.foundation.four_eyes.api import FourEyesRequest, Hindered, agree
from inbeeld.foundation.vault.api import SETTLING, KeyFile

PAGE = "/beheer/sleutels/"


@pytest.fixture
def file(db: None, settings: Settings, tmp_path: Path) -> KeyFile:
    """Made before the people of a test, whose rows stand under it."""
    settings.KEY_FILE = tmp_path / "keys.json"
    settings.CREATE_MISSING_KEYS = False
    call_command("keys", "create")
    return KeyFile()


def rotated(file: KeyFile) -> str:
    """The key before, which wraps nothing any more."""
    name = file.current_key_id()
    file.change(lambda ring: ring.rotated(datetime.now(UTC) - SETTLING - timedelta(minutes=1)))
    call_command("keys", "rotate")
    file.change(lambda ring: ring.rotated(datetime.now(UTC) - SETTLING - timedelta(minutes=1)))
    call_command("keys", "rotate")
    return name


def test_two_persons_remove_what_wraps_nothing(file: KeyFile, administrator: Persona, privacy_officer: Persona) -> None:
    old = rotated(file)
    assert old in administrator.client.get(PAGE).content.decode()
    administrator.client.post(PAGE, {"reason": "Gewisseld na een gestolen laptop."})
    asked = FourEyesRequest.objects.get()
    assert old in asked.facts["names"]
    agree(wait_out(asked), by=privacy_officer.actor, answer="Gezien.")
    assert old in file.ring().masters
    assert night_after(asked).state == "done"
    assert old not in file.ring().masters
    assert file.current_key_id() in file.ring().masters


def test_without_an_old_key_there_is_nothing_to_ask(file: KeyFile, administrator: Persona) -> None:
    assert "kan geen hoofdsleutel weg" in administrator.client.get(PAGE).content.decode()
    with pytest.raises(Hindered):
        ask_to_retire(by=administrator.actor, reason="x")
