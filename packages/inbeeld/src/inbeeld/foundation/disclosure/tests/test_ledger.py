"""The ledger in the database: only added to, each line bound to the one before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from inbeeld.foundation.disclosure.api import LedgerBroken, Publication, triggers
from inbeeld.foundation.disclosure.ledger import ledger
from inbeeld.foundation.disclosure.models import LedgerLine

Publish = Callable[..., Publication]
pytestmark = pytest.mark.django_db


def execute(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE disclosure_ledgerline SET line = '{}'",
        "UPDATE disclosure_ledgerline SET number = 7",
        "DELETE FROM disclosure_ledgerline",
    ],
)
def test_the_database_refuses_to_change_or_remove_a_line(publish: Publish, statement: str) -> None:
    publish()
    with pytest.raises(DatabaseError, match="append-only"):
        execute(statement)


def test_the_database_refuses_to_replace_a_line(publish: Publish) -> None:
    publish()
    kept = LedgerLine.objects.get()
    with pytest.raises(DatabaseError), transaction.atomic():
        LedgerLine(number=kept.number, line="{}").save(force_insert=True)
    assert LedgerLine.objects.get().line == kept.line


def test_a_line_that_somebody_wrote_past_the_guards_is_noticed(publish: Publish) -> None:
    publish()
    triggers.remove(connection)
    execute("UPDATE disclosure_ledgerline SET line = replace(line, 'hidden', 'shown')")
    with pytest.raises(LedgerBroken):
        ledger()


def test_lines_taken_from_the_end_past_the_guards_are_missed(publish: Publish) -> None:
    publish()
    triggers.remove(connection)
    execute("DELETE FROM disclosure_ledgerline")
    with pytest.raises(LedgerBroken):
        ledger()
