"""What the desk decides about a signal, and taking that back."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.cases.api import Case, Person
from inbeeld.chain.signals.codes import DecisionKind
from inbeeld.chain.signals.desks import comes_back
from inbeeld.chain.signals.models import Signal, SignalCase, SignalDecision, SignalPerson
from inbeeld.chain.signals.rules import Status, Step, StepNotPossible
from inbeeld.chain.signals.terms import Term, due_after
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record

from .case_opening import open_case_for
from .correspondence import lock
from .passing import waiting_passing

WITHOUT_CASE = frozenset({DecisionKind.ADVICE, DecisionKind.NOT_FOR_US})


def close_signal(signal: Signal, kind: DecisionKind, reason: str, *, by: Actor) -> SignalDecision:
    """Advice was given, or it is not for this desk."""
    if kind not in WITHOUT_CASE:
        raise ValueError(kind)
    by.must(Action.SIGNAL_HANDLE, signal)
    with transaction.atomic():
        locked = lock(signal)
        decision = _decide(locked, kind, reason, by=by)
        record("signal.decided", record=locked, actor=by, fields=["decision"])
        return decision


def to_new_cases(
    signal: Signal,
    reason: str,
    *,
    by: Actor,
    about: Sequence[SignalPerson] = (),
    person: Person | None = None,
) -> list[Case]:
    """Open a case from what the signal already says: one for each of those it is `about`, without a choice all of them.

    `person` is who the first case is about, where a name is known already.
    """
    by.must(Action.SIGNAL_HANDLE, signal)
    with transaction.atomic():
        locked = lock(signal)
        _decide(locked, DecisionKind.NEW_CASE, reason, by=by)
        chosen: list[SignalPerson | None] = list(about) or list(locked.persons.order_by("pk")) or [None]
        cases = [open_case_for(locked, one, by=by, person=None if n else person) for n, one in enumerate(chosen)]
        for case in cases:
            _link(locked, case, by=by)
        record("signal.decided", record=locked, actor=by, fields=["decision", "case"])
        return cases


def to_existing_case(signal: Signal, case: Case, reason: str, *, by: Actor) -> None:
    """Link to a case that the actor may work on."""
    by.must(Action.SIGNAL_HANDLE, signal)
    by.must(Action.CASE_WRITE, case)
    with transaction.atomic():
        locked = lock(signal)
        _decide(locked, DecisionKind.EXISTING_CASE, reason, by=by)
        _link(locked, case, by=by)
        record("signal.decided", record=locked, actor=by, fields=["decision", "case"])


def undo(signal: Signal, *, by: Actor) -> None:
    """Take the last decision back: the signal is in hand again, and its link to a case is taken away."""
    by.must(Action.SIGNAL_HANDLE, signal)
    with transaction.atomic():
        locked = lock(signal)
        now = timezone.now()
        locked.take(Step.UNDO, now)
        comes_back(locked, by=by)
        locked.due_on = due_after(Term.REPLY, timezone.localdate(now))
        locked.save()
        undone = {"undone_at": now, "undone_by": by.member}
        locked.decisions.filter(undone_at__isnull=True).exclude(kind=DecisionKind.PASSED_ON).update(**undone)
        locked.case_links.filter(unlinked_at__isnull=True).change(unlinked_at=now, unlinked_by=by.member)
        record("signal.undone", record=locked, actor=by, fields=["decision"])


def _decide(signal: Signal, kind: DecisionKind, reason: str, *, by: Actor) -> SignalDecision:
    if waiting_passing(signal):
        raise StepNotPossible(Status(signal.status), Step.DECIDE)
    signal.take(Step.DECIDE, timezone.now())
    signal.handler_id = signal.handler_id or by.membership_id
    signal.reply_waiting = False
    signal.save()
    return _keep_decision(signal, kind, reason, by=by)


def _keep_decision(signal: Signal, kind: DecisionKind, reason: str, *, by: Actor) -> SignalDecision:
    decision = SignalDecision(
        data_key=signal.data_key,
        signal=signal,
        kind=kind.value,
        organisation_id=signal.organisation_id,
        region_id=signal.region_id,
        decided_by_id=by.member,
    )
    decision.seal(reason=reason)
    decision.save(force_insert=True)
    return decision


def _link(signal: Signal, case: Case, *, by: Actor) -> None:
    SignalCase.objects.create(signal=signal, case=case, linked_by_id=by.member)
