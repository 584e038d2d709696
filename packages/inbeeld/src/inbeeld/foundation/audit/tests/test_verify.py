"""Whoever tampers with the log is found out, even without the triggers in his way."""

import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import F
from django.utils import timezone

from inbeeld.foundation.audit import triggers
from inbeeld.foundation.audit.anchors import drop_anchor, read_anchors
from inbeeld.foundation.audit.chain import ChainBroken
from inbeeld.foundation.audit.models import AuditEntry, AuditHead, AuditPurge
from inbeeld.foundation.audit.retention import purge_before
from inbeeld.foundation.audit.trail import record
from inbeeld.foundation.audit.verification import verify

pytestmark = pytest.mark.django_db
EVENTS = ("case.opened", "identity.opened", "case.read", "case.shared", "case.closed", "case.reopened")


@pytest.fixture
def log() -> None:
    for event in EVENTS:
        record(event, reason="verzonnen reden")


@pytest.fixture
def intruder(log: None) -> None:
    """Somebody who owns the database and took the triggers away."""
    triggers.remove(connection)


def faults(anchors: Path | None = None) -> set[tuple[str, int, int]]:
    found = verify(read_anchors(anchors) if anchors else [])
    return {(p["fault"], p["sequence"], p["until"]) for p in found.problems if p["fault"] != "unguarded"}


def entry(number: int) -> AuditEntry:
    return AuditEntry.objects.get(sequence=number)


def renumber(old: int, new: int) -> None:
    AuditEntry.objects.filter(sequence=old).update(sequence=new)


def test_an_untouched_log_is_intact(log: None) -> None:
    found = verify()
    assert (found.intact, found.entries, found.last_sequence) == (True, 6, 6)


def test_an_empty_log_is_intact() -> None:
    assert verify().intact


ANOTHER = uuid.UUID(int=1)
OTHERWISE: dict[str, object] = {
    "at": timezone.now() - timedelta(days=1),
    "event": "case.read",
    "group": "case",
    "outcome": "refused",
    "user_id": ANOTHER,
    "membership_id": ANOTHER,
    "role": "administrator",
    "organisation_id": ANOTHER,
    "record_kind": "verzonnen.soort",
    "record_id": ANOTHER,
    "dossier_id": ANOTHER,
    "owner_id": ANOTHER,
    "rows": ["accounts.membership:1:2"],
    "fields": ["phase"],
    "reason": None,
    "reason_key": None,
    "request_id": ANOTHER,
    "previous_mac": b"x" * 32,
    "mac": b"x" * 32,
}


@pytest.mark.parametrize("column", [field.name for field in AuditEntry._meta.concrete_fields if not field.primary_key])
def test_an_entry_that_differs_in_any_column_is_named(intruder: None, column: str) -> None:
    """A new column fails here until the seal covers it."""
    before = entry(2)
    value = OTHERWISE[column]
    assert getattr(before, column) != value, "this would change nothing"
    AuditEntry.objects.filter(sequence=2).update(**{column: value})
    assert ("changed", 2, 0) in faults()


def test_a_removed_entry_is_named(intruder: None) -> None:
    AuditEntry.objects.filter(sequence__in=[3, 4]).delete()
    assert faults() == {("missing", 3, 4)}


def test_two_entries_that_changed_places_are_named(intruder: None) -> None:
    renumber(2, 100)
    renumber(3, 2)
    renumber(100, 3)
    assert faults() == {("moved", 2, 3), ("moved", 3, 2)}


def test_a_copied_entry_put_in_between_is_named(intruder: None) -> None:
    for number in (6, 5, 4, 3):
        renumber(number, number + 1)
    forged = entry(2)
    forged.sequence = 3
    forged.save(force_insert=True)
    assert ("inserted", 3, 0) in faults()


def test_a_forged_entry_put_in_between_is_named(intruder: None) -> None:
    for number in (6, 5, 4, 3):
        renumber(number, number + 1)
    forged = entry(2)
    forged.sequence, forged.event, forged.mac = 3, "case.read", b"y" * 32
    forged.save(force_insert=True)
    assert ("inserted", 3, 0) in faults()


