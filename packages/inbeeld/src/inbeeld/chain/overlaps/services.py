"""Linking, asking another team, answering, undoing."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.cases.api import Case, pseudonym_key
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.notices.api import tell
from inbeeld.foundation.records.api import locked, new_id, saved_before

from .models import Overlap, State
from .notice_kinds import OVERLAP_ANSWERED, OVERLAP_ASKED
from .rules import MOST_WAITING, may_become


class OverlapProblem(StrEnum):
    ITSELF = "itself"
    TOO_MANY = "too_many"
    LINKED_ALREADY = "linked_already"


class CannotLink(Exception):
    """The two cannot be linked so; `problem` says why."""

    def __init__(self, problem: OverlapProblem) -> None:
        super().__init__(problem)
        self.problem = problem


class StepTaken(Exception):
    """Somebody answered or undid it before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What somebody sees: which other case, what they share, and why he thinks so."""

    pseudonym: str
    shared: str
    reason: str


def see_overlap(case: Case, *, by: Actor, seen: Seen, record_id: uuid.UUID | None = None) -> Overlap:
    """Link two cases of one's own team; or ask the team of another, without learning whether it has one."""
    by.must(Action.CASE_WRITE, case)
    with transaction.atomic():
        current = locked(case)
        if before := saved_before(Overlap, record_id, case=current):
            return before
        other = Case.objects.filter(pseudonym_key=pseudonym_key(seen.pseudonym)).first()
        ours = other is not None and by.may(Action.CASE_WRITE, other)
        _check(current, other, by, ours=ours)
        overlap = Overlap(pk=new_id(record_id), case=current, data_key=current.data_key, asked_by_id=by.member)
        overlap.other, overlap.shared = other, seen.shared
        overlap.state = State.LINKED if ours else State.ASKED
        overlap.seal(other_named=seen.pseudonym, reason=seen.reason)
        overlap.save(force_insert=True)
        if other is not None and other.coordinator_id != by.membership_id:
            tell(other.coordinator, OVERLAP_ASKED)
        record(f"overlap.{overlap.state}", record=overlap, dossier=current, actor=by, fields=["reason"])
    return overlap


def answer_overlap(overlap: Overlap, *, by: Actor, agrees: bool) -> Overlap:
    """The other team wants to talk, or not. Nothing of either case opens by it."""
    by.must(Action.CASE_WRITE, overlap.other)
    with transaction.atomic():
        current = _checked(overlap, State.AGREED if agrees else State.DECLINED)
        current.state = State.AGREED if agrees else State.DECLINED
        current.answered_by_id, current.answered_at = by.member, timezone.now()
        current.save(update_fields=["state", "answered_by", "answered_at"])
        tell(current.asked_by, OVERLAP_ANSWERED)
        record("overlap.answered", record=current, dossier=current.other, actor=by, fields=["state"])
    return current


def undo_overlap(overlap: Overlap, *, by: Actor) -> Overlap:
    """Take a link, a question or an agreement back; what it said stays readable as undone."""
    if not by.may(Action.CASE_WRITE, overlap.case):
        by.must(Action.CASE_WRITE, overlap.other)
    with transaction.atomic():
        current = _checked(overlap, State.UNDONE)
        current.state = State.UNDONE
        current.undone_by_id, current.undone_at = by.member, timezone.now()
        current.save(update_fields=["state", "undone_by", "undone_at"])
        record("overlap.undone", record=current, dossier=current.case, actor=by, fields=["state"])
    return current


def _check(case: Case, other: Case | None, by: Actor, *, ours: bool) -> None:
    if other is not None and other.pk == case.pk:
        raise CannotLink(OverlapProblem.ITSELF)
    if ours and other is not None:
        if Overlap.objects.of_case(case.pk).of_case(other.pk).filter(state=State.LINKED).exists():
            raise CannotLink(OverlapProblem.LINKED_ALREADY)
    elif Overlap.objects.filter(asked_by=by.membership_id, state=State.ASKED).count() >= MOST_WAITING:
        raise CannotLink(OverlapProblem.TOO_MANY)


def _checked(overlap: Overlap, becomes: str) -> Overlap:
    rows = Overlap.objects.select_for_update(of=("self",))
    current = rows.select_related("case", "other", "asked_by__user").get(pk=overlap.pk)
    if not may_become(current.state, becomes):
        raise StepTaken
    return current
