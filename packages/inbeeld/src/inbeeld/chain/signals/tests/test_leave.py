"""Whoever leaves hands over his signals."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied

from fixtures.personas import Persona
from inbeeld.chain.signals.codes import DecisionKind
from inbeeld.chain.signals.handover import WORK
from inbeeld.chain.signals.models import Signal
from inbeeld.chain.signals.services.assignment import assign
from inbeeld.chain.signals.services.decisions import close_signal
from inbeeld.foundation.audit.api import AuditEntry

Made = Callable[..., tuple[Signal, str]]


def test_open_signals_go_to_the_colleague_and_closed_ones_stay(
    make_signal: Made, coordinator: Persona, colleague: Persona, administrator: Persona
) -> None:
    open_one, closed = make_signal()[0], make_signal()[0]
    for signal in (open_one, closed):
        assign(signal, coordinator.actor.member, by=coordinator.actor)
    close_signal(closed, DecisionKind.ADVICE, "Gebeld", by=coordinator.actor)
    assert coordinator.membership is not None
    assert colleague.membership is not None
    assert WORK.count(coordinator.membership) == 1
    assert [one.pk for one in WORK.receivers(coordinator.membership)] == [colleague.membership.pk]
    WORK.hand_over(coordinator.membership, colleague.membership, by=administrator.actor)
    open_one.refresh_from_db()
    closed.refresh_from_db()
    assert (open_one.handler, closed.handler) == (colleague.membership, coordinator.membership)
    assert AuditEntry.objects.filter(event="signal.assigned", user_id=administrator.user.pk).count() == 1


def test_only_who_manages_people_hands_over(signal: Signal, coordinator: Persona, colleague: Persona) -> None:
    assert coordinator.membership is not None
    assert colleague.membership is not None
    with pytest.raises(PermissionDenied):
        WORK.hand_over(coordinator.membership, colleague.membership, by=coordinator.actor)
