"""Narrowing and ordering the inbox, and giving on what an absent colleague has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.signals.models import Signal
from inbeeld.foundation.audit.api import AuditEntry

from .conftest import INBOX

Made = Callable[..., tuple[Signal, str]]


def shown(persona: Persona, **query: str) -> list[str]:
    return [one.reference for one in persona.client.get(INBOX, query).context["page"].rows]


@pytest.mark.parametrize(
    ("name", "value", "given"),
    [
        ("form", "criminal", {"form": "criminal"}),
        ("setting", "police", {"setting": "police"}),
        ("kind", "question", {"kind": "question"}),
    ],
)
def test_each_filter_narrows(
    make_signal: Made, coordinator: Persona, name: str, value: str, given: dict[str, str]
) -> None:
    make_signal()
    wanted, _code = make_signal(**given)
    assert shown(coordinator, **{name: value}) == [wanted.reference]


def test_past_its_term_nobody_s_and_a_colleague_s(make_signal: Made, coordinator: Persona, colleague: Persona) -> None:
    late, hers = make_signal()[0], make_signal()[0]
    Signal.objects.filter(pk=late.pk).update(due_on=timezone.localdate() - dt.timedelta(days=1))
    Signal.objects.filter(pk=hers.pk).change(handler=colleague.membership)
    assert shown(coordinator, late="on") == [late.reference]
    assert shown(coordinator, handler="nobody") == [late.reference]
    assert shown(coordinator, handler=str(colleague.actor.member)) == [hers.reference]


def test_a_choice_is_kept_for_the_next_time_and_can_be_wiped(
    make_signal: Made, coordinator: Persona, colleague: Persona
) -> None:
    plain, other = make_signal()[0], make_signal(form="criminal")[0]
    coordinator.client.get(INBOX, {"list": "open", "form": "criminal"})
    assert shown(coordinator) == [other.reference]
    assert len(shown(colleague)) == 2, "what one person chose is not another's choice"
    assert {plain.reference, other.reference} == set(shown(coordinator, clear="1"))
    assert len(shown(coordinator)) == 2


@pytest.mark.parametrize("value", ["x", "' OR 1=1", "\x00", "a" * 2000])
def test_nonsense_in_the_address_is_passed_by(signal: Signal, coordinator: Persona, value: str) -> None:
    for name in ("form", "municipality", "handler", "order", "list", "status"):
        assert coordinator.client.get(INBOX, {name: value}).status_code == 200


def test_the_order_can_be_turned(make_signal: Made, coordinator: Persona) -> None:
    first, second = make_signal()[0], make_signal()[0]
    assert shown(coordinator, order="received") == [first.reference, second.reference]
    assert shown(coordinator, order="-received") == [second.reference, first.reference]


def test_what_an_absent_colleague_has_goes_to_another(
    make_signal: Made, coordinator: Persona, colleague: Persona, far_colleague: Persona
) -> None:
    signals = [make_signal()[0] for _ in range(3)]
    Signal.objects.change(handler=colleague.membership)
    page, mine = f"{INBOX}verdelen/", str(coordinator.actor.member)
    assert colleague.user.name in coordinator.client.get(page).content.decode()
    assert colleague.user.name not in far_colleague.client.get(page).content.decode()
    assert coordinator.client.post(page, {"giver": mine, "receiver": mine}).status_code == 422
    coordinator.client.post(page, {"giver": str(colleague.actor.member), "receiver": mine})
    assert Signal.objects.filter(handler=coordinator.membership).count() == 3
    assert AuditEntry.objects.filter(event="signal.assigned", record_id=signals[0].pk).exists()
    assert not AuditEntry.objects.filter(event="signal.read").exists()
