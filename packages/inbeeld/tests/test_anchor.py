"""The end of the log is written down elsewhere each night, so that a tail that is cut off is missed."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django import Settings

from fixtures.personas import Persona
from inbeeld.foundation.audit import triggers
from inbeeld.foundation.audit.anchors import FILE, last_anchor, read_words
from inbeeld.foundation.audit.models import AuditHead
from inbeeld.foundation.audit.trail import record
from inbeeld.foundation.audit.verification import verify
from inbeeld.foundation.notices.telling import tell
from inbeeld.foundation.operations.readiness import findings

pytestmark = pytest.mark.django_db


@pytest.fixture
def anchors(settings: Settings, tmp_path: Path) -> Path:
    settings.AUDIT_ANCHORS = str(tmp_path)
    return tmp_path / FILE


def cut_tail() -> None:
    """An older head is put back, and what came after it goes: with plain SQL, past the triggers."""
    old = AuditHead.objects.get()
    record("identity.opened")
    call_command("anchor_log", stdout=StringIO())
    triggers.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_auditentry WHERE sequence > %s", [old.sequence])
        cursor.execute(
            "UPDATE audit_audithead SET sequence = %s, mac = %s, seal = %s",
            [old.sequence, bytes(old.mac), bytes(old.seal)],
        )
    triggers.install(connection)


def test_the_night_writes_it_down_and_a_cut_tail_is_found_by_verify(
    anchors: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record("case.opened")
    call_command("nightly", stdout=StringIO())
    before = len(anchors.read_text().splitlines())
    assert before == 1
    assert verify().intact
    cut_tail()
    assert verify().intact  # the database alone tells nothing: that is what anchors are for
    with pytest.raises(CommandError):
        call_command("verify")
    assert "anker" in capsys.readouterr().err.lower()


def test_an_anchor_from_a_letter_finds_it_too(anchors: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record("case.opened")
    record("case.read")
    anchor = last_anchor()
    assert anchor is not None
    assert read_words(f"logboek-2026-01-01-anker-{anchor.words}.csv").sequence == anchor.sequence
    call_command("audit", "verify", anchor=[anchor.words])
    record("identity.opened")
    other = f"{anchor.sequence + 1}-{'0' * 16}"
    with pytest.raises(CommandError):
        call_command("audit", "verify", anchor=[other])


def test_only_its_owner_reads_the_file_and_each_line_is_whole(anchors: Path) -> None:
    record("case.opened")
    for _night in range(3):
        call_command("anchor_log", stdout=StringIO())
    assert anchors.stat().st_mode & 0o077 == 0
    assert {json.loads(line)["sequence"] for line in anchors.read_text().splitlines()} == {1}


def test_without_a_place_readiness_says_so_and_the_night_goes_on(settings: Settings) -> None:
    settings.AUDIT_ANCHORS = ""
    call_command("anchor_log", stdout=StringIO())
    assert next(one for one in findings() if one.name == "anchors").detail == "no place is named for them"


def test_a_place_that_cannot_be_written_makes_the_night_say_so(settings: Settings, tmp_path: Path) -> None:
    settings.AUDIT_ANCHORS = str(tmp_path / "not" / "there")
    record("case.opened")
    with pytest.raises(CommandError):
        call_command("anchor_log", stdout=StringIO())


def test_the_privacy_officer_gets_one_with_each_notice_and_nobody_else_does(
    privacy_officer: Persona, coordinator: Persona
) -> None:
    record("case.opened")
    for persona in (privacy_officer, coordinator):
        assert persona.membership is not None
        tell(persona.membership, "emergency.opened")
    anchor = last_anchor()
    assert anchor is not None
    told = {letter.to[0]: anchor.words in str(letter.body) for letter in mail.outbox}
    assert told == {privacy_officer.user.email: True, coordinator.user.email: False}


def test_an_export_of_the_log_bears_one_in_its_name(privacy_officer: Persona) -> None:
    record("case.opened")
    anchor = last_anchor()
    assert anchor is not None
    answer = privacy_officer.client.get("/toezicht/bestand/csv/")
    words = read_words(answer["Content-Disposition"])
    assert words.sequence >= anchor.sequence