def test_an_entry_added_beyond_the_end_is_named(intruder: None) -> None:
    forged = entry(6)
    forged.sequence, forged.mac = 7, b"y" * 32
    forged.save(force_insert=True)
    assert faults() == {("inserted", 7, 0)}


def test_removing_and_closing_up_is_noticed(intruder: None) -> None:
    AuditEntry.objects.filter(sequence=3).delete()
    for number in (4, 5, 6):
        renumber(number, number - 1)
    found = faults()
    assert {("moved", 3, 4), ("moved", 4, 5), ("moved", 5, 6), ("tail_missing", 6, 6)} <= found


def test_a_tail_cut_off_is_noticed(intruder: None) -> None:
    AuditEntry.objects.filter(sequence__gt=4).delete()
    assert faults() == {("tail_missing", 5, 6)}


def test_a_tail_cut_off_with_the_head_turned_back_is_noticed(intruder: None) -> None:
    AuditEntry.objects.filter(sequence__gt=4).delete()
    AuditHead.objects.update(sequence=4, mac=entry(4).mac)
    assert faults() == {("head_changed", 4, 0)}


def test_an_older_copy_put_back_is_noticed_by_the_anchor(intruder: None, tmp_path: Path) -> None:
    old = AuditHead.objects.get()
    record("identity.opened")
    drop_anchor(tmp_path / "anchors")
    AuditEntry.objects.filter(sequence=7).delete()
    AuditHead.objects.update(sequence=old.sequence, mac=old.mac, seal=old.seal)
    assert faults() == set()
    assert faults(tmp_path / "anchors") == {("anchor_broken", 7, 0)}


def test_nothing_is_added_to_a_log_whose_end_was_changed(intruder: None) -> None:
    AuditHead.objects.update(sequence=F("sequence") - 1)
    with pytest.raises(ChainBroken):
        record("case.read")


def test_no_second_chain_begins_when_the_end_is_removed(intruder: None) -> None:
    AuditHead.objects.all().delete()
    with pytest.raises(ChainBroken):
        record("case.read")


def test_missing_triggers_are_named(intruder: None) -> None:
    assert "audit_entry_kept" in {problem["detail"] for problem in verify().problems}


def age(numbers: range, years: int) -> None:
    """Real entries of years ago: written then, so their seals hold."""
    from inbeeld.foundation.audit.chain import Event, append

    append([Event("case.read", timezone.now() - timedelta(days=366 * years)) for _ in numbers])


def test_what_is_past_its_term_goes_and_the_rest_still_holds() -> None:
    age(range(4), years=6)
    record("case.closed")
    assert purge_before(timezone.now() - timedelta(days=5 * 366)) == 4
    found = verify()
    assert (found.intact, found.entries, found.last_sequence) == (True, 1, 5)
    record("case.reopened")
    assert verify().intact


def test_a_whole_log_past_its_term_can_go_and_goes_on() -> None:
    age(range(3), years=6)
    assert purge_before(timezone.now() - timedelta(days=5 * 366)) == 3
    record("case.opened")
    assert verify().intact


def test_a_purge_that_was_killed_is_finished_by_the_next() -> None:
    age(range(4), years=6)
    purge_before(timezone.now() - timedelta(days=5 * 366))
    age(range(2), years=6)
    assert purge_before(timezone.now() - timedelta(days=5 * 366)) == 2
    assert verify().intact


def test_a_false_purge_is_noticed(log: None) -> None:
    AuditPurge.objects.create(up_to=2, last_mac=entry(2).mac, mac=b"x" * 32)
    AuditEntry.objects.filter(sequence__lte=2).delete()
    assert faults() == {("purge_forged", 2, 0)}


def test_the_command_says_that_all_is_well(log: None, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("audit", "verify")
    assert "6" in capsys.readouterr().out


def test_the_command_names_what_is_wrong_and_fails(intruder: None, capsys: pytest.CaptureFixture[str]) -> None:
    AuditEntry.objects.filter(sequence=2).update(event="case.read")
    with pytest.raises(CommandError):
        call_command("audit", "verify")
    assert "2" in capsys.readouterr().err
