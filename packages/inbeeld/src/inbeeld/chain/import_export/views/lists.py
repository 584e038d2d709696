"""Lists of an import to take along: what is wrong with which row, and which row became which case."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from inbeeld.chain.import_export.duplicates_in_words import duplicates_in_words
from inbeeld.chain.import_export.faults import in_words
from inbeeld.chain.import_export.row_kinds import WORDS as LEFT_OUT_WORDS
from inbeeld.chain.import_export.services.duplicate_check import duplicates_of, left_out_of
from inbeeld.chain.import_export.services.preparing import faults_of
from inbeeld.chain.import_export.writing import MARK, csv_lines
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.audit.api import record

from .lookup import find_import


@require_safe
@staff_page(Action.CASE_IMPORT)
def faults(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    job = find_import(request, pk)
    record("case_import.read", record=job, actor=request.actor, fields=["faults"])
    row, field, cell, what = _("Row"), _("Field"), _("Cell"), _("What is wrong")
    found = [in_words(fault) for fault in faults_of(job)]
    lines = [{row: one.row, field: one.field, cell: one.cell, what: one.what} for one in found]
    alike = duplicates_in_words(duplicates_of(job), request.actor)
    lines += [{row: one.row, field: "", cell: one.like, what: one.why} for one in alike if not one.comes_in]
    nobody = [one for one in left_out_of(job) if not one.comes_in]
    lines += [{row: one.row, field: "", cell: one.cell, what: LEFT_OUT_WORDS[one.kind]} for one in nobody]
    return csv_file("fouten.csv", [row, field, cell, what], lines)


@require_safe
@staff_page(Action.CASE_IMPORT)
def cases(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """By the row numbers of one's own list one finds the pseudonyms; nothing else stands in it."""
    job = find_import(request, pk)
    record("case_import.read", record=job, actor=request.actor, fields=["cases"])
    row, case = _("Row"), _("Case")
    found = job.imported.values_list("row", "case__pseudonym")
    return csv_file("zaken.csv", [row, case], [{row: number, case: name} for number, name in found])


def csv_file(name: str, columns: Sequence[str], lines: Sequence[Mapping[str, Any]]) -> HttpResponse:
    content = MARK + csv_lines(columns, lines)
    return HttpResponse(
        content,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
