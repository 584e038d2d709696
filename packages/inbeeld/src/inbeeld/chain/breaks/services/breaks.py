"""Breaks ahead: seeing them long before, and arranging what must be there in time."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Min
from django.utils import timezone
from django.utils.translation import get_language

from inbeeld.chain.breaks.codes import BreakKind, BreakState
from inbeeld.chain.breaks.models import BreakPoint, CaseBreak
from inbeeld.chain.breaks.rules import eighteenth_birthday, months_before
from inbeeld.chain.cases.api import Case, codes, locked_open
from inbeeld.chain.method.api import break_lead_months, break_point_words, break_points
from inbeeld.chain.plan.api import ActionDetails, CaseAction, add_action
from inbeeld.foundation.access.api import Action, Actor, Part
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.records.api import PartialDate, StalePart, new_id, saved_before

ARRANGED_WITHIN = dt.timedelta(days=28)


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakDetails:
    kind: str
    on: dt.date
    note: str = ""
    state: str = BreakState.AHEAD


def add_break(case: Case, *, by: Actor, details: BreakDetails, record_id: uuid.UUID | None = None) -> CaseBreak:
    """Write down that something ends on a day, with the points that must be arranged before."""
    by.must(Action.CASE_WRITE, case)
    with transaction.atomic():
        current = locked_open(case)
        if before := saved_before(CaseBreak, record_id, case=current):
            return before
        made = CaseBreak(pk=new_id(record_id), case=current, data_key=current.data_key, by_id=by.member)
        made.kind, made.on, made.state = details.kind, details.on, details.state
        made.seal(note=details.note or None)
        made.save(force_insert=True)
        _add_points(made)
        _refresh(current)
        record("case.break_added", record=current, actor=by, fields=["breaks"])
    return made


def change_break(of: CaseBreak, *, by: Actor, details: BreakDetails, version: int) -> CaseBreak:
    """Another day, or how it stands; its kind and points stay. `version` is the one that was on the page."""
    by.must(Action.CASE_WRITE, of.case)
    with transaction.atomic():
        case = locked_open(of.case)
        current = CaseBreak.objects.select_related("data_key").get(pk=of.pk)
        asked = (details.on, details.note, details.state)
        if (current.on, current.reveal("note") or "", current.state) == asked:
            return current
        if current.version != version:
            raise StalePart
        if current.on != details.on:
            current.announced_months = None
        current.on, current.state = details.on, details.state
        current.seal(note=details.note or None)
        current.version += 1
        current.save()
        _refresh(case)
        record("case.break_changed", record=case, actor=by, fields=["breaks"])
    return current


def tick_point(point: BreakPoint, *, by: Actor, done: bool) -> BreakPoint:
    """Arranged, or not after all; who did it and when stays beside it. Saying it twice changes nothing."""
    case = point.of.case
    by.must(Action.CASE_WRITE, case)
    with transaction.atomic():
        locked_open(case)
        current = BreakPoint.objects.get(pk=point.pk)
        if (current.done_at is not None) is done:
            return current
        current.done_at, current.done_by_id = (timezone.now(), by.member) if done else (None, None)
        current.save(update_fields=["done_at", "done_by"])
        record("case.break_point_settled", record=case, actor=by, fields=["breaks"])
    return current


def action_for_point(point: BreakPoint, *, by: Actor) -> CaseAction:
    """The point becomes an action of who presses, due well before the break; pressing twice makes one."""
    case = point.of.case
    by.must(Action.CASE_WRITE, case, Part.ACTIONS)
    with transaction.atomic():
        locked_open(case)
        current = BreakPoint.objects.select_related("action").get(pk=point.pk)
        if current.action:
            return current.action
        owner = Membership.objects.get(pk=by.member)
        details = ActionDetails(what=words_of(current, point.of.kind), owner=owner, due_on=_due_on(point.of))
        current.action = add_action(case, by=by, details=details)
        current.save(update_fields=["action"])
        record("case.break_point_settled", record=case, actor=by, fields=["breaks"])
    return current.action


def words_of(point: BreakPoint, kind: str) -> str:
    return break_point_words(kind, point.code, get_language() or "nl", timezone.localdate())


def keep_eighteenth(case: Case, born: PartialDate | None, member: uuid.UUID) -> None:
    """The birthday follows from the birth date: kept as a month, or a year. The caller holds the lock and records."""
    today = timezone.localdate()
    kept = case.breaks.filter(kind=BreakKind.EIGHTEEN).first()
    day = eighteenth_birthday(born.year, born.month) if born else None
    if day is None or born is None or day <= months_before(today, 1):
        if kept is not None and kept.on != day:
            kept.delete()
    elif kept is None or kept.on != day:
        exactness = codes.Exactness.MONTH if born.month else codes.Exactness.YEAR
        values = {"on": day, "known_to": exactness, "announced_months": None, "by_id": member}
        values["state"] = BreakState.AHEAD
        made, created = case.breaks.update_or_create(
            kind=BreakKind.EIGHTEEN, defaults=values, create_defaults={**values, "data_key": case.data_key}
        )
        if created:
            _add_points(made)
    _refresh(case)


def keep_eighteenths(born: Iterable[tuple[Case, PartialDate]], member: uuid.UUID) -> None:
    """The same for many new cases at once, in a few statements."""
    today, breaks = timezone.localdate(), []
    for case, date in born:
        day = eighteenth_birthday(date.year, date.month)
        if day > months_before(today, 1):
            exactness = codes.Exactness.MONTH if date.month else codes.Exactness.YEAR
            values = {"case": case, "data_key": case.data_key, "on": day, "known_to": exactness, "by_id": member}
            breaks.append(CaseBreak(**values, kind=BreakKind.EIGHTEEN, state=BreakState.AHEAD))
            case.next_break_on = day
    CaseBreak.objects.bulk_create(breaks)
    points = list(enumerate(break_points(BreakKind.EIGHTEEN, today)))
    BreakPoint.objects.bulk_create(BreakPoint(of=of, code=code, position=n) for of in breaks for n, code in points)
    Case.objects.bulk_update([of.case for of in breaks], ["next_break_on"])


def horizon(today: dt.date) -> dt.date:
    """The last day of breaks that are near enough to be announced."""
    furthest = break_lead_months(today)[0]
    return months_before(today, -furthest)


def _add_points(of: CaseBreak) -> None:
    codes_of = break_points(of.kind, timezone.localdate())
    BreakPoint.objects.bulk_create(
        BreakPoint(of=of, code=code, position=position) for position, code in enumerate(codes_of)
    )


def _refresh(case: Case) -> None:
    ahead = case.breaks.filter(state=BreakState.AHEAD)
    case.next_break_on = ahead.aggregate(first=Min("on"))["first"]
    case.save(update_fields=["next_break_on"])


def _due_on(of: CaseBreak) -> dt.date:
    """Four weeks before the break, and not before tomorrow."""
    return max(of.on - ARRANGED_WITHIN, timezone.localdate() + dt.timedelta(days=1))
