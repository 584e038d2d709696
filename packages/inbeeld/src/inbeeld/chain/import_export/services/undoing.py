"""Undoing an import as a whole: every case that nobody touched since is erased; the others stay and are named."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.cases.api import Case
from inbeeld.chain.import_export.models import CaseImport, ImportedCase
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.four_eyes.api import act_of, ask_for, decided_by_two
from inbeeld.foundation.vault.api import DataKey

from .dependents import what_hangs_on

AT_ONCE = 250
UNDOING = "import.undoing"


class NotDecided(Exception):
    """There are too many cases in it for one person to erase alone."""


@transaction.atomic
def begin_to_undo(job: CaseImport, *, by: Actor) -> None:
    """Of a few cases at once (`UNDOING`; the caller puts the task in the queue); of many a second person decides.
    Raises Hindered."""
    by.must(Action.CASE_IMPORT, job)
    number = job.imported.count()
    if needs_decision(job, number):
        organisation, region = job.organisation_id, job.region_id
        ask_for(UNDOING, job.pk, by=by, organisation_id=organisation, region_id=region, facts={"cases": number})
        return
    record("case_import.undone", record=job, actor=by)
    let_undo(job)


def let_undo(job: CaseImport) -> None:
    """The caller has guarded, and puts the task in the queue."""
    job.state, job.moved_at, job.stayed = CaseImport.State.UNDOING, timezone.now(), 0
    job.save(update_fields=["state", "moved_at", "stayed"])


def needs_decision(job: CaseImport, number: int) -> bool:
    """Whether it is more than one person may erase alone, and nobody decided on it."""
    return act_of(UNDOING).needs_second_person(number) and decided_by_two(UNDOING, job.pk) is None


def undo(job: CaseImport, *, by: Actor) -> None:
    """In steps: a case that stays is passed by, so that this can stop anywhere and go on."""
    by.must(Action.CASE_IMPORT, job)
    if needs_decision(job, job.imported.count()):
        raise NotDecided
    passed = 0
    while step := list(
        job.imported.order_by("row").select_related("case").genuine("", "case")[passed : passed + AT_ONCE]
    ):
        passed += _undo_step(job, step, by)
    CaseImport.objects.filter(pk=job.pk).update(state=CaseImport.State.UNDONE, stayed=passed, moved_at=timezone.now())


@transaction.atomic
def _undo_step(job: CaseImport, step: list[ImportedCase], by: Actor) -> int:
    """Erase the untouched among these, with their keys; return how many stay."""
    cases = list(Case.objects.select_for_update(of=("self",)).filter(pk__in=[one.case_id for one in step]))
    now = what_hangs_on([case.pk for case in cases])
    untouched = {one.case_id for one in step if now.get(one.case_id) == one.hung}
    erased = [case for case in cases if case.pk in untouched]
    if erased:
        keys = [case.data_key_id for case in erased]
        Case.objects.filter(pk__in=untouched).delete()
        DataKey.objects.filter(pk__in=keys).delete()
        record("case.import_undone", records=erased, actor=by)
    CaseImport.objects.filter(pk=job.pk).update(moved_at=timezone.now())
    return len(step) - len(untouched)


def touched_since(job: CaseImport) -> list[ImportedCase]:
    """The cases of an import on which something was done since."""
    found: list[ImportedCase] = []
    rows = list(job.imported.select_related("case"))
    for start in range(0, len(rows), AT_ONCE):
        step = rows[start : start + AT_ONCE]
        now = what_hangs_on([one.case_id for one in step])
        found += [one for one in step if now[one.case_id] != one.hung]
    return found
