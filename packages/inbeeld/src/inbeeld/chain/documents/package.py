"""The documents of a case in a package: of each version the text, as a DOCX; of what was printed here the PDF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case
from inbeeld.foundation.files.api import (
    Examined,
    FileKind,
    LeftOut,
    NotGiven,
    StoredFile,
    from_bytes,
    note_comparison,
    to_bytes,
    to_carry,
)
from inbeeld.foundation.records.api import (
    MOST_ROWS,
    WRITER,
    Arrival,
    PackagePart,
    Row,
    Rows,
    Trunk,
    check_day,
    checked_rows,
    day_of,
    is_text,
    must,
    noon_of,
    writer_of,
)

from .codes import DocumentKind
from .models import CaseDocument, DocumentReading, DocumentVersion
from .services.documents import keep_version, new_document

FIELDS = ("kind", "title", "versions", WRITER)
VERSION_FIELDS = ("file", "name", "came_as", "left_out", "paper", "compared_on", "compared_by", "on", WRITER)
LONGEST_NAME, LONGEST_PAPER = 300, 200


def _tell(case: Case, trunk: Trunk) -> Rows:
    """The newest first, as long as there is room."""
    told: Rows = []
    kept = CaseDocument.objects.filter(case=case, removed_at__isnull=True).order_by("-number")
    for document in kept.select_related("by__user", "by__organisation"):
        versions = list(filter(None, (_version(version, case, trunk) for version in _versions(document))))
        if versions:
            document.data_key = case.data_key
            title, writer = document.reveal("title") or "", writer_of(document.by)
            told.insert(0, {"kind": document.kind, "title": title, "versions": versions[::-1], WRITER: writer})
    return told


def _versions(document: CaseDocument) -> Any:
    return document.versions.select_related("file", "by__user", "by__organisation").order_by("-number")


def _version(version: DocumentVersion, case: Case, trunk: Trunk) -> dict[str, Any] | None:
    stored = version.file
    stored.data_key = version.data_key = case.data_key
    try:
        digest = trunk.put(to_carry(stored))
    except NotGiven:
        digest = None
    if digest is None:
        trunk.left += 1
        return None
    return {
        "file": digest,
        "name": stored.reveal("name"),
        "came_as": stored.kind,
        "left_out": stored.left_out,
        "paper": version.reveal("paper") or "",
        "compared_on": stored.compared_on.isoformat() if stored.compared_on and stored.is_compared else None,
        "compared_by": _compared_by(stored),
        "on": timezone.localdate(version.at).isoformat(),
        WRITER: writer_of(version.by),
    }


def _compared_by(stored: StoredFile) -> str:
    return stored.reveal("compared_by") or "" if stored.is_compared else ""


def _check(rows: Any, files: Collection[str]) -> None:
    for row in checked_rows(rows):
        must(row["kind"] in DocumentKind.values and is_text(row["title"]) and is_text(row[WRITER]))
        for version in checked_rows(row["versions"]):
            _check_version(version, files)


def _check_version(version: Row, files: Collection[str]) -> None:
    must(version["file"] in files)
    must(is_text(version["name"]) and len(version["name"]) <= LONGEST_NAME and is_text(version[WRITER]))
    must(version["came_as"] in {kind.value for kind in FileKind})
    for what, count in version["left_out"].items():
        must(what in {one.value for one in LeftOut} and type(count) is int and 0 <= count <= MOST_ROWS)
    must(is_text(version["paper"]) and len(version["paper"]) <= LONGEST_PAPER)
    check_day(version["compared_on"], may_be_empty=True)
    must(is_text(version["compared_by"]) and len(version["compared_by"]) <= LONGEST_NAME)
    must(version["came_as"] == FileKind.SCAN or not version["compared_on"])
    check_day(version["on"], may_be_empty=False)


def _bring(rows: list[Row], case: Case, arrival: Arrival) -> int:
    """Every document with its versions; how many versions were refused."""
    refused = 0
    for row in rows:
        versions = [version for version in row["versions"] if version["file"] in arrival.files]
        refused += len(row["versions"]) - len(versions)
        if versions:
            _document(row, versions, case, arrival)
    return refused


def _document(row: Row, versions: list[Row], case: Case, arrival: Arrival) -> None:
    document = new_document(case, arrival.by.member, title=row["title"], kind=row["kind"])
    for version in versions:
        examined = _as_it_was(arrival.files[version["file"]], version)
        kept = keep_version(document, arrival.by.member, examined, paper=version["paper"])
        if version["compared_on"]:
            note_comparison(kept.file, who=version["compared_by"], on=day_of(version["compared_on"]))
        DocumentVersion.objects.filter(pk=kept.pk).update(at=noon_of(version["on"]))
    CaseDocument.objects.filter(pk=document.pk).update(at=noon_of(versions[0]["on"]))


def _as_it_was(examined: Examined, version: Row) -> Examined:
    """Under its own name, with what was left out there, and as a scan where its text was read from one."""
    left_out = Counter(version["left_out"]) | Counter(examined.left_out)
    kept = replace(examined, name=version["name"], left_out=dict(left_out))
    if version["came_as"] == FileKind.PRINTED:
        return kept
    document = replace(from_bytes(kept.content), scanned=version["came_as"] == FileKind.SCAN)
    return replace(kept, kind=FileKind(version["came_as"]), content=to_bytes(document))


PARTS: tuple[PackagePart, ...] = (
    PackagePart(
        name="documents",
        fields=(*FIELDS, *VERSION_FIELDS),
        bring=_bring,
        tell=_tell,
        check=_check,
        not_taken=_("documents that this installation refuses: unreadable, or with a virus"),
        accounts_for=(CaseDocument, DocumentReading),
    ),
)
