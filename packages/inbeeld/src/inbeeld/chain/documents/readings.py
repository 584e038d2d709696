"""From a file that was handed in to a document: sealed while it waits, read by the worker, destroyed at the end.

Reading a scan takes minutes and much memory, so no request does it. The task may be killed at any moment and begun
again: until the document is there the file stays, and the same transaction makes the document and destroys the file.
"""

from __future__ import annotations

import datetime as dt
import uuid
from io import BytesIO

from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.db import transaction
from django.utils import timezone

from inbeeld.chain.cases.api import CaseIsClosed
from inbeeld.foundation.access.api import Actor, actor_for
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.audit.api import record, trail
from inbeeld.foundation.files.api import Examined, Refused, Scans, examine
from inbeeld.foundation.records.api import locked
from inbeeld.foundation.vault.api import RowForged, Tampered

from . import waiting_files
from .codes import ON_PAPER, NotRead, ReadingState
from .models import DocumentReading
from .services.documents import DocumentDetails, add_document, add_version

REFUSED_FOR = dt.timedelta(days=7)  # what was typed stays this long, to be handed in again
READ_FOR = dt.timedelta(days=1)  # the page that waits leads to the document
LONGEST = dt.timedelta(hours=6)  # a file that was not read by then is destroyed unread


class _Gone(Exception):
    """What is to be read is not there, or not as it was handed in."""


def scans_of(kind: str) -> Scans:
    """A picture that is a file of its own is read for kinds of document that are signed paper."""
    return Scans.PICTURES if kind in ON_PAPER else Scans.PAGES


def read(pk: uuid.UUID | str) -> None:
    """The work of the task; whatever goes wrong ends in a state that people see."""
    reading = _waiting(pk)
    if reading is None:
        return
    try:
        reading.must_be_genuine()
        actor = _acting(reading)
        examined = examine(_file(reading), scans_of(reading.kind))
        with trail(actor):
            _keep(reading, examined, by=actor)
    except Refused as problem:
        end(pk, problem.refusal)
    except CaseIsClosed:
        end(pk, NotRead.CLOSED)
    except PermissionDenied:
        end(pk, NotRead.NO_RIGHT)
    except (_Gone, RowForged, Tampered):
        end(pk, NotRead.LOST)


def end(pk: uuid.UUID | str, why: str) -> None:
    """It could not be read: the file is destroyed, and what was typed with it stays for another try."""
    with transaction.atomic():
        reading = DocumentReading.objects.select_for_update().filter(pk=pk, state=ReadingState.READING).first()
        if reading is None:
            return
        waiting_files.destroy(reading)
        DocumentReading.objects.filter(pk=pk).update(state=ReadingState.REFUSED, refusal=why)
        with trail():
            record("document.not_read", record=reading, dossier=reading.case)


def end_late() -> int:
    """Files that nobody read within hours are destroyed, and what is over is forgotten; how many were late."""
    now = timezone.now()
    late = DocumentReading.objects.filter(state=ReadingState.READING, at__lt=now - LONGEST)
    keys = list(late.values_list("pk", flat=True))
    for pk in keys:
        end(pk, NotRead.STOPPED)
    DocumentReading.objects.filter(state=ReadingState.READ, at__lt=now - READ_FOR).delete()
    DocumentReading.objects.filter(state=ReadingState.REFUSED, at__lt=now - REFUSED_FOR).delete()
    return len(keys)


def _waiting(pk: uuid.UUID | str) -> DocumentReading | None:
    rows = DocumentReading.objects.filter(state=ReadingState.READING)
    return rows.select_related("data_key", "case", "document__case", "by__user").filter(pk=pk).first()


def _acting(reading: DocumentReading) -> Actor:
    if not Membership.objects.that_hold_for(reading.by.user).filter(pk=reading.by_id).exists():
        raise PermissionDenied
    return actor_for(reading.by, second_factor=True)


def _file(reading: DocumentReading) -> File[bytes]:
    found = waiting_files.content_of(reading)
    if len(found) != reading.size:
        raise _Gone
    return File(BytesIO(found), name=reading.reveal("name"))


def _keep(reading: DocumentReading, examined: Examined, *, by: Actor) -> None:
    with transaction.atomic():
        current = locked(reading)
        if current.state != ReadingState.READING:
            return
        paper = reading.reveal("paper") or ""
        if reading.document is not None:
            add_version(reading.document, by=by, file=examined, paper=paper)
        else:
            title = reading.reveal("title")
            details = DocumentDetails(title=title, kind=reading.kind, file=examined, paper=paper)
            add_document(reading.case, by=by, details=details, record_id=reading.pk)
        waiting_files.destroy(current)
        DocumentReading.objects.filter(pk=current.pk).update(state=ReadingState.READ)
