"""Passing a signal on to another region: nobody loses it, because it stays where it is until the other accepts."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.signals.codes import DecisionKind
from inbeeld.chain.signals.desks import comes_back
from inbeeld.chain.signals.models import Outcome, Signal, SignalDecision, SignalPassing
from inbeeld.chain.signals.notice_kinds import PASSING_ANSWERED, PASSING_ASKED
from inbeeld.chain.signals.notices import tell_asked_desk, tell_desk
from inbeeld.chain.signals.routing import Desk, desk_in
from inbeeld.chain.signals.rules import Status, Step, StepNotPossible
from inbeeld.chain.signals.terms import Term, due_after
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.geography.api import Region
from inbeeld.foundation.notices.api import tell

from .correspondence import lock


class AlreadyAnswered(Exception):
    """Somebody else accepted, refused or took the request back in the meantime."""


def ask_to_take_over(signal: Signal, to_region: Region, reason: str, *, by: Actor) -> SignalPassing:
    """Offer a signal to the desk of another region. Its term keeps running here."""
    by.must(Action.SIGNAL_HANDLE, signal)
    with transaction.atomic():
        locked = lock(signal)
        if not locked.is_open or waiting_passing(locked):
            raise StepNotPossible(Status(locked.status), Step.MOVE_ON)
        today = timezone.localdate()
        desk = desk_in(to_region, today)
        passing = SignalPassing(
            data_key=locked.data_key,
            signal=locked,
            from_organisation_id=locked.organisation_id,
            from_region_id=locked.region_id,
            to_organisation=desk.organisation,
            to_region=desk.region,
            is_return=_came_from(locked, desk),
            asked_by_id=by.member,
            due_on=due_after(Term.ACCEPTANCE, today),
        )
        passing.seal(reason=reason)
        passing.save(force_insert=True)
        tell_asked_desk(passing, PASSING_ASKED)
        record("signal.offered", record=locked, actor=by, fields=["organisation", "region"])
    return passing


def accept(passing: SignalPassing, *, by: Actor) -> Signal:
    """Take the signal over with its whole history; the desk that had it keeps only the fact."""
    by.must(Action.SIGNAL_HANDLE, passing)
    with transaction.atomic():
        signal, locked = _lock(passing)
        now = timezone.now()
        signal.take(Step.MOVE_ON, now)
        _keep_fact(signal, locked)
        signal.organisation_id, signal.region_id = locked.to_organisation_id, locked.to_region_id
        signal.handler, signal.picked_up_at = None, None
        signal.due_on = due_after(Term(signal.kind), timezone.localdate(now))
        signal.save()
        _answer(locked, Outcome.ACCEPTED, None, by=by)
        tell(locked.asked_by, PASSING_ANSWERED)
        record("signal.passed_on", record=signal, actor=by, fields=["organisation", "region"])
    return signal


def refuse(passing: SignalPassing, reason: str, *, by: Actor) -> None:
    """The signal stays with the desk that has it; it reads why."""
    by.must(Action.SIGNAL_HANDLE, passing)
    with transaction.atomic():
        signal, locked = _lock(passing)
        _answer(locked, Outcome.REFUSED, reason, by=by)
        if signal.handler_id:
            comes_back(signal, by=by)
            signal.save()
        tell_desk(signal, PASSING_ANSWERED)
        record("signal.refused", record=signal, actor=by)


def take_back(signal: Signal, *, by: Actor) -> None:
    """The desk that offered a signal keeps it after all."""
    by.must(Action.SIGNAL_HANDLE, signal)
    with transaction.atomic():
        locked = lock(signal)
        passing = waiting_passing(locked)
        if passing is None:
            raise AlreadyAnswered
        passing.data_key = locked.data_key
        _answer(passing, Outcome.WITHDRAWN, None, by=by)
        if locked.handler_id:
            comes_back(locked, by=by)
            locked.save()
        record("signal.taken_back", record=locked, actor=by)


def waiting_passing(signal: Signal) -> SignalPassing | None:
    """The request that is open for a signal now."""
    return signal.passings.waiting().select_related("to_region", "to_organisation").first()


def refused_lately(signal: Signal) -> SignalPassing | None:
    """The last request, when another region refused it; with its key, so that the answer can be read."""
    last = signal.passings.select_related("to_region").order_by("-asked_at").first()
    if last is None or last.outcome != Outcome.REFUSED:
        return None
    last.data_key = signal.data_key
    return last


def came_from(signal: Signal) -> Region | None:
    """The region that passed a signal on to this desk: to it, it can be given back."""
    last = (
        signal.decisions.filter(kind=DecisionKind.PASSED_ON, to_region=signal.region_id)
        .select_related("region")
        .order_by("-decided_at")
        .first()
    )
    return last.region if last else None


def _lock(passing: SignalPassing) -> tuple[Signal, SignalPassing]:
    """The signal and the request, held until the transaction ends, while nobody has answered."""
    signal = lock(passing.signal)
    found = SignalPassing.objects.waiting().select_related("to_region", "asked_by__user").filter(pk=passing.pk).first()
    if found is None:
        raise AlreadyAnswered
    found.data_key, found.signal = signal.data_key, signal
    return signal, found


def _answer(passing: SignalPassing, outcome: Outcome, reason: str | None, *, by: Actor) -> None:
    passing.outcome, passing.answered_by_id, passing.answered_at = outcome.value, by.member, timezone.now()
    passing.seal(answer=reason)
    passing.save()


def _keep_fact(signal: Signal, passing: SignalPassing) -> None:
    """The decision that the old desk keeps, in the name of who asked."""
    decision = SignalDecision(
        data_key=signal.data_key,
        signal=signal,
        kind=DecisionKind.PASSED_ON.value,
        organisation_id=passing.from_organisation_id,
        region_id=passing.from_region_id,
        to_region_id=passing.to_region_id,
        decided_by_id=passing.asked_by_id,
    )
    decision.seal(reason=passing.reveal("reason"))
    decision.save(force_insert=True)


def _came_from(signal: Signal, desk: Desk) -> bool:
    """The desk that is asked passed it on to this one before."""
    return signal.decisions.filter(
        kind=DecisionKind.PASSED_ON, organisation=desk.organisation, region=desk.region
    ).exists()
