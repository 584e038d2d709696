"""Saying how the points of a phase stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from inbeeld.chain.cases import codes
from inbeeld.chain.cases.models import Case, CheckAnswer
from inbeeld.chain.method.api import PhaseCheck, points_of
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record

from .locking import locked_open


@dataclass(frozen=True, slots=True)
class Answer:
    state: str
    note: str = ""


def unsettled_points(case: Case, phase: str) -> list[PhaseCheck]:
    """The points of a phase that nobody called settled, or not needed, in this case."""
    answers = CheckAnswer.objects.filter(case=case, phase=phase, newest=True).exclude(state=codes.CheckState.OPEN)
    settled = set(answers.values_list("code", flat=True))
    return [point for point in points_of(phase) if point.code not in settled]


def answer_checks(case: Case, *, by: Actor, phase: str, answers: Mapping[str, Answer]) -> list[CheckAnswer]:
    """Write down what changed of the points of a phase; what was said before is kept."""
    by.must(Action.CASE_WRITE, case)
    with transaction.atomic():
        current = locked_open(case)
        newest = {answer.code: answer for answer in current.check_answers.filter(phase=phase, newest=True)}
        made = []
        for point in points_of(phase):
            given, before = answers.get(point.code), newest.get(point.code)
            if given is None or not _differs(given, before, current):
                continue
            if before is not None:
                current.check_answers.filter(pk=before.pk).update(newest=False)
            made.append(_write(current, point, given, by=by))
        if made:
            record("case.checks_answered", record=current, actor=by, fields=["phase"])
    return made


def _differs(given: Answer, before: CheckAnswer | None, case: Case) -> bool:
    if before is None:
        return given != Answer(codes.CheckState.OPEN)
    before.data_key = case.data_key
    return given != Answer(before.state, before.reveal("note") or "")


def _write(case: Case, point: PhaseCheck, given: Answer, *, by: Actor) -> CheckAnswer:
    answer = CheckAnswer(case=case, data_key=case.data_key, point=point, by_id=by.member)
    answer.phase, answer.code, answer.state = point.phase, point.code, given.state
    answer.seal(note=given.note or None)
    answer.save(force_insert=True)
    return answer
