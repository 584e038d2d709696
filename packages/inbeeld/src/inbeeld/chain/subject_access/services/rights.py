"""Statements and corrections, and requests to destroy."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.cases.api import Case
from inbeeld.chain.subject_access.answer_terms import answer_destruction_by
from inbeeld.chain.subject_access.codes import DestructionDecision, StatementKind
from inbeeld.chain.subject_access.models import DestructionRequest, Statement
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.four_eyes.api import FourEyesRequest, ask_for, waiting_for, withdraw

DESTRUCTION = "case.destruction"


class DecidedAlready(Exception):
    """Somebody decided it before."""


def add_statement(case: Case, *, by: Actor, kind: str, text: str, received_on: dt.date) -> Statement:
    """Put his own words with the file; of a correction somebody still says what was done with it."""
    by.must(Action.RIGHTS_HANDLE, case)
    with transaction.atomic():
        added = Statement(case=case, data_key=case.data_key, kind=kind, received_on=received_on, by_id=by.member)
        if kind == StatementKind.STATEMENT:
            added.decision, added.decided_by_id, added.decided_at = "added", by.member, timezone.now()
        added.seal(text=text)
        added.save(force_insert=True)
        record("rights.statement_added", record=added, dossier=case, actor=by, fields=[kind])
    return added


def decide_correction(statement: Statement, *, by: Actor, decision: str, reason: str) -> None:
    by.must(Action.RIGHTS_HANDLE, statement.case)
    with transaction.atomic():
        current = Statement.objects.select_for_update(of=("self",)).select_related("data_key").get(pk=statement.pk)
        if current.decision:
            raise DecidedAlready
        current.decision, current.decided_by_id, current.decided_at = decision, by.member, timezone.now()
        current.seal(reason=reason)
        current.save()
        record("rights.correction_decided", record=current, dossier=statement.case, actor=by, fields=[decision])


def ask_destruction(case: Case, *, by: Actor, asked_by: str, asked_on: dt.date) -> DestructionRequest:
    by.must(Action.RIGHTS_HANDLE, case)
    with transaction.atomic():
        asked = DestructionRequest(case=case, data_key=case.data_key, asked_by=asked_by, asked_on=asked_on)
        asked.due_on, asked.by_id = answer_destruction_by(asked_on), by.member
        asked.save(force_insert=True)
        record("rights.destruction_asked", record=asked, dossier=case, actor=by)
    return asked


def refuse_destruction(request: DestructionRequest, *, by: Actor, exception: str, reason: str) -> None:
    """Only an exception of the law allows it; he is told which, and why."""
    by.must(Action.RIGHTS_HANDLE, request.case)
    with transaction.atomic():
        current = _open(request)
        current.decision, current.exception = DestructionDecision.REFUSED, exception
        current.decided_by_id, current.decided_at = by.member, timezone.now()
        current.seal(reason=reason)
        current.save()
        if waits := waiting_for(DESTRUCTION, current.case_id):
            withdraw(waits, by=by)
        record("rights.destruction_refused", record=current, dossier=request.case, actor=by, fields=[exception])


def propose_destruction(request: DestructionRequest, *, by: Actor, reason: str, proof: str) -> FourEyesRequest:
    """Grant it, as far as one person can: somebody else decides, and a night destroys. Raises Hindered."""
    by.must(Action.RIGHTS_HANDLE, request.case)
    with transaction.atomic():
        current, case = _open(request), request.case
        asked = ask_for(
            DESTRUCTION,
            case.pk,
            by=by,
            organisation_id=case.organisation_id,
            region_id=case.region_id,
            reason=reason,
            proof=proof,
            facts={"request": str(current.pk), "was_open": case.is_open},
        )
        record("rights.destruction_proposed", record=current, dossier=case, actor=by)
    return asked


def _open(request: DestructionRequest) -> DestructionRequest:
    rows = DestructionRequest.objects.select_for_update(of=("self",)).select_related("data_key")
    current = rows.get(pk=request.pk)
    current.must_be_genuine()
    if current.decision:
        raise DecidedAlready
    return current
