"""The breaks ahead in a package for another installation, with what was already arranged."""

from __future__ import annotations

from typing import Any

from django.db.models import Min
from django.utils import timezone

from inbeeld.chain.cases.api import Case, codes
from inbeeld.foundation.records.api import (
    Arrival,
    PackagePart,
    RecordKind,
    Row,
    day_of,
    noon_of,
    plain_part,
    written,
)

from .codes import BreakKind, BreakState
from .models import BreakPoint, CaseBreak


def _points(of: Any, texts: dict[str, Any]) -> None:
    """The code of each thing to arrange, and the day on which it was arranged."""
    done = [(point.code, point.done_at) for point in of.points.all()]
    texts["points"] = [[code, timezone.localdate(at).isoformat() if at else ""] for code, at in done]


def _breaks(rows: list[Row], case: Case, arrival: Arrival) -> int:
    for row in rows:
        _break(row, case, arrival)
    return 0


def _break(row: Row, case: Case, arrival: Arrival) -> None:
    """The eighteenth birthday that already follows from the identity gives way: this one knows what was arranged."""
    member = arrival.by.member
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


def _settle(case: Case, _rows: list[Row]) -> None:
    ahead = case.breaks.filter(state=BreakState.AHEAD)
    case.next_break_on = ahead.aggregate(first=Min("on"))["first"]


PARTS: tuple[PackagePart, ...] = (
    plain_part(
        "breaks",
        RecordKind(
            CaseBreak,
            {"kind": BreakKind, "known_to": codes.Exactness, "state": BreakState},
            ("on",),
            sealed=("note",),
            made=("points",),
            prefetch=("points",),
        ),
        _breaks,
        amend=_points,
        settle=_settle,
    ),
)
