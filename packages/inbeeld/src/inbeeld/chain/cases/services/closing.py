"""Closing a case with its outcome, and opening it again."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.cases import codes, rules
from inbeeld.chain.cases.assignable_people import coordinators_for
from inbeeld.chain.cases.hooks import CaseWork
from inbeeld.chain.cases.models import Case, Closure, DomainOutcome
from inbeeld.chain.method.api import Phase, current_domains, phase_after_reopening
from inbeeld.foundation.access.api import Action, Actor, comes_back_to
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.records.api import NotAsItStands, locked, must_be_version, new_id, saved_before
from inbeeld.foundation.rooms.api import hooks_of

from .state import StepNotAllowed, add_phase_change, put_in_hands_of

UNKNOWN_END = codes.DomainEnd.UNKNOWN


class CannotClose(NotAsItStands):
    """Something is missing; `gaps` holds the codes of rules.missing_for_closing."""

    def __init__(self, gaps: list[str]) -> None:
        super().__init__(", ".join(gaps))
        self.gaps = gaps


def close_case(
    case: Case,
    *,
    by: Actor,
    outcome: str,
    reason: str,
    version: int,
    drop_actions: bool = False,
    domain_ends: Mapping[str, str] | None = None,
    record_id: uuid.UUID | None = None,
) -> Case:
    by.must(Action.CASE_CLOSE, case)
    with transaction.atomic():
        current = locked(case)
        if saved_before(Closure, record_id, case=current):
            return current
        must_be_version(version, current.state_version)
        _check_complete(current, outcome=outcome, reason=reason, drop_actions=drop_actions)
        today = timezone.localdate()
        for work in hooks_of(CaseWork):
            work.drop(current)
        closure = _add_closure(current, by=by, outcome=outcome, reason=reason, record_id=record_id)
        _add_domain_ends(closure, domain_ends or {})
        add_phase_change(current, member=by.member, phase=Phase.ENDED, on=today, reason="")
        current.is_open, current.closed_on, current.outcome = False, today, outcome
        current.state_version += 1
        current.refresh_due()
        current.save()
        record("case.closed", record=current, actor=by, fields=["outcome", "reason"])
    return current


def reopen_case(
    case: Case,
    *,
    by: Actor,
    reason: str,
    version: int,
    coordinator: Membership | None = None,
    record_id: uuid.UUID | None = None,
) -> Case:
    """Open the case again, in the phase that `phase_after_reopening` gives; `coordinator` where the former one left."""
    by.must(Action.CASE_CLOSE, case)
    with transaction.atomic():
        current = locked(case)
        if saved_before(Closure, record_id, case=current):
            return current
        must_be_version(version, current.state_version)
        taker = comes_back_to(current.coordinator_id, coordinators_for(current), by=by, named=coordinator)
        if taker is None:
            raise StepNotAllowed  # nobody coordinates there: who opens it again could not work in it either
        fields = ["reason"]
        if taker.pk != current.coordinator_id:
            put_in_hands_of(current, taker, by_id=by.member, note=reason)
            fields.append("coordinator")
        ended = current.phase_changes.filter(phase=Phase.ENDED).first()
        phase = phase_after_reopening(ended.before if ended else Phase.HOLDING)
        _add_closure(current, by=by, outcome="", reason=reason, record_id=record_id)
        add_phase_change(current, member=by.member, phase=phase, on=timezone.localdate(), reason="")
        current.is_open, current.closed_on, current.outcome = True, None, ""
        current.safety_review_on = timezone.localdate()  # what was agreed before the end must be looked at again
        current.state_version += 1
        current.refresh_due()
        current.save()
        record("case.reopened", record=current, actor=by, fields=fields)
    return current


def open_work_of(case: Case) -> int:
    """How much other rooms still have to do in a case."""
    return sum(work.count_open(case) for work in hooks_of(CaseWork))


def _check_complete(case: Case, *, outcome: str, reason: str, drop_actions: bool) -> None:
    gaps = rules.missing_for_closing(
        outcome=outcome,
        reason=reason,
        status=case.status,
        open_actions=open_work_of(case),
        drop_actions=drop_actions,
    )
    if not case.is_open:
        gaps = ["open"]
    if gaps:
        raise CannotClose(gaps)


def _add_closure(case: Case, *, by: Actor, outcome: str, reason: str, record_id: uuid.UUID | None) -> Closure:
    closure = Closure(pk=new_id(record_id), case=case, data_key=case.data_key, outcome=outcome)
    closure.by_id = by.member
    closure.seal(reason=reason)
    closure.save(force_insert=True)
    return closure


def _add_domain_ends(closure: Closure, ends: Mapping[str, str]) -> None:
    """How it stands on each life domain at the end; a domain that was left out is not known."""
    DomainOutcome.objects.bulk_create(
        DomainOutcome(
            closure=closure, domain=domain, domain_code=domain.code, outcome=ends.get(domain.code) or UNKNOWN_END
        )
        for domain in current_domains()
    )
