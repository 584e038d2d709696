"""What of a case itself goes to another installation: episodes, safety, and how it went."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.method.api import Phase, points_of
from inbeeld.foundation.accounts.api import ReporterType
from inbeeld.foundation.records.api import (
    Arrival,
    PackagePart,
    RecordKind,
    Row,
    day_of,
    plain_part,
    stays_in_package,
    written,
)

from . import codes
from .models import (
    Assignment,
    Case,
    CheckAnswer,
    Closure,
    Detection,
    Episode,
    Identity,
    PhaseChange,
    Revision,
    SafetyAgreement,
    StatusChange,
)

EXPLOITATION = {"form": codes.Form, "sub_form": codes.SubForm, "place": codes.PlaceType, "reach": codes.Reach}
SAFETY_TEXTS = ("danger", "in_danger", "steps")


def _episodes(rows: list[Row], case: Case, arrival: Arrival) -> int:
    """In place of the one that the case was opened with; the first that leads, leads."""
    if rows:
        leading = next((row for row in rows if row["leads"] and not row["withdrawn"]), rows[0])
        case.episodes.all().delete()
        for row in rows:
            episode = Episode(case=case, data_key=case.data_key, by_id=arrival.by.member, leads=row is leading)
            for name in ("form", "sub_form", "place", "reach", "began", "ended", "goes_on", "withdrawn"):
                setattr(episode, name, row[name])
            episode.save(force_insert=True)
    return 0


def _safety(rows: list[Row], case: Case, arrival: Arrival) -> int:
    """What holds is the last that was agreed; whoever took it over looks at it again at once."""
    for row in rows[-1:]:
        made = SafetyAgreement(case=case, data_key=case.data_key, by_id=arrival.by.member, version=1)
        made.reviewed_on = day_of(row["reviewed_on"])
        made.review_on = min(day_of(row["review_on"]), timezone.localdate())
        texts = {name: row[name] for name in SAFETY_TEXTS}
        made.seal(agreements=written(row, row["agreements"]) or "", **texts)
        made.save(force_insert=True)
    return 0


def _settle_safety(case: Case, _rows: list[Row]) -> None:
    newest = case.safety_agreements.first()
    case.safety_version = 1 if newest else 0
    case.safety_review_on = newest.review_on if newest else case.safety_review_on


def _event(event: Detection | StatusChange | PhaseChange, row: Row, case: Case, arrival: Arrival) -> None:
    event.case, event.data_key, event.by_id, event.on = case, case.data_key, arrival.by.member, day_of(row["on"])
    event.seal(reason=written(row, row["reason"]))
    event.save(force_insert=True)


def _detections(rows: list[Row], case: Case, arrival: Arrival) -> int:
    for row in rows:
        _event(Detection(seen_by=row["seen_by"], seen_on=row["seen_on"]), row, case, arrival)
    return 0


def _statuses(rows: list[Row], case: Case, arrival: Arrival) -> int:
    for row in rows:
        known = {name: row[name] for name in ("status", "decided_by", "formal")}
        _event(StatusChange(**known), row, case, arrival)
    return 0


def _phases(rows: list[Row], case: Case, arrival: Arrival) -> int:
    for row in rows:
        _event(PhaseChange(before=row["before"], phase=row["phase"]), row, case, arrival)
    return 0


def _checks(rows: list[Row], case: Case, arrival: Arrival) -> int:
    known: dict[tuple[str, str], Any] = {
        (point.phase, point.code): point for phase in Phase.values for point in points_of(phase)
    }
    answers = {(row["phase"], row["code"]): row for row in rows}
    for key, row in answers.items():
        if key in known:
            answer = CheckAnswer(case=case, data_key=case.data_key, by_id=arrival.by.member, point=known[key])
            answer.phase, answer.code, answer.state = row["phase"], row["code"], row["state"]
            answer.seal(note=written(row, row["note"]))
            answer.save(force_insert=True)
    return len(answers.keys() - known.keys())


PARTS: tuple[PackagePart, ...] = (
    plain_part(
        "episodes",
        RecordKind(Episode, EXPLOITATION, yes_no=("goes_on", "leads", "withdrawn"), moments=("began", "ended")),
        _episodes,
    ),
    plain_part(
        "safety",
        RecordKind(
            SafetyAgreement,
            {},
            ("reviewed_on", "review_on"),
            sealed=("agreements", "danger", "in_danger"),
            pairs=("steps",),
        ),
        _safety,
        settle=_settle_safety,
    ),
    plain_part(
        "detections",
        RecordKind(Detection, {"seen_by": ReporterType}, ("on",), sealed=("reason",), moments=("seen_on",)),
        _detections,
    ),
    plain_part(
        "status_changes",
        RecordKind(
            StatusChange, {"status": codes.Status, "decided_by": codes.Decider}, ("on",), ("formal",), ("reason",)
        ),
        _statuses,
    ),
    plain_part(
        "phase_changes",
        RecordKind(PhaseChange, {"before": Phase, "phase": Phase}, ("on",), sealed=("reason",)),
        _phases,
    ),
    plain_part(
        "closures", RecordKind(Closure, {"outcome": codes.Outcome}, ("on",), sealed=("reason",)), stays_in_package
    ),
    plain_part(
        "checks",
        RecordKind(
            CheckAnswer,
            {"phase": Phase, "state": codes.CheckState},
            sealed=("note",),
            names=("code",),
            only={"newest": True},
        ),
        _checks,
        not_taken=_("points of phases that are not used here"),
    ),
)
# Who the person is goes along apart, and only if the sender chose so; the rest is the work of this installation.
ACCOUNTED_FOR = (Identity, Assignment, Revision)
