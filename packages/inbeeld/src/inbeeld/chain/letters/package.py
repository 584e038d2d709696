"""Drafts of letters in a package for another installation; what was made final is a document."""

from __future__ import annotations

from inbeeld.chain.cases.api import Case
from inbeeld.foundation.records.api import Arrival, PackagePart, RecordKind, Row, plain_part

from .codes import Addressee
from .models import Letter


def _letters(rows: list[Row], case: Case, arrival: Arrival) -> int:
    for row in rows:
        letter = Letter(case=case, data_key=case.data_key, by_id=arrival.by.member)
        letter.template, letter.addressee = row["template"][:40], row["addressee"]
        letter.seal(receiver=row["receiver"], subject=row["subject"] or "", body=row["body"] or "")
        letter.save(force_insert=True)
    return 0


PARTS: tuple[PackagePart, ...] = (
    plain_part(
        "letters",
        RecordKind(
            Letter,
            {"addressee": Addressee},
            sealed=("receiver", "subject", "body"),
            names=("template",),
            only={"document__isnull": True},
            order="changed_at",
        ),
        _letters,
    ),
)
