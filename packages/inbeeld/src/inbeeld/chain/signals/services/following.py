"""What who handed in may know: that it was received, picked up, answered, decided; nothing of a case."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from inbeeld.chain.signals.codes import DecisionKind, Sender
from inbeeld.chain.signals.models import Signal
from inbeeld.chain.signals.rules import Status
from inbeeld.foundation.access.api import ANONYMOUS, Actor
from inbeeld.foundation.audit.api import record

from .correspondence import messages_of


@dataclass(frozen=True, slots=True)
class OpenedMessage:
    """One message as who handed in reads it: without the name of a coordinator."""

    from_desk: bool
    asks: bool
    sent_at: dt.datetime
    text: str
    documents: int


@dataclass(frozen=True, slots=True)
class Progress:
    """`ended` is advice, taken_up or not_for_us: that a case was already known is not told."""

    status: Status
    ended: str
    region: str
    passed_on: bool
    received_at: dt.datetime
    picked_up_at: dt.datetime | None
    decided_at: dt.datetime | None
    due_on: dt.date | None
    letters: tuple[OpenedMessage, ...]


ENDINGS = {
    DecisionKind.ADVICE: "advice",
    DecisionKind.NEW_CASE: "taken_up",
    DecisionKind.EXISTING_CASE: "taken_up",
    DecisionKind.NOT_FOR_US: "not_for_us",
}


def follow_up(signal: Signal, *, by: Actor = ANONYMOUS) -> Progress:
    signal = Signal.objects.select_related("region", "data_key").get(pk=signal.pk)
    decisions = list(signal.decisions.filter(undone_at__isnull=True).order_by("decided_at"))
    kinds = [DecisionKind(decision.kind) for decision in decisions]
    record("signal.followed", record=signal, actor=by, fields=["messages"])
    return Progress(
        status=Status(signal.status),
        ended=ended(signal, kinds),
        region=signal.region.name,
        passed_on=DecisionKind.PASSED_ON in kinds,
        received_at=signal.received_at,
        picked_up_at=signal.picked_up_at,
        decided_at=signal.decided_at,
        due_on=signal.due_on if signal.answered_at is None else None,
        letters=_letters(signal),
    )


def ended(signal: Signal, kinds: Sequence[str]) -> str:
    """How it ended for who handed in, from the decisions that stand, the last one last; empty while it is open."""
    closed = signal.status == Status.DECIDED and bool(kinds)
    return ENDINGS.get(DecisionKind(kinds[-1]), "") if closed else ""


def _letters(signal: Signal) -> tuple[OpenedMessage, ...]:
    sent = Counter(signal.attachments.values_list("message", flat=True))
    return tuple(
        OpenedMessage(m.sender == Sender.DESK, m.asks, m.sent_at, m.reveal("text"), sent[m.pk])
        for m in messages_of(signal)
    )
