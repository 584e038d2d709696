"""What was decided about a case, what breaks it has ahead, and how its points and quarters stood."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from inbeeld.chain.breaks.api import BreakKind, BreakPoint, CaseBreak
from inbeeld.chain.cases.api import Case, CheckAnswer, Detection, PhaseChange, StatusChange
from inbeeld.chain.contacts.api import ContactRhythm
from inbeeld.chain.method.api import Phase, points_of
from inbeeld.chain.timeline.api import ProgressAnswer

from .arriving import day_of, noon_of, written

Row = Mapping[str, Any]
Event = Detection | StatusChange | PhaseChange | ContactRhythm


def bring_course(told: Mapping[str, Any], case: Case, member: uuid.UUID) -> int:
    """How many points of phases are not known here, and stay readable in the package alone."""
    events: list[tuple[Event, Row]] = [
        *((Detection(seen_by=row["seen_by"], seen_on=row["seen_on"]), row) for row in told["detections"]),
        *((_status(row), row) for row in told["status_changes"]),
        *((PhaseChange(before=row["before"], phase=row["phase"]), row) for row in told["phase_changes"]),
        *((_rhythm(row), row) for row in told["rhythms"]),
    ]
    for event, row in events:
        event.case, event.data_key, event.by_id, event.on = case, case.data_key, member, day_of(row["on"])
        event.seal(reason=written(row, row["reason"]))
        event.save(force_insert=True)
    for row in told["breaks"]:
        _break(row, case, member)
    for row in {row["quarter"]: row for row in told["progress"]}.values():
        answers = {"stay": row["stay"], "daytime": row["daytime"], "by_id": member}
        ProgressAnswer.objects.create(case=case, quarter=day_of(row["quarter"]), **answers)
    return _checks(told["checks"], case, member)


def _status(row: Row) -> StatusChange:
    return StatusChange(status=row["status"], decided_by=row["decided_by"], formal=row["formal"])


def _rhythm(row: Row) -> ContactRhythm:
    until = row["paused_until"]
    return ContactRhythm(every_days=row["every_days"], paused_until=day_of(until) if until else None)


def _break(row: Row, case: Case, member: uuid.UUID) -> None:
    """The eighteenth birthday that already follows from the identity gives way: this one knows what was arranged."""
    if row["kind"] == BreakKind.EIGHTEEN:
        case.breaks.filter(kind=BreakKind.EIGHTEEN).delete()
    made = CaseBreak(case=case, data_key=case.data_key, by_id=member, kind=row["kind"], on=day_of(row["on"]))
    made.known_to, made.state = row["known_to"], row["state"]
    made.seal(note=written(row, row["note"]))
    made.save(force_insert=True)
    BreakPoint.objects.bulk_create(
        BreakPoint(
            of=made,
            code=code[:40],
            position=position,
            done_at=noon_of(done) if done else None,
            done_by_id=member if done else None,
        )
        for position, (code, done) in enumerate(dict(row["points"]).items())
    )


def _checks(rows: list[Row], case: Case, member: uuid.UUID) -> int:
    known = {(point.phase, point.code): point for phase in Phase.values for point in points_of(phase)}
    answers = {(row["phase"], row["code"]): row for row in rows}
    for key, row in answers.items():
        if key in known:
            answer = CheckAnswer(case=case, data_key=case.data_key, by_id=member, point=known[key])
            answer.phase, answer.code, answer.state = row["phase"], row["code"], row["state"]
            answer.seal(note=written(row, row["note"]))
            answer.save(force_insert=True)
    return len(answers.keys() - known.keys())
