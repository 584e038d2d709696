"""Where a case stands: its status, its phase, and whose it is."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction

from inbeeld.chain.cases import rules
from inbeeld.chain.cases.hooks import CaseWork
from inbeeld.chain.cases.models import Assignment, Case, PhaseChange, StatusChange
from inbeeld.chain.method.api import goes_on, may_change_phase
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Membership, Role
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.records.api import NotAsItStands, locked, must_be_version, new_id, saved_before
from inbeeld.foundation.rooms.api import hooks_of

from .checks import unsettled_points
from .locking import locked_open


class StepNotAllowed(NotAsItStands):
    """The table of steps does not lead from where the case stands to where it was asked to go."""


class ReasonNeeded(NotAsItStands):
    """Points of the former phase are not settled: going on needs a reason."""


def change_status(
    case: Case,
    *,
    by: Actor,
    status: str,
    decided_by: str,
    on: dt.date,
    reason: str,
    version: int,
    formal: bool | None = None,
    record_id: uuid.UUID | None = None,
) -> StatusChange:
    """Write down a status that somebody decided on, and why; `formal` when it was recognised formally."""
    by.must(Action.CASE_WRITE, case)
    with transaction.atomic():
        current = locked_open(case)
        if before := saved_before(StatusChange, record_id, case=current):
            return before
        must_be_version(version, current.state_version)
        if not rules.may_change_status(current.status, status):
            raise StepNotAllowed
        change = StatusChange(pk=new_id(record_id), case=current, data_key=current.data_key, by_id=by.member)
        change.status, change.decided_by, change.on, change.formal = status, decided_by, on, formal
        change.seal(reason=reason)
        change.save(force_insert=True)
        current.status = status
        _next_version(current, "status")
        record("case.status_changed", record=current, actor=by, fields=["status"])
    return change


def change_phase(
    case: Case,
    *,
    by: Actor,
    phase: str,
    on: dt.date,
    reason: str,
    version: int,
    record_id: uuid.UUID | None = None,
) -> PhaseChange:
    """Go to another phase; what was not settled yet in the former one is written beside the reason."""
    by.must(Action.CASE_WRITE, case)
    with transaction.atomic():
        current = locked_open(case)
        if before := saved_before(PhaseChange, record_id, case=current):
            return before
        must_be_version(version, current.state_version)
        if not may_change_phase(current.phase, phase):
            raise StepNotAllowed
        unsettled = unsettled_points(current, current.phase) if goes_on(current.phase, phase) else []
        if unsettled and not reason.strip():
            raise ReasonNeeded
        change = add_phase_change(current, member=by.member, phase=phase, on=on, reason=reason, record_id=record_id)
        change.unsettled = [point.code for point in unsettled]
        change.save(update_fields=["unsettled"])
        _next_version(current, "phase")
        record("case.phase_changed", record=current, actor=by, fields=["phase"])
    return change


def add_phase_change(
    case: Case, *, member: uuid.UUID, phase: str, on: dt.date, reason: str, record_id: uuid.UUID | None = None
) -> PhaseChange:
    """Append the step and set the phase; the caller holds the lock, saves the case and records."""
    change = PhaseChange(pk=new_id(record_id), case=case, data_key=case.data_key, by_id=member)
    change.before, change.phase, change.on = case.phase, phase, on
    change.seal(reason=reason or None)
    change.save(force_insert=True)
    case.phase = phase
    return change


def assign_case(case: Case, *, by: Actor, coordinator: Membership, note: str = "") -> Case:
    """Hand the case to a colleague; the actions that the former coordinator had to do go along."""
    by.must(Action.CASE_ASSIGN, case)
    if coordinator.organisation_id != case.organisation_id or coordinator.role != Role.COORDINATOR:
        raise StepNotAllowed
    with transaction.atomic():
        current = locked(case)
        if current.coordinator_id == coordinator.pk:
            return current
        put_in_hands_of(current, coordinator, by_id=by.member, note=note)
        _next_version(current, "coordinator")
        record("case.assigned", record=current, actor=by, fields=["coordinator"])
    return current


def put_in_hands_of(case: Case, coordinator: Membership, *, by_id: uuid.UUID, note: str) -> None:
    """With what was still to do in it; the caller holds the lock, saves the case and records."""
    for work in hooks_of(CaseWork):
        work.hand_over(case, case.coordinator_id, coordinator)
    assignment = Assignment(case=case, data_key=case.data_key, coordinator=coordinator, by_id=by_id)
    assignment.seal(reason=note or None)
    assignment.save(force_insert=True)
    case.coordinator = coordinator


def _next_version(case: Case, field: str) -> None:
    case.state_version += 1
    case.save(update_fields=[field, "state_version"])
