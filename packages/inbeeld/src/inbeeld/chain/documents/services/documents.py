"""Adding, giving, sending and removing documents of a case."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from inbeeld.chain.cases.api import Case, locked_open
from inbeeld.chain.consents.api import SentKind, register_sent
from inbeeld.chain.documents.codes import DocumentKind
from inbeeld.chain.documents.models import CaseDocument, Dispatch, DocumentVersion
from inbeeld.foundation.access.api import Action, Actor, Part
from inbeeld.foundation.accounts.api import Organisation
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.files.api import Examined, StoredFile, note_comparison, store
from inbeeld.foundation.records.api import locked, new_id, saved_before


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDetails:
    title: str
    kind: str
    file: Examined
    paper: str = ""  # where the paper is kept that was scanned or typed over


def add_document(
    case: Case, *, by: Actor, details: DocumentDetails, record_id: uuid.UUID | None = None
) -> CaseDocument:
    by.must(Action.CASE_WRITE, case, Part.DOCUMENTS)
    with transaction.atomic():
        current = locked_open(case)
        if before := saved_before(CaseDocument, record_id, case=current):
            return before
        document = new_document(current, by.member, title=details.title, kind=details.kind, record_id=record_id)
        keep_version(document, by.member, details.file, paper=details.paper)
        record("document.added", record=document, dossier=current, actor=by, fields=["title", "kind"])
    return document


def new_document(
    case: Case, member: uuid.UUID, *, title: str, kind: str, record_id: uuid.UUID | None = None
) -> CaseDocument:
    """The next document of a case that is held; the caller adds a version and writes it down."""
    last = case.documents.aggregate(last=Max("number"))["last"] or 0
    document = CaseDocument(
        pk=new_id(record_id), case=case, data_key=case.data_key, number=last + 1, kind=kind, by_id=member
    )
    document.seal(title=title)
    document.save(force_insert=True)
    return document


def add_version(document: CaseDocument, *, by: Actor, file: Examined, paper: str = "") -> DocumentVersion:
    """Put a new version above the old ones; the same file twice in a row is one version."""
    by.must(Action.CASE_WRITE, document.case, Part.DOCUMENTS)
    with transaction.atomic():
        current = locked_open(document.case)
        newest = document.versions.select_related("file__data_key", "data_key").first()
        if newest is not None and newest.file.reveal("digest") == file.digest:
            return newest
        version = keep_version(document, by.member, file, paper=paper)
        record("document.version_added", record=document, dossier=current, actor=by)
    return version


def keep_version(document: CaseDocument, member: uuid.UUID, file: Examined, *, paper: str = "") -> DocumentVersion:
    last = document.versions.aggregate(last=Max("number"))["last"] or 0
    stored = store(file, data_key=document.data_key)
    version = DocumentVersion(document=document, data_key=document.data_key, number=last + 1, file=stored, by_id=member)
    version.seal(paper=paper or None)
    version.save(force_insert=True)
    return version


def give_version(version: DocumentVersion, *, by: Actor) -> None:
    """Write down that somebody gets the document; call it before it is given."""
    version.must_be_genuine()
    version.document.must_be_genuine()
    case = version.document.case
    by.must(Action.CASE_READ, case, Part.DOCUMENTS)
    record("document.given", record=version.document, dossier=case, actor=by)


def compare_version(version: DocumentVersion, *, by: Actor) -> None:
    """Write down that somebody compared the text of a scan with the paper; the first time counts."""
    by.must(Action.CASE_WRITE, version.document.case, Part.DOCUMENTS)
    with transaction.atomic():
        current = locked_open(version.document.case)
        stored = StoredFile.objects.select_for_update(of=("self",)).select_related("data_key").get(pk=version.file_id)
        if stored.is_compared:
            return
        note_comparison(stored, who=by.name, on=timezone.localdate())
        record("document.compared", record=version.document, dossier=current, actor=by)


def note_paper(version: DocumentVersion, *, by: Actor, paper: str) -> None:
    """Say where the paper is kept of which a scan was read; the first time counts."""
    by.must(Action.CASE_WRITE, version.document.case, Part.DOCUMENTS)
    with transaction.atomic():
        current = locked_open(version.document.case)
        kept = DocumentVersion.objects.select_for_update(of=("self",)).select_related("file").get(pk=version.pk)
        if not kept.lacks_paper:
            return
        kept.data_key = version.document.data_key
        kept.seal(paper=paper)
        kept.save(update_fields=["paper"])
        record("document.paper_noted", record=version.document, dossier=current, actor=by)


def remove_document(document: CaseDocument, *, by: Actor, reason: str) -> None:
    """Erase a document in all its versions and its title; that it was there, and why it went, stays."""
    by.must(Action.CASE_WRITE, document.case)
    with transaction.atomic():
        case = locked(document.case)
        current = CaseDocument.objects.select_related("data_key").get(pk=document.pk)
        if current.removed_at is not None:
            return
        files = list(current.versions.values_list("file_id", flat=True))
        current.versions.all().delete()
        StoredFile.objects.filter(pk__in=files).delete()
        current.title, current.removed_at, current.removed_by_id = None, timezone.now(), by.member
        current.seal(removal_reason=reason)
        current.save()
        record("document.removed", record=current, dossier=case, actor=by, reason=reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchDetails:
    to: str
    organisation: Organisation | None
    how: str
    purpose: str
    ground: str
    on: dt.date


def note_dispatch(document: CaseDocument, *, by: Actor, details: DispatchDetails) -> Dispatch:
    """Write down that the newest version left the house, where a withdrawal of consent looks for it."""
    case = document.case
    by.must(Action.CASE_WRITE, case)
    with transaction.atomic():
        sent = register_sent(
            case,
            by=by,
            kind=SentKind.LETTER if document.kind == DocumentKind.LETTER else SentKind.DOCUMENT,
            what=document.reveal("title"),
            to=details.to,
            organisation=details.organisation,
            purpose=details.purpose,
            ground=details.ground,
            on=details.on,
        )
        newest = document.versions.latest("number")
        return Dispatch.objects.create(sent=sent, document=document, version=newest.number, how=details.how)
