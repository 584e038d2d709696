"""What is recorded, and when it is written."""

import uuid
from contextlib import suppress

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from inbeeld.foundation.accounts.api import Organisation
from inbeeld.foundation.audit.models import AuditEntry
from inbeeld.foundation.audit.trail import record, trail
from inbeeld.foundation.audit.verification import verify

from .conftest import Somebody


def events() -> list[tuple[str, str]]:
    return list(AuditEntry.objects.order_by("sequence").values_list("event", "outcome"))


class Undone(Exception):
    pass


@pytest.mark.django_db
def test_an_entry_tells_who_did_what_to_which_record_and_why(somebody: Somebody) -> None:
    organisation = Organisation.objects.create(name="Verzonnen zorg", type="shelter", reporter_type="shelter")
    with trail(actor=somebody):
        record("case.read", record=organisation, fields=["safety", "phase"], reason="Dossier overgenomen")
    entry = AuditEntry.objects.get()
    assert (entry.user_id, entry.membership_id, entry.role) == (somebody.user_id, somebody.membership_id, "coordinator")
    assert entry.organisation_id == somebody.organisation_id
    assert (entry.record_kind, entry.record_id) == ("accounts.organisation", organisation.pk)
    assert entry.fields == ["safety", "phase"]
    assert entry.group == "case"
    assert entry.reveal_reason() == "Dossier overgenomen"
    assert b"Dossier" not in bytes(entry.reason or b"")


@pytest.mark.django_db
def test_an_entry_without_a_reason_has_none() -> None:
    record("case.read", kind="cases.case", record_id=uuid.uuid4())
    assert AuditEntry.objects.get().reveal_reason() == ""


@pytest.mark.django_db
def test_a_part_of_a_case_is_found_under_the_case() -> None:
    case = Organisation.objects.create(name="Verzonnen", type="shelter", reporter_type="shelter")
    part = Organisation.objects.create(name="Onderdeel", type="shelter", reporter_type="shelter")
    record("contact.read", record=part, dossier=case)
    entry = AuditEntry.objects.get()
    assert (entry.record_id, entry.dossier_id) == (part.pk, case.pk)


@pytest.mark.django_db
def test_reads_wait_until_the_trail_ends_and_take_one_insert() -> None:
    record("case.read")
    with CaptureQueriesContext(connection) as queries, trail():
        for _ in range(20):
            record("case.read", kind="cases.case", record_id=uuid.uuid4())
        assert AuditEntry.objects.count() == 1
    inserts = [query for query in queries if query["sql"].startswith("INSERT")]
    assert len(inserts) == 1
    assert AuditEntry.objects.count() == 21


@pytest.mark.django_db
def test_a_trail_without_events_asks_nothing_of_the_database() -> None:
    with CaptureQueriesContext(connection) as queries, trail():
        pass
    assert len(queries) == 0


@pytest.mark.django_db(transaction=True)
def test_a_write_stands_in_the_log_as_soon_as_its_transaction_commits() -> None:
    with trail():
        with transaction.atomic():
            record("case.closed")
        assert events() == [("case.closed", "done")]
    assert events() == [("case.closed", "done")]


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_rolls_back_leaves_its_trace() -> None:
    with suppress(Undone), trail(), transaction.atomic():
        record("case.closed", reason="afgerond")
        raise Undone
    assert events() == [("case.closed", "rolled_back")]
    assert AuditEntry.objects.get().reveal_reason() == "afgerond"
    assert verify().intact


@pytest.mark.django_db(transaction=True)
def test_a_savepoint_that_rolls_back_leaves_its_trace_beside_what_was_kept() -> None:
    with trail(), transaction.atomic():
        record("case.opened")
        with suppress(Undone), transaction.atomic():
            record("case.closed")
            raise Undone
        record("case.assigned")
    assert sorted(events()) == [("case.assigned", "done"), ("case.closed", "rolled_back"), ("case.opened", "done")]
    assert verify().intact


@pytest.mark.django_db(transaction=True)
def test_what_was_refused_stays_refused_when_its_transaction_rolls_back() -> None:
    with suppress(Undone), trail(), transaction.atomic():
        record("case.closed", outcome="refused")
        raise Undone
    assert events() == [("case.closed", "refused")]


@pytest.mark.django_db(transaction=True)
def test_a_read_is_kept_when_a_later_write_rolls_back() -> None:
    with suppress(Undone), trail():
        record("case.read")
        with transaction.atomic():
            raise Undone
    assert events() == [("case.read", "done")]


@pytest.mark.django_db
def test_a_trail_inside_a_trail_joins_it(somebody: Somebody) -> None:
    other = Somebody()
    with trail(actor=somebody):
        record("case.read")
        with trail(actor=other):
            record("case.closed")
        record("case.listed")
    found = AuditEntry.objects.order_by("sequence")
    assert [entry.user_id for entry in found] == [somebody.user_id, other.user_id, somebody.user_id]
    assert len({entry.request_id for entry in found}) == 1


@pytest.mark.django_db
def test_many_records_take_one_insert() -> None:
    record("case.read")
    records = [
        Organisation.objects.create(name=f"Verzonnen {n}", type="shelter", reporter_type="shelter") for n in range(5)
    ]
    with CaptureQueriesContext(connection) as queries:
        record("case.reassigned", records=records)
    assert len([query for query in queries if query["sql"].startswith("INSERT")]) == 1
    assert AuditEntry.objects.filter(event="case.reassigned").count() == 5
