"""A conversation becomes something that care coordination knows of only when he chooses so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from fixtures.personas import Persona, Place
from inbeeld.chain.outreach.models import Choice, Conversation
from inbeeld.chain.outreach.services.joining import HandOver, NotChosen, hand_over
from inbeeld.chain.signals.api import Signal, read_token
from inbeeld.foundation.audit.api import AuditEntry

from .conftest import BACK, WORDS, opened

Begin = Callable[..., tuple[Conversation, str]]
Token = Callable[[], str]
AGREED = "Een jongen uit de gemeente wil hulp bij wonen. Verzonnen."


def over(place: Place, token: str) -> dict[str, str]:
    return {
        "over-municipality": place.municipality.name,
        "over-facts": AGREED,
        "over-contact": "veldwerk@voorbeeld.test",
        "token": token,
    }


def test_without_a_question_nothing_can_be_chosen(anybody: Client, begin: Begin) -> None:
    conversation, number = begin()
    anybody.post(BACK, {**opened(), "code": number, "step": "yes"})
    conversation.refresh_from_db()
    assert conversation.choice == Choice.NONE


def test_nothing_is_handed_over_without_his_yes(
    begin: Begin, outreach_worker: Persona, place: Place, make_token: Token
) -> None:
    conversation, _ = begin()
    page = f"/gesprekken/{conversation.pk}/"
    outreach_worker.client.post(f"{page}vragen/")
    outreach_worker.client.post(f"{page}overdragen/", over(place, make_token()))
    assert not Signal.objects.exists()
    submission = read_token(make_token())
    assert submission is not None
    given = HandOver(facts=AGREED, municipality=place.municipality, contact="")
    with pytest.raises(NotChosen):
        hand_over(conversation, given, submission=submission, by=outreach_worker.actor)


def test_a_no_and_a_yes_taken_back_are_recorded_and_hold(
    anybody: Client, begin: Begin, outreach_worker: Persona, place: Place, make_token: Token
) -> None:
    conversation, number = begin()
    page = f"/gesprekken/{conversation.pk}/"
    outreach_worker.client.post(f"{page}vragen/")
    for step in ("yes", "no"):
        anybody.post(BACK, {**opened(), "code": number, "step": step})
    outreach_worker.client.post(f"{page}overdragen/", over(place, make_token()))
    conversation.refresh_from_db()
    assert (conversation.choice, conversation.chosen_at is not None) == (Choice.NO, True)
    assert not Signal.objects.exists()
    assert AuditEntry.objects.filter(event="conversation.chosen").count() == 2


def test_after_a_yes_the_desk_gets_what_he_agreed_to_and_nothing_of_the_conversation(
    *,
    anybody: Client,
    begin: Begin,
    outreach_worker: Persona,
    coordinator: Persona,
    place: Place,
    make_token: Token,
) -> None:
    conversation, number = begin()
    page = f"/gesprekken/{conversation.pk}/"
    outreach_worker.client.post(f"{page}vragen/")
    assert "zorgcoördinator meedenken" in anybody.post(BACK, {**opened(), "code": number}).content.decode()
    anybody.post(BACK, {**opened(), "code": number, "step": "yes"})
    outreach_worker.client.post(f"{page}overdragen/", over(place, make_token()))
    signal = Signal.objects.get()
    assert signal in Signal.objects.visible_to(coordinator.actor)
    assert signal.reveal("facts") == AGREED
    seen = coordinator.client.get(f"/signalen/{signal.pk}/").content.decode()
    assert WORDS not in seen
    assert conversation.reference not in seen
    assert "Je zei ja" in anybody.post(BACK, {**opened(), "code": number}).content.decode()


def test_erasing_afterwards_leaves_the_signal_and_takes_the_conversation(
    anybody: Client, begin: Begin, outreach_worker: Persona, place: Place, make_token: Token
) -> None:
    conversation, number = begin()
    page = f"/gesprekken/{conversation.pk}/"
    outreach_worker.client.post(f"{page}vragen/")
    anybody.post(BACK, {**opened(), "code": number, "step": "yes"})
    outreach_worker.client.post(f"{page}overdragen/", over(place, make_token()))
    anybody.post(BACK, {**opened(), "code": number, "step": "erase"})
    assert not Conversation.objects.exists()
    assert Signal.objects.count() == 1
