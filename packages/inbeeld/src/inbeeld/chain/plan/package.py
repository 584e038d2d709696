"""What of a plan goes to another installation: goals, actions, life domains."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case
from inbeeld.chain.method.api import DomainSet
from inbeeld.foundation.records.api import Arrival, PackagePart, RecordKind, Row, day_of, plain_part, written

from .codes import ActionState, GoalState, Level
from .models import CaseAction, DomainRating, Goal
from .services import rate_domain


def _goals(rows: list[Row], case: Case, arrival: Arrival) -> int:
    for row in rows:
        goal = Goal(case=case, data_key=case.data_key, by_id=arrival.by.member, state=row["state"])
        goal.domain_code, goal.set_on = row["domain_code"][:40], day_of(row["set_on"])
        goal.settled_on = day_of(row["settled_on"]) if row["settled_on"] else None
        goal.seal(words=row["words"])
        goal.save(force_insert=True)
    return 0


def _actions(rows: list[Row], case: Case, arrival: Arrival) -> int:
    """What was still to do is to do for whoever takes it over; what was settled stays readable in the package."""
    made = []
    for row in rows:
        if row["state"] == ActionState.OPEN:
            member = arrival.by.member
            action = CaseAction(case=case, data_key=case.data_key, by_id=member, owner_id=member)
            action.due_on = day_of(row["due_on"])
            action.seal(what=row["what"])
            made.append(action)
    CaseAction.objects.bulk_create(made, batch_size=200)
    return 0


def _ratings(rows: list[Row], case: Case, arrival: Arrival) -> int:
    """The last rating of each domain that is known here; how many domains are not."""
    current = DomainSet.objects.order_by("-version").first()
    known = {domain.code: domain for domain in current.domains.all()} if current else {}
    last = {row["domain_code"]: row for row in sorted(rows, key=lambda row: str(row["on"]))}
    for code, row in last.items():
        if code in known:
            rate_domain(
                case,
                by=arrival.by,
                domain=known[code],
                level=row["level"],
                reason=written(row, row["reason"]) or "",
                on=day_of(row["on"]),
                seen=None,
                own_level=row["own_level"],
                own_words=row["own_words"] or "",
            )
    return len(last.keys() - known.keys())


PARTS: tuple[PackagePart, ...] = (
    plain_part(
        "goals",
        RecordKind(Goal, {"state": GoalState}, ("set_on", "settled_on"), sealed=("words",), names=("domain_code",)),
        _goals,
    ),
    plain_part(
        "actions",
        RecordKind(CaseAction, {"state": ActionState}, ("due_on", "settled_on"), sealed=("what",)),
        _actions,
    ),
    plain_part(
        "ratings",
        RecordKind(
            DomainRating,
            {"level": Level, "own_level": Level},
            ("on",),
            sealed=("reason", "own_words"),
            names=("domain_code",),
        ),
        _ratings,
        not_taken=_("ratings of life domains that are not used here"),
    ),
)
