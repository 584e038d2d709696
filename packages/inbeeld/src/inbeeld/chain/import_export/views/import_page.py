"""What the page of one import shows."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from django.utils import timezone

from inbeeld.chain.import_export.duplicates_in_words import duplicates_in_words
from inbeeld.chain.import_export.faults import in_words
from inbeeld.chain.import_export.mending import MendForm
from inbeeld.chain.import_export.models import UNDO_DAYS, CaseImport
from inbeeld.chain.import_export.preview import Preview, preview_of
from inbeeld.chain.import_export.row_kinds import WORDS
from inbeeld.chain.import_export.rows import read_row
from inbeeld.chain.import_export.services import preparing, undoing
from inbeeld.chain.import_export.services.colleagues import names_of_colleagues
from inbeeld.chain.import_export.services.duplicate_check import duplicates_of, left_out_of
from inbeeld.foundation.access.api import Actor

SHOWN_FAULTS = 50
PREVIEWED = 25


def page_of(job: CaseImport, by: Actor, form: MendForm | None = None) -> dict[str, Any]:
    alike, left_out = duplicates_in_words(duplicates_of(job), by), left_out_of(job)
    passed = sum(not one.comes_in for one in alike) + sum(not one.comes_in for one in left_out)
    common = {
        "job": job,
        "name": job.reveal("name"),
        "alike": alike[:SHOWN_FAULTS],
        "more_alike": max(0, len(alike) - SHOWN_FAULTS),
        "left_out": [(one, WORDS[one.kind]) for one in left_out[:SHOWN_FAULTS]],
        "passed_over": passed,
        "good": job.rows - job.refused - passed,
    }
    return common | (_waiting(job, form) if job.state == CaseImport.State.WAITING else _after(job))


def _waiting(job: CaseImport, form: MendForm | None) -> dict[str, Any]:
    faults = preparing.faults_of(job)
    return {
        "mend_form": form or mend_form(job),
        "more_faults": max(0, len(faults) - SHOWN_FAULTS),
        "preview": _preview(job),
        "may_come_in": job.rows - job.refused,
        "undo_days": UNDO_DAYS,
    }


def _after(job: CaseImport) -> dict[str, Any]:
    faults = preparing.faults_of(job)
    cases = {one.row: one.case for one in job.imported.select_related("case")}
    return {
        "faults": [(in_words(fault), cases.get(fault.row)) for fault in faults[:SHOWN_FAULTS]],
        "more_faults": max(0, len(faults) - SHOWN_FAULTS),
        "made": len(cases),
        "stays": [one.case for one in undoing.touched_since(job)] if job.state == CaseImport.State.UNDONE else [],
        "undo_days": UNDO_DAYS,
    }


def mend_form(job: CaseImport, given: QueryDict | None = None) -> MendForm:
    faults = preparing.faults_of(job)
    return MendForm(given, faults=faults, shown=SHOWN_FAULTS, colleagues=names_of_colleagues(job))


def _preview(job: CaseImport) -> list[Preview]:
    """The first rows of the list as they will read."""
    columns, today, colleagues = preparing.mapped(job), timezone.localdate(), dict(names_of_colleagues(job))
    nobody = {one.row for one in left_out_of(job) if not one.comes_in}
    found: list[Preview] = []
    for piece, rows in preparing.pieces_of(job):
        for number, row in preparing.numbered(piece, rows):
            shown = None if number in nobody else preview_of(read_row(number, row, columns, today), colleagues)
            found += [shown] if shown else []
            if len(found) == PREVIEWED:
                return found
    return found
