"""A professional without an account hands in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import mail
from django.core.signing import TimestampSigner
from django.db import connection
from django.test import Client
from django.utils import timezone

from fixtures.personas import Persona, Place
from inbeeld.chain.signals.ceilings import HAND_INS
from inbeeld.chain.signals.models import Signal
from inbeeld.chain.signals.receipts import TOKEN_SALT, mac_of
from inbeeld.foundation.accounts.api import RegionCoordination
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.geography.api import Municipality

from .conftest import CODE, FACTS, NEW


def test_the_page_says_112_first_and_sets_no_cookie(anybody: Client, place: Place) -> None:
    response = anybody.get(NEW)
    text = response.content.decode()
    assert response.status_code == 200
    assert not response.cookies
    assert 0 < text.index("112") < text.index("<form")
    assert place.municipality.name in text


def test_the_page_asks_at_most_twelve_things_and_no_name(anybody: Client, place: Place) -> None:
    form = anybody.get(NEW).context["form"]
    assert len(form.fields) <= 12
    assert not {name for name in form.fields if "name" in name}


def test_a_hand_in_is_stored_at_the_desk_of_the_municipality_and_shows_its_code(
    anybody: Client, typed: dict[str, str], place: Place
) -> None:
    response = anybody.post(NEW, typed)
    found = CODE.search(response.content.decode())
    signal = Signal.objects.get()
    assert response.status_code == 200
    assert not response.cookies
    assert found is not None
    assert signal.code_mac == mac_of(found[0])
    assert (signal.organisation, signal.region) == (place.organisation, place.region)
    assert signal.reveal("facts") == FACTS
    assert [str(person) for person in signal.persons.all()]
    assert signal.due_on is not None
    assert signal.due_on > timezone.localdate()


def test_the_code_is_in_no_address_and_not_in_the_database(anybody: Client, typed: dict[str, str]) -> None:
    response = anybody.post(NEW, typed)
    code = CODE.search(response.content.decode())
    assert code is not None
    assert "Location" not in response.headers
    stored = repr(list(Signal.objects.values_list()))
    assert code[0] not in stored
    assert code[0].replace(" ", "") not in stored


def test_sending_twice_gives_the_same_code_and_one_signal(anybody: Client, typed: dict[str, str]) -> None:
    first, second = (CODE.search(anybody.post(NEW, typed).content.decode()) for _ in range(2))
    assert first is not None
    assert second is not None
    assert first[0] == second[0]
    assert Signal.objects.count() == 1


def test_after_ten_minutes_the_same_form_only_says_that_it_is_in(anybody: Client, typed: dict[str, str]) -> None:
    anybody.post(NEW, typed)
    Signal.objects.update(received_at=timezone.now() - dt.timedelta(minutes=11))
    text = anybody.post(NEW, typed).content.decode()
    assert CODE.search(text) is None
    assert "staat binnen" in text or "is in" in text
    assert Signal.objects.count() == 1


def test_what_was_changed_after_handing_in_is_not_lost(anybody: Client, typed: dict[str, str]) -> None:
    anybody.post(NEW, typed)
    text = anybody.post(NEW, {**typed, "facts": "Toch nog iets anders gezien."}).content.decode()
    assert "Toch nog iets anders gezien." in text
    assert Signal.objects.get().reveal("facts") == FACTS


def test_a_reference_that_is_taken_is_drawn_again(
    anybody: Client, typed: dict[str, str], signal: Signal, monkeypatch: pytest.MonkeyPatch
) -> None:
    draws = [signal.reference, signal.reference, "S-NIEUW2"]
    monkeypatch.setattr(Signal._meta.get_field("reference"), "default", lambda: draws.pop(0))
    monkeypatch.delitem(Signal._meta.get_field("reference").__dict__, "_get_default", raising=False)
    assert anybody.post(NEW, typed).status_code == 200
    assert set(Signal.objects.values_list("reference", flat=True)) == {signal.reference, "S-NIEUW2"}


def test_a_stale_page_keeps_what_was_typed_and_can_be_sent_again(
    anybody: Client, typed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    long_ago = TimestampSigner(salt=TOKEN_SALT)
    monkeypatch.setattr(long_ago, "timestamp", lambda: "1sSu7w")
    response = anybody.post(NEW, {**typed, "token": long_ago.sign("abcdefghijklmnop")})
    assert response.status_code == 422
    assert FACTS in response.content.decode()
    assert not Signal.objects.exists()
    again = anybody.post(NEW, {**typed, "token": response.context["token"]})
    assert CODE.search(again.content.decode())


def test_a_forged_token_keeps_what_was_typed(anybody: Client, typed: dict[str, str]) -> None:
    response = anybody.post(NEW, {**typed, "token": "forged"})
    assert response.status_code == 422
    assert FACTS in response.content.decode()


def test_an_error_keeps_everything_else_that_was_typed(anybody: Client, typed: dict[str, str]) -> None:
    response = anybody.post(NEW, {**typed, "sex": ""})
    text = response.content.decode()
    assert response.status_code == 422
    for value in (typed["facts"], typed["interpretation"], typed["municipality"], typed["token"]):
        assert value in text
    assert not Signal.objects.exists()


@pytest.mark.parametrize("written", ["testerveen", " TESTERVEEN ", "Testervéén"])
def test_a_municipality_is_found_however_it_is_written(
    anybody: Client, typed: dict[str, str], place: Place, written: str
) -> None:
    anybody.post(NEW, {**typed, "municipality": written})
    assert Signal.objects.get().municipality == place.municipality


def test_a_place_without_a_desk_here_is_told_before_anything_is_lost(anybody: Client, typed: dict[str, str]) -> None:
    Municipality.objects.create(code="T9999", name="Nergenshuizen")
    response = anybody.post(NEW, {**typed, "municipality": "Nergenshuizen"})
    assert response.status_code == 422
    assert FACTS in response.content.decode()
    assert not Signal.objects.exists()


def test_a_place_without_its_own_desk_goes_to_the_national_one(
    anybody: Client, typed: dict[str, str], national_desk: Place
) -> None:
    Municipality.objects.create(code="T9999", name="Nergenshuizen")
    anybody.post(NEW, {**typed, "municipality": "Nergenshuizen"})
    assert Signal.objects.get().organisation == national_desk.organisation


def test_a_place_that_nobody_knows_goes_to_the_national_desk_with_its_words(
    anybody: Client, typed: dict[str, str], national_desk: Place
) -> None:
    assert anybody.post(NEW, {**typed, "municipality": "Qqxxqq 12"}).status_code == 200
    signal = Signal.objects.get()
    assert (signal.organisation, signal.municipality) == (national_desk.organisation, None)
    assert signal.reveal("facts") == f"{FACTS}\n\nPlaats, zoals ingevuld: Qqxxqq 12"


def test_a_place_that_looks_like_one_is_asked_and_not_sent_anywhere(
    anybody: Client, typed: dict[str, str], national_desk: Place
) -> None:
    answer = anybody.post(NEW, {**typed, "municipality": "Testervee"})
    assert answer.status_code == 422
    assert "Testerveen" in str(answer.context["form"].errors["municipality"])
    assert not Signal.objects.exists()


def test_handing_in_is_audited_without_a_person(anybody: Client, typed: dict[str, str]) -> None:
    anybody.post(NEW, typed)
    entry = AuditEntry.objects.get(event="signal.received")
    assert entry.user_id is None
    assert entry.record_id == Signal.objects.get().pk


def test_the_desk_gets_an_email_that_says_nothing(
    anybody: Client, typed: dict[str, str], coordinator: Persona, colleague: Persona, far_colleague: Persona
) -> None:
    anybody.post(NEW, typed)
    assert {message.to[0] for message in mail.outbox} == {coordinator.user.email, colleague.user.email}
    for message in mail.outbox:
        said = message.subject + str(message.body)
        assert not any(word in said for word in (FACTS, "Testerveen", Signal.objects.get().reference))


def test_an_empty_desk_is_told_at_the_address_of_its_region(
    anybody: Client, typed: dict[str, str], place: Place
) -> None:
    RegionCoordination.objects.filter(region=place.region).change(email="post@testrade.invalid")
    anybody.post(NEW, typed)
    assert [message.to for message in mail.outbox] == [["post@testrade.invalid"]]


def test_floods_from_one_address_wait_and_keep_what_was_typed(
    anybody: Client, typed: dict[str, str], make_token: Callable[[], str]
) -> None:
    statuses = []
    for _ in range(HAND_INS.rate.most + 1):
        response = anybody.post(NEW, {**typed, "token": make_token()})
        statuses.append(response.status_code)
    assert statuses == [200] * HAND_INS.rate.most + [429]
    assert FACTS in response.content.decode()
    assert Signal.objects.count() == HAND_INS.rate.most
    other = anybody.post(NEW, {**typed, "token": make_token()}, REMOTE_ADDR="203.0.113.9")
    assert other.status_code == 200


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_make_one_signal(typed: dict[str, str]) -> None:
    def click(_number: int) -> str:
        try:
            found = CODE.search(Client().post(NEW, typed).content.decode())
            return found[0] if found else "no code"
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as threads:
        codes = set(threads.map(click, range(6)))
    assert len(codes) == 1
    assert "no code" not in codes
    assert Signal.objects.count() == 1
