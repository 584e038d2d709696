"""Many people at once still make one chain."""

import threading
from contextlib import suppress

import pytest
from django.db import connection, transaction

from inbeeld.foundation.audit.models import AuditEntry
from inbeeld.foundation.audit.trail import record, trail
from inbeeld.foundation.audit.verification import verify

PEOPLE = 6
ROUNDS = 8


def undo(*, every_third: int) -> None:
    if every_third % 3 == 0:
        raise LookupError


def work(faults: list[Exception], together: threading.Barrier) -> None:
    try:
        connection.ensure_connection()
        together.wait()
        for turn in range(ROUNDS):
            with suppress(LookupError), trail():
                record("case.read")
                with transaction.atomic():
                    record("case.closed")
                    undo(every_third=turn)
    except Exception as fault:
        faults.append(fault)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_no_entry_is_lost_doubled_or_out_of_order() -> None:
    faults: list[Exception] = []
    together = threading.Barrier(PEOPLE)
    people = [threading.Thread(target=work, args=[faults, together]) for _ in range(PEOPLE)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert faults == []
    found = verify()
    assert found.intact
    assert found.entries == PEOPLE * ROUNDS * 2
    assert AuditEntry.objects.filter(outcome="rolled_back").count() == PEOPLE * len(range(0, ROUNDS, 3))
