"""The dry run: every row is read and compared, and nothing is made."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from inbeeld.chain.cases.api import LookAlong, NewCase, begin_to_look_along
from inbeeld.chain.import_export.cells import Fault, Mapped, read_row
from inbeeld.chain.import_export.models import CaseImport
from inbeeld.chain.import_export.targets import TARGETS, Holder
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record

from .duplicate_check import PossibleDuplicate, duplicates_in
from .preparing import mapped, numbered, pieces_of

PEOPLE = {name for name, target in TARGETS.items() if target.holder is Holder.PERSON}
MOST_FAULTS = 5000


@transaction.atomic
def begin(job: CaseImport, *, by: Actor) -> None:
    """Let it begin; the caller puts the task in the queue. Raises `TooManyLooks` after too many lists with names."""
    by.must(Action.CASE_IMPORT, job)
    if _names_people(mapped(job)):
        begin_to_look_along(by)
    CaseImport.objects.filter(pk=job.pk).update(state=CaseImport.State.READING, done=0, moved_at=timezone.now())
    record("case_import.tried", record=job, actor=by)


def read_all(job: CaseImport, *, by: Actor) -> None:
    """Read every row, and keep what is wrong and what may be here already; from the first row when it stalled."""
    by.must(Action.CASE_IMPORT, job)
    CaseImport.objects.filter(pk=job.pk).update(done=0, moved_at=timezone.now())
    faults: list[Fault] = []
    duplicates: list[PossibleDuplicate] = []
    refused, columns, today = 0, mapped(job), timezone.localdate()
    look = LookAlong(by) if _names_people(columns) else None
    for piece, rows in pieces_of(job):
        read = {number: read_row(number, row, columns, today) for number, row in numbered(piece, rows)}
        wrong = _wrong(read)
        refused += len(wrong)
        faults += [fault for found in wrong for fault in found][: MOST_FAULTS - len(faults)]
        with transaction.atomic():
            duplicates += duplicates_in(look, read) if look else []
            CaseImport.objects.filter(pk=job.pk).update(done=F("done") + len(rows), moved_at=timezone.now())
    job.seal(faults=[fault.as_list() for fault in faults], alike=[duplicate.as_list() for duplicate in duplicates])
    job.state, job.done, job.refused, job.checked = CaseImport.State.WAITING, 0, refused, True
    with transaction.atomic():
        job.save(update_fields=["faults", "alike", "state", "done", "refused", "checked"])
        record("case_import.read", record=job, actor=by, fields=["rows"])


def _names_people(columns: Mapped) -> bool:
    return bool(PEOPLE & set(columns.columns))


def _wrong(read: Mapping[int, NewCase | list[Fault]]) -> list[list[Fault]]:
    return [found for found in read.values() if isinstance(found, list)]
