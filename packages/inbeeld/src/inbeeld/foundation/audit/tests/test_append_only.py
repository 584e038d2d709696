"""The database refuses to change or remove what stands in the log."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from inbeeld.foundation.audit import triggers
from inbeeld.foundation.audit.models import AuditEntry, AuditHead, AuditPurge
from inbeeld.foundation.audit.trail import record

ATTACKS: dict[str, Callable[[], object]] = {
    "change an entry": lambda: AuditEntry.objects.filter(sequence=1).update(event="case.read"),
    "remove an entry": lambda: AuditEntry.objects.filter(sequence=1).delete(),
    "remove all": lambda: AuditEntry.objects.all()._raw_delete("default"),
    "remove the head": lambda: AuditHead.objects.all()._raw_delete("default"),
    "turn back the head": lambda: AuditHead.objects.update(sequence=0),
    "replace an entry": lambda: run(
        "INSERT OR REPLACE INTO audit_auditentry SELECT * FROM audit_auditentry WHERE sequence = 1"
        if connection.vendor == "sqlite"
        else "SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE audit_auditentry"
    ),
}


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db
@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_it_is_refused(attack: Callable[[], object]) -> None:
    record("case.opened")
    record("case.closed")
    with pytest.raises(DatabaseError, match=r"append-only|only grows|stays"), transaction.atomic():
        attack()
    assert list(AuditEntry.objects.order_by("sequence").values_list("event", flat=True)) == [
        "case.opened",
        "case.closed",
    ]


@pytest.mark.django_db
def test_only_what_a_purge_covers_can_go() -> None:
    for event in ("case.opened", "case.read", "case.closed"):
        record(event)
    AuditPurge.objects.create(up_to=2, last_mac=b"x", mac=b"x")
    AuditEntry.objects.filter(sequence__lte=2)._raw_delete("default")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEntry.objects.filter(sequence=3)._raw_delete("default")
    assert AuditEntry.objects.count() == 1


@pytest.mark.django_db
def test_a_purge_cannot_be_taken_back() -> None:
    AuditPurge.objects.create(up_to=2, last_mac=b"x", mac=b"x")
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditPurge.objects.update(up_to=9)
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditPurge.objects.all()._raw_delete("default")


@pytest.mark.django_db
def test_missing_triggers_are_noticed() -> None:
    assert triggers.missing(connection) == []
    run("DROP TRIGGER audit_entry_kept" + (" ON audit_auditentry" if connection.vendor == "postgresql" else ""))
    assert triggers.missing(connection) == ["audit_entry_kept"]
