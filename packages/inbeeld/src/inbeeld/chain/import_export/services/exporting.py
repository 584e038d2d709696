"""An export: asked for with a purpose, written piece by piece, fetched, removed after a day."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import QuerySet, prefetch_related_objects
from django.utils import timezone, translation

from inbeeld.chain.cases.api import Case
from inbeeld.chain.import_export.htcds import (
    FACTS,
    FREE_TEXT,
    NOT_EXPORTED,
    STANDARD,
    TEXTS,
    Texts,
    case_in_htcds,
    facts_of_case,
    flat,
)
from inbeeld.chain.import_export.models import CaseExport, ExportPiece
from inbeeld.chain.import_export.writing import MARK, csv_lines
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.four_eyes.api import act_of, decided_by_two
from inbeeld.foundation.four_eyes.api import ask_for as ask_second_person
from inbeeld.foundation.vault.api import DataKey

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

PIECE = 500
EXPORTING = "cases.export"


class NotDecided(Exception):
    """There are too many cases in it for one person to take out alone."""


@transaction.atomic
def ask_for(*, by: Actor, format: str, only_open: bool, with_text: bool, purpose: str) -> CaseExport:  # noqa: A002 - the field's own name
    """Of a few cases at once; of many a second person decides first. Where it is to be written at once (`RUNNING`) the
    caller puts the task in the queue."""
    by.must(Action.CASE_EXPORT)
    member = Membership.objects.get(pk=by.member)
    job = CaseExport(
        data_key=DataKey.objects.create_key(),
        organisation=member.organisation,
        region=member.region,
        by=member,
        format=format,
        only_open=only_open,
        with_text=with_text,
        rows=_cases(by, only_open=only_open).count(),
    )
    alone = not act_of(EXPORTING).needs_second_person(job.rows)
    job.state = CaseExport.State.RUNNING if alone else CaseExport.State.ASKED
    job.seal(purpose=purpose)
    job.save(force_insert=True)
    record("case_export.asked", record=job, actor=by, fields=exported_fields(job), reason=purpose)
    if not alone:
        ask_second_person(
            EXPORTING,
            job.pk,
            by=by,
            organisation_id=job.organisation_id,
            region_id=job.region_id,
            reason=purpose,
            facts=_facts(job),
        )
    return job


def _facts(job: CaseExport) -> dict[str, object]:
    return {"rows": job.rows, "format": job.format, "only_open": job.only_open, "with_text": job.with_text}


def _cases(by: Actor, *, only_open: bool) -> QuerySet[Case]:
    found = Case.objects.visible_to(by, Action.CASE_EXPORT)
    return found.filter(is_open=True) if only_open else found


def write(job: CaseExport, *, by: Actor) -> None:
    """The whole file in one go; begun anew when it stopped halfway."""
    by.must(Action.CASE_EXPORT, job)
    must_be_decided(job, _cases(by, only_open=job.only_open).count())
    job.pieces.all().delete()
    cases = _cases(by, only_open=job.only_open).select_related("data_key", "organisation", "region").order_by("id")
    waiting, number = cases.iterator(chunk_size=PIECE), 0
    _keep(job, 0, _head(job))
    while step := list(islice(waiting, PIECE)):
        number += 1
        with transaction.atomic():
            _keep(job, number, _body(job, step, is_first=number == 1))
            record("case.exported", records=step, actor=by, fields=exported_fields(job), reason=job.reveal("purpose"))
            CaseExport.objects.filter(pk=job.pk).update(done=min(number * PIECE, job.rows), moved_at=timezone.now())
    _keep(job, number + 1, _foot(job))
    CaseExport.objects.filter(pk=job.pk).update(
        state=CaseExport.State.READY, rows=cases.count(), done=cases.count(), moved_at=timezone.now()
    )


def must_be_decided(job: CaseExport, number: int) -> None:
    """Raises NotDecided when there are many, and no second person decided on just this file."""
    if not act_of(EXPORTING).needs_second_person(number):
        return
    decided = decided_by_two(EXPORTING, job.pk)
    if decided is None or any(decided.facts[name] != value for name, value in _facts(job).items() if name != "rows"):
        raise NotDecided


def content_of(job: CaseExport) -> Iterator[bytes]:
    """The file, piece by piece."""
    for piece in job.pieces.iterator(chunk_size=4):
        piece.data_key = job.data_key
        yield piece.reveal("content").encode()


@transaction.atomic
def fetch(job: CaseExport, *, by: Actor) -> None:
    by.must(Action.CASE_EXPORT, job)
    CaseExport.objects.filter(pk=job.pk).update(fetched_at=timezone.now())
    record("case_export.fetched", record=job, actor=by, fields=exported_fields(job), reason=job.reveal("purpose"))


@transaction.atomic
def remove(job: CaseExport, *, by: Actor | None = None) -> None:
    """Before its day is over, by hand; after it, by night."""
    if by is not None:
        by.must(Action.CASE_EXPORT, job)
    record("case_export.removed", record=job, actor=by)
    job.forget()


def exported_fields(job: CaseExport) -> list[str]:
    """What of each case the file holds, for the audit."""
    return sorted([*FACTS, *TEXTS] if job.with_text else FACTS)


def not_exported(job: CaseExport) -> dict[str, StrPromise]:
    """What the file does not hold, and why: told in it, and on its page."""
    is_ours = job.format == CaseExport.Format.CSV
    kept = {name: why for name, why in NOT_EXPORTED.items() if not (is_ours and name in WHOLE_IN_CSV)}
    return kept if job.with_text else {**kept, **dict.fromkeys(TEXTS, FREE_TEXT)}


WHOLE_IN_CSV = {"nationality_group", "place", "phase", "control", "aliases"}


def _keep(job: CaseExport, number: int, content: str) -> None:
    piece = ExportPiece(data_key=job.data_key, job=job, number=number)
    piece.seal(content=content)
    piece.save(force_insert=True)


def _head(job: CaseExport) -> str:
    if job.format != CaseExport.Format.HTCDS:
        return MARK
    with translation.override("en"):
        left_out = [{"field": name, "why": str(why)} for name, why in not_exported(job).items()]
    told = {
        "standard": STANDARD,
        "exported_at": timezone.now().isoformat(timespec="seconds"),
        "organisation": {"org_Name": job.organisation.name},
        "warning": "Facts of single cases under pseudonym, for own use. Not for publication: small numbers identify.",
        "not_exported": left_out,
    }
    return json.dumps(told, ensure_ascii=False, indent=1)[:-2] + ',\n "cases": [\n'


def _body(job: CaseExport, cases: list[Case], *, is_first: bool) -> str:
    texts = _texts_of(cases) if job.with_text else [{} for _ in cases]
    if job.format == CaseExport.Format.CSV:
        rows = [facts_of_case(case, text) for case, text in zip(cases, texts, strict=True)]
        return csv_lines(list(rows[0]), rows, with_names=is_first)
    found = [case_in_htcds(case, text) for case, text in zip(cases, texts, strict=True)]
    if job.format == CaseExport.Format.HTCDS_CSV:
        rows = [flat(row) for row in found]
        return csv_lines(list(rows[0]), rows, with_names=is_first)
    joined = ",\n".join(json.dumps(row, ensure_ascii=False) for row in found)
    return joined if is_first else ",\n" + joined


def _texts_of(cases: list[Case]) -> list[Texts]:
    """What is going on in each, and why it was closed; for all of them in one question."""
    prefetch_related_objects(cases, "closures__data_key")
    return [{"summary": case.reveal("summary") or "", "end_reason": _end_reason(case)} for case in cases]


def _end_reason(case: Case) -> str:
    closures = list(case.closures.all())
    return "" if case.is_open or not closures else closures[0].reveal("reason") or ""


def _foot(job: CaseExport) -> str:
    return "\n]}\n" if job.format == CaseExport.Format.HTCDS else ""
