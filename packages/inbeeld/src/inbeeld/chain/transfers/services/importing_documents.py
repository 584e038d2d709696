"""Documents, drafts of letters and what he asked or said, as they came in a package."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from inbeeld.chain.cases.api import Case
from inbeeld.chain.documents.api import CaseDocument, DocumentVersion, keep_version, new_document
from inbeeld.chain.letters.api import Letter
from inbeeld.chain.subject_access.api import DestructionRequest, Statement
from inbeeld.foundation.files.api import Examined, Kind, Refused, examine, from_bytes, note_comparison, to_bytes

from .arriving import day_of, noon_of, written

Row = Mapping[str, Any]


def examine_files(files: Mapping[str, bytes]) -> dict[str, Examined]:
    """Nothing is believed of a file because a known sender signed it: each is read and scanned here once more.

    Those that are refused are not among the answers. It takes a while: call it before the transaction.
    """
    found = {}
    for digest, data in files.items():
        try:
            found[digest] = examine(ContentFile(data))
        except Refused:
            continue
    return found


def bring_documents(rows: Iterable[Row], case: Case, member: uuid.UUID, examined: Mapping[str, Examined]) -> int:
    """Every document with its versions; how many versions were refused."""
    refused = 0
    for row in rows:
        versions = [version for version in row["versions"] if version["file"] in examined]
        refused += len(row["versions"]) - len(versions)
        if versions:
            _document(row, versions, case, member, examined)
    return refused


def _document(row: Row, versions: list[Row], case: Case, member: uuid.UUID, examined: Mapping[str, Examined]) -> None:
    document = new_document(case, member, title=row["title"], kind=row["kind"])
    for version in versions:
        kept = keep_version(document, member, _as_it_was(examined[version["file"]], version), paper=version["paper"])
        if version["compared_on"]:
            note_comparison(kept.file, who=version["compared_by"], on=day_of(version["compared_on"]))
        DocumentVersion.objects.filter(pk=kept.pk).update(at=noon_of(version["on"]))
    CaseDocument.objects.filter(pk=document.pk).update(at=noon_of(versions[0]["on"]))


def _as_it_was(examined: Examined, version: Row) -> Examined:
    """Under its own name, with what was left out there, and as a scan where its text was read from one."""
    left_out = Counter(version["left_out"]) | Counter(examined.left_out)
    kept = replace(examined, name=version["name"], left_out=dict(left_out))
    if version["came_as"] == Kind.PRINTED:
        return kept
    document = replace(from_bytes(kept.content), scanned=version["came_as"] == Kind.SCAN)
    return replace(kept, kind=Kind(version["came_as"]), content=to_bytes(document))


def bring_papers(told: Mapping[str, Any], case: Case, member: uuid.UUID) -> None:
    for row in told["letters"]:
        letter = Letter(case=case, data_key=case.data_key, by_id=member)
        letter.template, letter.addressee = row["template"][:40], row["addressee"]
        letter.seal(receiver=row["receiver"], subject=row["subject"] or "", body=row["body"] or "")
        letter.save(force_insert=True)
    for row in told["statements"]:
        statement = Statement(case=case, data_key=case.data_key, by_id=member, kind=row["kind"])
        statement.received_on = day_of(row["received_on"])
        statement.seal(text=row["text"] or "")
        _decided(statement, row, member)
    for row in told["destruction_requests"]:
        request = DestructionRequest(case=case, data_key=case.data_key, by_id=member, asked_by=row["asked_by"])
        request.asked_on, request.due_on = day_of(row["asked_on"]), day_of(row["due_on"])
        request.exception = row["exception"]
        _decided(request, row, member)


def _decided(record: Statement | DestructionRequest, row: Row, member: uuid.UUID) -> None:
    """Decided there, as its reason says; or still to decide, and then it is to be decided here."""
    record.decision = row["decision"]
    if record.decision:
        record.decided_by_id, record.decided_at = member, timezone.now()
    record.seal(reason=written(row, row["reason"]))
    record.save(force_insert=True)
