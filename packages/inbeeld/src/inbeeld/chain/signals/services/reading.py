"""Opening a signal at the desk: everything in it, and a line in the audit trail that it was read."""

from __future__ import annotations

from dataclasses import dataclass

from inbeeld.chain.cases.api import Case
from inbeeld.chain.signals.models import (
    Signal,
    SignalAttachment,
    SignalCase,
    SignalDecision,
    SignalMessage,
    SignalPerson,
)
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record

from .correspondence import messages_of


@dataclass(frozen=True, slots=True)
class OpenedMessage:
    message: SignalMessage
    text: str


@dataclass(frozen=True, slots=True)
class OpenedDecision:
    decision: SignalDecision
    reason: str


@dataclass(frozen=True, slots=True)
class OpenedSignal:
    """A signal in plain text, for as long as the page takes."""

    facts: str
    interpretation: str
    contact: str
    persons: list[SignalPerson]
    messages: list[OpenedMessage]
    decisions: list[OpenedDecision]
    cases: list[Case]
    attachments: list[SignalAttachment]

    @property
    def standing(self) -> SignalDecision | None:
        """The decision that holds now."""
        held = [one.decision for one in self.decisions if one.decision.ends_it and one.decision.undone_at is None]
        return held[-1] if held else None


def read_signal(signal: Signal, *, by: Actor) -> OpenedSignal:
    by.must(Action.SIGNAL_READ, signal)
    told = signal.reveal_all("facts", "interpretation", "contact")
    reading = OpenedSignal(
        facts=told["facts"] or "",
        interpretation=told["interpretation"] or "",
        contact=told["contact"] or "",
        persons=list(signal.persons.order_by("pk")),
        messages=[OpenedMessage(message, message.reveal("text")) for message in messages_of(signal)],
        decisions=_decisions(signal),
        cases=_cases_of(signal, by),
        attachments=list(signal.attachments.select_related("file")),
    )
    record("signal.read", record=signal, actor=by, fields=["facts", "interpretation", "contact", "messages"])
    return reading


def _cases_of(signal: Signal, by: Actor) -> list[Case]:
    """The cases it is linked to, as far as the reader may see them."""
    linked = SignalCase.objects.filter(signal=signal, unlinked_at__isnull=True).values("case")
    return list(Case.objects.visible_to(by).filter(pk__in=linked))


def _decisions(signal: Signal) -> list[OpenedDecision]:
    found = list(
        signal.decisions.select_related("decided_by__user", "region", "to_region").order_by("decided_at", "pk")
    )
    for decision in found:
        decision.data_key = signal.data_key
    return [OpenedDecision(decision, decision.reveal("reason") or "") for decision in found]
