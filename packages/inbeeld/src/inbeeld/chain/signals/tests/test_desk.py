"""The desk reads, takes, writes and leafs through its signals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fixtures.personas import Persona, Place
from inbeeld.chain.signals.models import Signal, SignalMessage
from inbeeld.chain.signals.receipts import new_token, read_token
from inbeeld.chain.signals.rules import Status
from inbeeld.chain.signals.services.correspondence import reply
from inbeeld.foundation.audit.api import AuditEntry

from .conftest import FACTS, INBOX

Made = Callable[..., tuple[Signal, str]]


def send_reply(signal: Signal, text: str = "Antwoord") -> None:
    submission = read_token(new_token())
    assert submission is not None
    reply(signal, text, submission=submission)


def test_the_inbox_shows_the_signals_of_the_desk_and_no_content(signal: Signal, coordinator: Persona) -> None:
    text = coordinator.client.get(INBOX).content.decode()
    assert signal.reference in text
    assert "Testerveen" in text
    assert FACTS not in text


def test_another_region_sees_none_of_it(signal: Signal, far_colleague: Persona) -> None:
    assert signal.reference not in far_colleague.client.get(INBOX).content.decode()
    assert far_colleague.client.get(f"{INBOX}{signal.pk}/").status_code == 404


def test_reading_a_signal_is_audited(signal: Signal, coordinator: Persona) -> None:
    text = coordinator.client.get(f"{INBOX}{signal.pk}/").content.decode()
    entry = AuditEntry.objects.get(event="signal.read")
    assert FACTS in text
    assert (entry.record_id, entry.user_id) == (signal.pk, coordinator.user.pk)


def test_taking_it_on_picks_it_up(signal: Signal, coordinator: Persona) -> None:
    coordinator.client.post(f"{INBOX}{signal.pk}/oppakken/", {"handler": str(coordinator.actor.member)})
    signal.refresh_from_db()
    assert (signal.handler_id, signal.status) == (coordinator.actor.member, Status.IN_HAND)
    assert signal.picked_up_at is not None


def test_a_colleague_can_get_it_and_somebody_elsewhere_cannot(
    signal: Signal, coordinator: Persona, colleague: Persona, far_colleague: Persona
) -> None:
    address = f"{INBOX}{signal.pk}/oppakken/"
    assert coordinator.client.post(address, {"handler": str(far_colleague.actor.member)}).status_code == 422
    coordinator.client.post(address, {"handler": str(colleague.actor.member)})
    signal.refresh_from_db()
    assert signal.handler_id == colleague.actor.member


def test_a_question_waits_for_its_reply_and_the_reply_is_marked_new(signal: Signal, coordinator: Persona) -> None:
    address = f"{INBOX}{signal.pk}/"
    sent = {"token": new_token(), "text": "Hoe oud is hij?", "step": "ask"}
    for _ in range(2):
        coordinator.client.post(f"{address}bericht/", sent)
    signal.refresh_from_db()
    assert signal.status == Status.WAITING
    assert SignalMessage.objects.count() == 1
    send_reply(signal)
    signal.refresh_from_db()
    assert (signal.status, signal.reply_waiting) == (Status.IN_HAND, True)
    assert "Nieuwe reactie" in coordinator.client.get(INBOX).content.decode()
    coordinator.client.post(f"{address}gezien/")
    signal.refresh_from_db()
    assert not signal.reply_waiting


def test_an_answer_that_is_too_long_keeps_what_was_typed(signal: Signal, coordinator: Persona) -> None:
    text = "lang " * 1000
    response = coordinator.client.post(
        f"{INBOX}{signal.pk}/bericht/", {"token": new_token(), "text": text, "step": "answer"}
    )
    assert response.status_code == 422
    assert text.strip() in response.content.decode()


def test_what_was_typed_survives_an_expired_session(
    signal: Signal, coordinator: Persona, sign_in: Callable[..., Client]
) -> None:
    client, address = coordinator.client, f"{INBOX}{signal.pk}/"
    client.get(address)
    del client.cookies[settings.SESSION_COOKIE_NAME]
    sent = client.post(f"{address}bericht/", {"token": new_token(), "text": "Mijn lange antwoord", "step": "answer"})
    assert sent.status_code == 302
    assert not SignalMessage.objects.exists()
    again = sign_in(coordinator.user)
    client.cookies[settings.SESSION_COOKIE_NAME] = again.cookies[settings.SESSION_COOKIE_NAME].value
    assert "Mijn lange antwoord" in client.get(reverse("accounts:kept"), follow=True).content.decode()


@pytest.mark.parametrize(("days", "word"), [(-1, "Te laat"), (0, "Vandaag")], ids=["past its term", "on its last day"])
def test_terms_are_told_in_words(signal: Signal, coordinator: Persona, days: int, word: str) -> None:
    Signal.objects.update(due_on=timezone.localdate() + dt.timedelta(days=days))
    assert word in coordinator.client.get(INBOX).content.decode()


def test_each_filter_shows_its_own(make_signal: Made, coordinator: Persona, colleague: Persona) -> None:
    new, mine, closed = (make_signal()[0] for _ in range(3))
    coordinator.client.post(f"{INBOX}{mine.pk}/oppakken/", {"handler": str(coordinator.actor.member)})
    coordinator.client.post(f"{INBOX}{closed.pk}/besluit/advies/", {"reason": "Gebeld"})
    expected = {"new": {new}, "mine": {mine}, "open": {new, mine}, "closed": {closed}}
    for key, signals in expected.items():
        page = coordinator.client.get(INBOX, {"list": key}).context["page"]
        assert {one.pk for one in page.rows} == {one.pk for one in signals}, key


def test_leafing_forth_and_back_shows_every_signal_once(make_signal: Made, coordinator: Persona) -> None:
    for number in range(60):
        signal, _code = make_signal()
        Signal.objects.filter(pk=signal.pk).update(due_on=dt.date(2026, 1, 1) + dt.timedelta(days=number // 7))
    page = coordinator.client.get(INBOX).context["page"]
    seen = [one.pk for one in page.rows]
    pages = [page]
    while page.next_url:
        page = coordinator.client.get(INBOX + page.next_url).context["page"]
        seen += [one.pk for one in page.rows]
        pages.append(page)
    assert len(seen) == len(set(seen)) == 60
    back = coordinator.client.get(INBOX + pages[-1].previous_url).context["page"]
    assert [one.pk for one in back.rows] == [one.pk for one in pages[-2].rows]
    first = coordinator.client.get(INBOX + back.previous_url).context["page"]
    assert [one.pk for one in first.rows] == [one.pk for one in pages[0].rows]
    assert not first.previous_url


@pytest.mark.parametrize("mark", ["", "x", "2026-01-01", "2026-01-01.x", ".", "2026-01-01T99.x", "' OR 1=1 --"])
def test_a_mark_that_cannot_be_read_begins_at_the_start(signal: Signal, coordinator: Persona, mark: str) -> None:
    for direction in ("na", "voor"):
        assert coordinator.client.get(INBOX, {direction: mark}).status_code == 200


def test_the_number_of_queries_does_not_grow(make_signal: Made, coordinator: Persona) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            coordinator.client.get(INBOX)
        return len(captured)

    make_signal()
    queries()  # the first one also begins the session
    few = queries()
    for _ in range(15):
        make_signal()
    assert queries() == few


def test_a_team_lead_reads_and_handles_the_signals_of_the_team(signal: Signal, team_lead: Persona) -> None:
    assert team_lead.client.get(f"{INBOX}{signal.pk}/").status_code == 200


def test_strangers_are_sent_to_sign_in(signal: Signal, anonymous: Persona, place: Place) -> None:
    for address in (INBOX, f"{INBOX}{signal.pk}/"):
        assert anonymous.client.get(address).status_code == 302
