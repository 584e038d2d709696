"""What somebody said or asked about their file, in a package for another installation."""

from __future__ import annotations

from dataclasses import replace

from django.utils import timezone

from inbeeld.chain.cases.api import Case
from inbeeld.foundation.records.api import Arrival, PackagePart, RecordKind, Row, day_of, plain_part, written

from . import codes
from .models import DestructionRequest, PersonFile, Statement


def _statements(rows: list[Row], case: Case, arrival: Arrival) -> int:
    for row in rows:
        statement = Statement(case=case, data_key=case.data_key, by_id=arrival.by.member, kind=row["kind"])
        statement.received_on = day_of(row["received_on"])
        statement.seal(text=row["text"] or "")
        _decided(statement, row, arrival)
    return 0


def _requests(rows: list[Row], case: Case, arrival: Arrival) -> int:
    for row in rows:
        request = DestructionRequest(case=case, data_key=case.data_key, by_id=arrival.by.member)
        request.asked_by, request.asked_on, request.due_on = (
            row["asked_by"],
            day_of(row["asked_on"]),
            day_of(row["due_on"]),
        )
        request.exception = row["exception"]
        _decided(request, row, arrival)
    return 0


def _decided(record: Statement | DestructionRequest, row: Row, arrival: Arrival) -> None:
    """Decided there, as its reason says; or still to decide, and then it is to be decided here."""
    record.decision = row["decision"]
    if record.decision:
        record.decided_by_id, record.decided_at = arrival.by.member, timezone.now()
    record.seal(reason=written(row, row["reason"]))
    record.save(force_insert=True)


_REQUESTS = plain_part(
    "destruction_requests",
    RecordKind(
        DestructionRequest,
        {
            "asked_by": codes.Asker,
            "decision": codes.DestructionDecision,
            "exception": codes.DestructionException,
        },
        ("asked_on", "due_on"),
        sealed=("reason",),
    ),
    _requests,
)
PARTS: tuple[PackagePart, ...] = (
    plain_part(
        "statements",
        RecordKind(
            Statement,
            {"kind": codes.StatementKind, "decision": codes.StatementDecision},
            ("received_on",),
            sealed=("text", "reason"),
        ),
        _statements,
    ),
    # A file that was made here is given here.
    replace(_REQUESTS, accounts_for=(DestructionRequest, PersonFile)),
)
