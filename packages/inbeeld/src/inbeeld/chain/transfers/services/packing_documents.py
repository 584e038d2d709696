"""The documents of a case in a package: of each version the text, as a DOCX; of what was printed here the PDF."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from inbeeld.chain.cases.api import Case
from inbeeld.chain.documents.api import CaseDocument, DocumentVersion
from inbeeld.chain.transfers.contents import WRITER
from inbeeld.chain.transfers.envelopes import LARGEST
from inbeeld.foundation.files.api import NotGiven, StoredFile, to_carry

# What is left over is for all that people wrote.
ROOM = LARGEST * 3 // 4


@dataclass(slots=True)
class Trunk:
    """The documents that go along, and how many versions stay because they do not fit or may not be given."""

    documents: list[dict[str, Any]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict, repr=False)
    left: int = 0

    def put(self, data: bytes) -> str | None:
        """The digest by which the file is found again; None when it does not fit."""
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self.files and sum(map(len, self.files.values())) + len(data) > ROOM:
            return None
        self.files[digest] = data
        return digest


def trunk_of(case: Case) -> Trunk:
    """The newest first, as long as there is room."""
    trunk = Trunk()
    kept = CaseDocument.objects.filter(case=case, removed_at__isnull=True).order_by("-number")
    for document in kept.select_related("by__user", "by__organisation"):
        versions = list(filter(None, (_version(version, case, trunk) for version in _versions(document))))
        if versions:
            document.data_key = case.data_key
            title, writer = document.reveal("title") or "", writer_of(document.by)
            row = {"kind": document.kind, "title": title, "versions": versions[::-1], WRITER: writer}
            trunk.documents.insert(0, row)
    return trunk


def writer_of(member: Any) -> str:
    return f"{member.user.name}, {member.organisation.name}"


def _compared_by(stored: StoredFile) -> str:
    return stored.reveal("compared_by") or "" if stored.is_compared else ""


def _versions(document: CaseDocument) -> Any:
    return document.versions.select_related("file", "by__user", "by__organisation").order_by("-number")


def _version(version: DocumentVersion, case: Case, trunk: Trunk) -> dict[str, Any] | None:
    stored = version.file
    stored.data_key = version.data_key = case.data_key
    try:
        data = to_carry(stored)
    except NotGiven:
        digest = None
    else:
        digest = trunk.put(data)
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
