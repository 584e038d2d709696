"""The import itself, a piece at a time: cases made, rows erased, so that it can stop anywhere and go on."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import Case, open_cases
from inbeeld.chain.import_export.mapped import Mapped
from inbeeld.chain.import_export.models import CaseImport, ImportedCase, ImportPiece
from inbeeld.chain.import_export.rows import RowRead, read_row
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record

from .bringing_along import bring_along
from .dependents import what_hangs_on
from .duplicate_check import passed_over
from .preparing import mapped, numbered


class NotChecked(Exception):
    """An import begins only after its rows were read with the columns as they are now."""


@transaction.atomic
def start(job: CaseImport, *, by: Actor) -> None:
    """Let it begin, or go on after it stalled; the caller puts the task in the queue."""
    by.must(Action.CASE_IMPORT, job)
    current = CaseImport.objects.select_for_update(of=("self",)).get(pk=job.pk)
    if current.state == CaseImport.State.WAITING and not current.checked:
        raise NotChecked
    if current.state == CaseImport.State.WAITING:
        record("case_import.started", record=current, actor=by, fields=["rows"])
    if current.state in {CaseImport.State.WAITING, CaseImport.State.RUNNING}:
        CaseImport.objects.filter(pk=job.pk).update(state=CaseImport.State.RUNNING, moved_at=timezone.now())


def run(job: CaseImport, *, by: Actor) -> None:
    """Every piece that still waits, each in a transaction of its own."""
    by.must(Action.CASE_IMPORT, job)
    columns, passed = mapped(job), passed_over(job)
    while (piece := job.pieces.first()) is not None:
        _import_piece(job, piece, columns, passed, by)
    with transaction.atomic():
        job.seal(headings=[], mapping=None)
        job.save(update_fields=["headings", "mapping"])
        CaseImport.objects.filter(pk=job.pk).update(state=CaseImport.State.DONE, moved_at=timezone.now())


@transaction.atomic
def _import_piece(job: CaseImport, piece: ImportPiece, columns: Mapped, passed: set[int], by: Actor) -> None:
    locked = ImportPiece.objects.select_for_update(of=("self",)).filter(pk=piece.pk).first()
    if locked is None:
        return  # another worker took it
    locked.data_key = job.data_key
    rows = locked.reveal("rows")
    with translation.override("nl"):
        why = _("Brought along from an earlier list.")
        new = [read for read in _readable(locked, rows, columns) if read.number not in passed]
    if new and job.region:
        opened = [read.case for read in new if read.case]
        cases = open_cases(by=by, organisation=job.organisation, region=job.region, new=opened, why=why)
        bring_along(job, [(case, read.along) for case, read in zip(cases, new, strict=True)], by=by, why=why)
        _remember(job, [read.number for read in new], cases)
    locked.delete()
    CaseImport.objects.filter(pk=job.pk).update(done=F("done") + len(rows), moved_at=timezone.now())


def _readable(piece: ImportPiece, rows: list[list[str]], columns: Mapped) -> list[RowRead]:
    today = timezone.localdate()
    read = [read_row(number, row, columns, today) for number, row in numbered(piece, rows)]
    return [one for one in read if one.case]


def _remember(job: CaseImport, rows: list[int], cases: list[Case]) -> None:
    hung = what_hangs_on([case.pk for case in cases])
    ImportedCase.objects.bulk_create(
        ImportedCase(job=job, case=case, row=row, hung=hung[case.pk]) for row, case in zip(rows, cases, strict=True)
    )
