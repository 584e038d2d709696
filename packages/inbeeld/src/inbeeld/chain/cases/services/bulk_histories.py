"""The first lines of each history of many new cases, so that every one tells the whole story."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from inbeeld.chain.cases import codes
from inbeeld.chain.cases.models import Assignment, Case, Closure, Episode, PhaseChange, StatusChange
from inbeeld.chain.method.api import Phase

from .facts import OF_THE_EPISODE
from .new_case import NewCase

KINDS: tuple[type[Any], ...] = (StatusChange, PhaseChange, Assignment, Episode, Closure)


def begin_histories(known: Sequence[tuple[Case, NewCase]], *, member: uuid.UUID, why: str) -> None:
    lines = [line for case, new in known for line in _lines(case, new, member, why)]
    for kind in KINDS:
        kind._default_manager.bulk_create(line for line in lines if type(line) is kind)


def _lines(case: Case, new: NewCase, member: uuid.UUID, why: str) -> Iterator[Any]:
    common: dict[str, Any] = {"case": case, "data_key": case.data_key, "by_id": member}
    first = {**common, "on": case.opened_on}
    yield Assignment(**first, coordinator_id=case.coordinator_id)
    told = {name: getattr(new.facts, name) for name in OF_THE_EPISODE}
    if set(told.values()) != {"unknown"}:
        yield Episode(**common, leads=True, **told)
    # When it went on is not told: on the day that it was brought along, or at the latest at its end.
    later = {**common, "on": case.closed_on} if case.closed_on else common
    yield from _statuses(case, new, first, later, why)
    yield from _phases(case, new, first, later, why)
    if case.closed_on:
        closure = Closure(**later, outcome=case.outcome)
        closure.seal(reason=new.end_reason or why)
        yield closure


def _statuses(
    case: Case, new: NewCase, first: dict[str, Any], later: dict[str, Any], why: str
) -> Iterator[StatusChange]:
    is_decided = case.status != codes.Status.PRESUMED
    decider = codes.Decider.CARE_COORDINATION if is_decided else new.decided_by
    yield StatusChange(**first, status=codes.Status.PRESUMED, decided_by=decider)
    if is_decided:
        decided = StatusChange(**later, status=case.status, decided_by=new.decided_by)
        decided.seal(reason=why)
        yield decided


def _phases(case: Case, new: NewCase, first: dict[str, Any], later: dict[str, Any], why: str) -> Iterator[PhaseChange]:
    yield PhaseChange(**first, before=Phase.FOUND, phase=Phase.FOUND)
    if new.phase != Phase.FOUND:
        went_on = PhaseChange(**later, before=Phase.FOUND, phase=new.phase)
        went_on.seal(reason=why)
        yield went_on
    if case.closed_on:
        yield PhaseChange(**later, before=new.phase, phase=Phase.ENDED)
