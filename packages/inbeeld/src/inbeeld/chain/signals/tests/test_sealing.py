"""Nothing that anybody wrote can be read in a stolen database, a log or a mail; nor can the code."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from fixtures.personas import Persona
from inbeeld.chain.signals.codes import DecisionKind
from inbeeld.chain.signals.models import Signal
from inbeeld.chain.signals.receipts import new_token
from inbeeld.chain.signals.services.decisions import close_signal, to_new_cases, undo

from .conftest import CODE, FOLLOW, INBOX, NEW


@pytest.mark.django_db(transaction=True)
def test_the_whole_walk_leaves_no_plain_text(
    typed: dict[str, str], coordinator: Persona, traces_of: Callable[..., list[str]]
) -> None:
    facts, thought, contact = "Feitelijk Gezienswaardig", "Duidelijk Vermoedens", "bereik-mij@nergens.invalid"
    question, answer, reason = "Vraagstelling Kwadraat", "Antwoordelijk Kwartier", "Redengeving Kwintet"
    page = Client().post(NEW, {**typed, "facts": facts, "interpretation": thought, "contact": contact})
    found = CODE.search(page.content.decode())
    assert found is not None
    code, signal = found[0], Signal.objects.get()
    address = f"{INBOX}{signal.pk}/"
    coordinator.client.post(f"{address}bericht/", {"token": new_token(), "text": question, "step": "ask"})
    Client().post(FOLLOW, {"code": code, "token": new_token(), "text": answer})
    assert answer in coordinator.client.get(address).content.decode()
    close_signal(signal, DecisionKind.ADVICE, reason, by=coordinator.actor)
    undo(signal, by=coordinator.actor)
    assert facts in to_new_cases(signal, reason, by=coordinator.actor)[0].reveal("summary")
    assert traces_of(facts, thought, contact, question, answer, reason, code, code.replace(" ", "")) == []
