"""Who saw signs, and what was decided wrongly: detection is one thing, a status another."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction

from inbeeld.chain.cases.models import Case, Detection, StatusChange
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.records.api import must_be_version, new_id, saved_before

from .locking import locked_open
from .state import StepNotAllowed


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A status as somebody decided on it."""

    status: str
    decided_by: str
    on: dt.date
    formal: bool | None
    reason: str


def add_detection(
    case: Case, *, by: Actor, seen_by: str, seen_on: str, note: str = "", record_id: uuid.UUID | None = None
) -> Detection:
    """Somebody saw signs; `seen_on` as far as it is known (EDTF)."""
    by.must(Action.CASE_WRITE, case)
    with transaction.atomic():
        current = locked_open(case)
        if before := saved_before(Detection, record_id, case=current):
            return before
        detection = Detection(pk=new_id(record_id), case=current, data_key=current.data_key, by_id=by.member)
        detection.seen_by, detection.seen_on = seen_by, seen_on
        detection.seal(reason=note or None)
        detection.save(force_insert=True)
        record("case.detection_added", record=current, actor=by, fields=["detections"])
    return detection


def correct_status(
    wrong: StatusChange, *, by: Actor, decided: Decided, version: int, record_id: uuid.UUID | None = None
) -> StatusChange:
    """Put a right line beside a wrong one; both stay. Only a line that was not corrected yet can be."""
    by.must(Action.CASE_WRITE, wrong.case)
    with transaction.atomic():
        case = locked_open(wrong.case)
        if before := saved_before(StatusChange, record_id, case=case):
            return before
        must_be_version(version, case.state_version)
        if StatusChange.objects.filter(corrects=wrong).exists():
            raise StepNotAllowed
        right = StatusChange(pk=new_id(record_id), case=case, data_key=case.data_key, by_id=by.member, corrects=wrong)
        right.status, right.decided_by = decided.status, decided.decided_by
        right.on, right.formal = decided.on, decided.formal
        right.seal(reason=decided.reason)
        right.save(force_insert=True)
        case.status = _standing(case).status
        case.state_version += 1
        case.save(update_fields=["status", "state_version"])
        record("case.status_corrected", record=case, actor=by, fields=["status"])
    return right


def _standing(case: Case) -> StatusChange:
    """The last line that holds; a correction stands in the place of what it corrects."""
    lines = list(case.status_changes.select_related("corrects"))
    wrong = {line.corrects_id for line in lines}

    def written(line: StatusChange) -> dt.datetime:
        return written(line.corrects) if line.corrects else line.at

    return max((line for line in lines if line.pk not in wrong), key=written)
