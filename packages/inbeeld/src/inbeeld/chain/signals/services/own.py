"""How what somebody handed in stands, in a list and on a form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from inbeeld.chain.signals.codes import Setting
from inbeeld.chain.signals.models import Signal, SignalDecision
from inbeeld.foundation.access.api import Actor
from inbeeld.foundation.accounts.api import Organisation

from .following import ended


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One signal in the list of who handed it in."""

    signal: Signal
    ended: str


def lines_of(signals: Sequence[Signal]) -> list[OwnLine]:
    """With how each ended, in one query for all."""
    kinds: dict[UUID, list[str]] = defaultdict(list)
    decisions = SignalDecision.objects.filter(signal__in=signals, undone_at__isnull=True).order_by("decided_at", "pk")
    for signal_id, kind in decisions.values_list("signal_id", "kind"):
        kinds[signal_id].append(kind)
    return [OwnLine(signal, ended(signal, kinds[signal.pk])) for signal in signals]


def own_setting(actor: Actor) -> str:
    """From where he most likely knows the person: what his organisation is, where that is in the list."""
    if actor.organisation_id is None:
        return ""
    kind = Organisation.objects.filter(pk=actor.organisation_id).values_list("type", flat=True).first()
    return kind if kind in Setting.values and kind != Setting.OTHER else ""
