"""A file is handed in, to be read by the worker."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db import transaction

from inbeeld.chain.cases.api import Case, locked_open
from inbeeld.chain.documents import waiting_files
from inbeeld.chain.documents.codes import ReadingState
from inbeeld.chain.documents.models import CaseDocument, DocumentReading
from inbeeld.chain.documents.tasks import read_document
from inbeeld.foundation.access.api import Action, Actor, Part
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.files.api import Upload, in_pieces
from inbeeld.foundation.records.api import new_id, saved_before

MOST_WAITING = 10


class TooManyWaiting(Exception):
    """So many files of this case are being read that no other is taken yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    file: Upload
    title: str
    kind: str
    paper: str = ""


def hand_in_document(
    case: Case, *, by: Actor, details: HandedIn, record_id: uuid.UUID | None = None
) -> DocumentReading:
    """A new document; pressing twice hands in one."""
    by.must(Action.CASE_WRITE, case, Part.DOCUMENTS)
    return _hand_in(case, None, by=by, details=details, record_id=record_id)


def hand_in_version(document: CaseDocument, *, by: Actor, file: Upload, paper: str = "") -> DocumentReading:
    by.must(Action.CASE_WRITE, document.case, Part.DOCUMENTS)
    details = HandedIn(file=file, title=document.reveal("title"), kind=document.kind, paper=paper)
    return _hand_in(document.case, document, by=by, details=details, record_id=None)


def forget_reading(reading: DocumentReading, *, by: Actor) -> None:
    """What was typed with a file that could not be read is no longer needed."""
    by.must(Action.CASE_WRITE, reading.case, Part.DOCUMENTS)
    with transaction.atomic():
        kept = DocumentReading.objects.select_for_update().filter(pk=reading.pk, state=ReadingState.REFUSED).first()
        if kept is not None:
            record("document.reading_forgotten", record=kept, dossier=reading.case, actor=by)
            kept.delete()


def _hand_in(
    case: Case, document: CaseDocument | None, *, by: Actor, details: HandedIn, record_id: uuid.UUID | None
) -> DocumentReading:
    with transaction.atomic():
        current = locked_open(case)
        if before := saved_before(DocumentReading, record_id, case=current):
            return before
        if current.readings.filter(state=ReadingState.READING).count() >= MOST_WAITING:
            raise TooManyWaiting
        reading = DocumentReading(
            pk=new_id(record_id),
            case=current,
            document=document,
            data_key=current.data_key,
            kind=details.kind,
            size=len(details.file.content),
            by_id=by.member,
        )
        reading.seal(title=details.title, paper=details.paper or None, name=details.file.name)
        reading.save(force_insert=True)
        waiting_files.keep(reading, in_pieces(details.file.content))
        record("document.handed_in", record=reading, dossier=current, actor=by)
        read_document.enqueue(str(reading.pk))
    return reading
