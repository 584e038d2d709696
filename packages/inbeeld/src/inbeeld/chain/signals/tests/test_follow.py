"""Who handed in comes back with the code."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from fixtures.personas import Persona, Place
from inbeeld.chain.signals.ceilings import WRONG_CODES
from inbeeld.chain.signals.codes import DecisionKind
from inbeeld.chain.signals.models import Signal, SignalMessage
from inbeeld.chain.signals.receipts import new_token
from inbeeld.chain.signals.rules import code_from
from inbeeld.chain.signals.services.assignment import assign
from inbeeld.chain.signals.services.decisions import close_signal, to_existing_case, to_new_cases
from inbeeld.chain.signals.services.passing import accept, ask_to_take_over

from .conftest import FACTS, FOLLOW

Made = Callable[..., tuple[Signal, str]]


def look(code: str) -> str:
    response = Client().post(FOLLOW, {"code": code})
    assert response.status_code == 200
    assert not response.cookies
    return response.content.decode()


def test_a_new_signal_is_received_and_not_picked_up(make_signal: Made) -> None:
    text = look(make_signal()[1])
    assert "Ontvangen" in text
    assert "Nog niet opgepakt" in text


def test_what_was_handed_in_is_not_shown_again(make_signal: Made) -> None:
    assert FACTS not in look(make_signal(contact="06-00000000")[1])


def test_it_was_picked_up_but_not_by_whom(make_signal: Made, coordinator: Persona) -> None:
    signal, code = make_signal()
    assign(signal, coordinator.actor.member, by=coordinator.actor)
    text = look(code)
    assert "Opgepakt" in text
    assert coordinator.user.name not in text


def test_advice_is_told_but_not_the_reason(make_signal: Made, coordinator: Persona) -> None:
    signal, code = make_signal()
    close_signal(signal, DecisionKind.ADVICE, "Geheime overweging", by=coordinator.actor)
    text = look(code)
    assert "advies" in text
    assert "Geheime overweging" not in text


def test_a_new_and_an_existing_case_read_the_same(make_signal: Made, coordinator: Persona) -> None:
    (first, first_code), (second, second_code) = make_signal(), make_signal()
    case = to_new_cases(first, "Reden", by=coordinator.actor)[0]
    to_existing_case(second, case, "Reden", by=coordinator.actor)
    texts = [look(code) for code in (first_code, second_code)]
    assert all("is ermee aan het werk" in text for text in texts)
    assert not any(case.pseudonym in text or "zaak" in text.lower() for text in texts)


def test_passing_on_names_the_region_that_has_it_now(
    make_signal: Made, coordinator: Persona, far_place: Place, far_colleague: Persona
) -> None:
    signal, code = make_signal()
    passing = ask_to_take_over(signal, far_place.region, "Woont daar", by=coordinator.actor)
    assert far_place.region.name not in look(code), "nothing has changed until the other region accepts"
    accept(passing, by=far_colleague.actor)
    text = look(code)
    assert far_place.region.name in text
    assert "Woont daar" not in text


def test_a_reply_reaches_the_desk_once(make_signal: Made, coordinator: Persona) -> None:
    signal, code = make_signal()
    sent = {"code": code, "token": new_token(), "text": "Gisteren weer gezien."}
    for _ in range(2):
        assert Client().post(FOLLOW, sent).status_code == 200
    message = SignalMessage.objects.get()
    signal.refresh_from_db()
    assert message.reveal("text") == "Gisteren weer gezien."
    assert signal.reply_waiting
    assert "Gisteren weer gezien." in look(code)


@pytest.mark.parametrize("text", ["", " \n ", "x" * 4001])
def test_a_reply_that_cannot_be_sent_keeps_what_was_typed(make_signal: Made, text: str) -> None:
    _signal, code = make_signal()
    response = Client().post(FOLLOW, {"code": code, "token": new_token(), "text": text})
    assert response.status_code == 422
    assert text.strip() in response.content.decode()
    assert not SignalMessage.objects.exists()


def test_a_stale_reply_keeps_what_was_typed(make_signal: Made) -> None:
    _signal, code = make_signal()
    response = Client().post(FOLLOW, {"code": code, "token": "forged", "text": "Mijn antwoord"})
    assert response.status_code == 422
    assert "Mijn antwoord" in response.content.decode()


def test_a_wrong_code_says_nothing_about_which_codes_exist(db: None) -> None:
    unknown = Client().post(FOLLOW, {"code": code_from(bytes(32))})
    assert unknown.status_code == 422
    assert "We vinden bij deze code niets" in unknown.content.decode()


def test_a_typing_error_is_told_and_does_not_count(make_signal: Made) -> None:
    _signal, code = make_signal()
    wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
    for _ in range(10):
        assert "typefout" in Client().post(FOLLOW, {"code": wrong}).content.decode()
    look(code)


def test_guessing_has_to_wait_and_a_right_code_beside_it_does_not(make_signal: Made) -> None:
    _signal, code = make_signal()
    free = WRONG_CODES.rate.most
    wrong = [code_from(bytes([number]) * 32) for number in range(1, free + 3)]
    statuses = [Client().post(FOLLOW, {"code": one}).status_code for one in wrong]
    assert statuses == [422] * free + [429] * 2
    assert Client().post(FOLLOW, {"code": code}).status_code == 200
    assert Client().post(FOLLOW, {"code": wrong[0]}, REMOTE_ADDR="203.0.113.9").status_code == 422


def test_a_code_in_the_address_does_nothing(make_signal: Made) -> None:
    _signal, code = make_signal()
    response = Client().get(FOLLOW, {"code": code})
    assert "Ontvangen" not in response.content.decode()


def test_one_code_cannot_drown_the_desk(make_signal: Made) -> None:
    _signal, code = make_signal()
    statuses = [
        Client().post(FOLLOW, {"code": code, "token": new_token(), "text": f"Bericht {number}"}).status_code
        for number in range(21)
    ]
    assert statuses == [200] * 20 + [429]
