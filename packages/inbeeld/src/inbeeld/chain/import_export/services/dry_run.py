"""The dry run: every row is read and compared, and nothing is made."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from inbeeld.chain.cases.api import LookAlong, begin_to_look_along
from inbeeld.chain.import_export.faults import Fault
from inbeeld.chain.import_export.mapped import Mapped
from inbeeld.chain.import_export.models import CaseImport
from inbeeld.chain.import_export.row_kinds import LeftOut, kind_of
from inbeeld.chain.import_export.rows import read_row
from inbeeld.chain.import_export.targets import TARGETS, Holder
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record

from .duplicate_check import PossibleDuplicate, duplicates_in
from .preparing import mapped, numbered, pieces_of

PEOPLE = {name for name, target in TARGETS.items() if target.holder is Holder.PERSON}
MOST_FAULTS = 5000
SHOWN = 60


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
    left_out: list[LeftOut] = []
    refused, columns, headings, today = 0, mapped(job), job.reveal("headings"), timezone.localdate()
    look = LookAlong(by) if _names_people(columns) else None
    for piece, rows in pieces_of(job):
        numbered_rows = list(numbered(piece, rows))
        nobody = _tell_of_nobody(numbered_rows, headings, columns)
        left_out += nobody
        passed = {one.row for one in nobody}
        read = [read_row(number, row, columns, today) for number, row in numbered_rows if number not in passed]
        refused += sum(one.case is None for one in read)
        faults += [fault for one in read for fault in one.faults][: MOST_FAULTS - len(faults)]
        with transaction.atomic():
            duplicates += duplicates_in(look, read) if look else []
            CaseImport.objects.filter(pk=job.pk).update(done=F("done") + len(rows), moved_at=timezone.now())
    job.seal(
        faults=[fault.as_list() for fault in faults],
        alike=[duplicate.as_list() for duplicate in duplicates],
        left_out=[one.as_list() for one in left_out],
    )
    job.state, job.done, job.refused, job.checked = CaseImport.State.WAITING, 0, refused, True
    with transaction.atomic():
        job.save(update_fields=["faults", "alike", "left_out", "state", "done", "refused", "checked"])
        record("case_import.read", record=job, actor=by, fields=["rows"])


def _names_people(columns: Mapped) -> bool:
    return bool(PEOPLE & set(columns.columns))


def _tell_of_nobody(rows: Sequence[tuple[int, list[str]]], headings: Sequence[str], columns: Mapped) -> list[LeftOut]:
    kinds = [(number, row, kind_of(row, headings, columns.columns)) for number, row in rows]
    return [LeftOut(number, kind, next(filter(None, row), "")[:SHOWN]) for number, row, kind in kinds if kind]
