"""Passing a signal on: it stays where it is until the other region accepts."""

from __future__ import annotations

import pytest
from django.core import mail

from fixtures.personas import Persona, Place
from inbeeld.chain.signals.models import Outcome, Signal, SignalDecision, SignalPassing
from inbeeld.chain.signals.rules import Status, StepNotPossible
from inbeeld.chain.signals.services.decisions import close_signal
from inbeeld.chain.signals.services.passing import AlreadyAnswered, accept, ask_to_take_over, refuse, take_back
from inbeeld.foundation.audit.api import AuditEntry

from .conftest import FACTS, INBOX

WHY = "Hij woont sinds kort bij u in de regio."


@pytest.fixture
def passing(signal: Signal, coordinator: Persona, far_place: Place, far_colleague: Persona) -> SignalPassing:
    """The coordinator asked the other region."""
    coordinator.client.post(
        f"{INBOX}{signal.pk}/besluit/doorsturen/", {"to_region": far_place.region.pk, "reason": WHY}
    )
    return SignalPassing.objects.select_related("data_key", "signal").get()


def test_until_it_is_accepted_the_signal_stays_and_its_term_runs(
    passing: SignalPassing, signal: Signal, coordinator: Persona
) -> None:
    before = signal.due_on
    signal.refresh_from_db()
    assert signal.organisation_id == coordinator.actor.organisation_id
    assert signal.due_on == before
    page = coordinator.client.get(f"{INBOX}{signal.pk}/").content.decode()
    assert "Wacht op een andere regio" in page
    assert "Wacht op een andere regio" in coordinator.client.get(INBOX).content.decode()
    with pytest.raises(StepNotPossible):
        close_signal(signal, "advice", "Gebeld", by=coordinator.actor)  # type: ignore[arg-type]


def test_the_other_region_sees_what_the_request_needs_and_no_more(
    passing: SignalPassing, signal: Signal, far_colleague: Persona
) -> None:
    assert far_colleague.client.get(f"{INBOX}{signal.pk}/").status_code == 404
    listed = far_colleague.client.get(f"{INBOX}regios/").content.decode()
    page = far_colleague.client.get(f"{INBOX}regios/{passing.pk}/").content.decode()
    assert WHY in page
    assert "Testerveen" in page
    for text in (listed, page):
        assert signal.reference not in text
        assert FACTS not in text
        assert "12-15" not in text
    assert AuditEntry.objects.filter(event="signal.offer_read", user_id=far_colleague.user.pk).exists()


def test_nobody_else_sees_the_request(passing: SignalPassing, coordinator: Persona, partner: Persona) -> None:
    assert coordinator.client.get(f"{INBOX}regios/{passing.pk}/").status_code == 404
    assert partner.client.get(f"{INBOX}regios/{passing.pk}/").status_code == 403


def test_accepting_moves_it_whole_and_the_sender_keeps_the_fact(
    passing: SignalPassing, signal: Signal, coordinator: Persona, far_colleague: Persona
) -> None:
    answer = far_colleague.client.post(f"{INBOX}regios/{passing.pk}/aannemen/", follow=True)
    assert FACTS in answer.content.decode()
    signal.refresh_from_db()
    assert (signal.status, signal.handler) == (Status.RECEIVED, None)
    assert coordinator.client.get(f"{INBOX}{signal.pk}/").status_code == 404
    assert signal.reference in coordinator.client.get(f"{INBOX}regios/").content.decode()
    decision = SignalDecision.objects.get(signal=signal)
    assert decision.decided_by_id == coordinator.actor.member
    assert decision.reveal("reason") == WHY


def test_refusing_needs_a_reason_and_leaves_it_where_it_is(
    passing: SignalPassing, signal: Signal, coordinator: Persona, far_colleague: Persona
) -> None:
    address = f"{INBOX}regios/{passing.pk}/weigeren/"
    assert far_colleague.client.post(address).status_code == 422
    far_colleague.client.post(address, {"answer": "Hij staat bij u ingeschreven."})
    signal.refresh_from_db()
    assert signal.organisation_id == coordinator.actor.organisation_id
    assert "Hij staat bij u ingeschreven." in coordinator.client.get(f"{INBOX}{signal.pk}/").content.decode()


def test_the_sender_can_take_it_back_and_then_nobody_can_accept(
    passing: SignalPassing, signal: Signal, coordinator: Persona, far_colleague: Persona
) -> None:
    coordinator.client.post(f"{INBOX}{signal.pk}/terugnemen/")
    passing.refresh_from_db()
    assert passing.outcome == Outcome.WITHDRAWN
    with pytest.raises(AlreadyAnswered):
        accept(passing, by=far_colleague.actor)
    with pytest.raises(AlreadyAnswered):
        take_back(signal, by=coordinator.actor)
    assert far_colleague.client.get(f"{INBOX}regios/{passing.pk}/").status_code == 404


def test_only_one_region_is_asked_at_a_time(
    passing: SignalPassing, signal: Signal, coordinator: Persona, far_place: Place
) -> None:
    with pytest.raises(StepNotPossible):
        ask_to_take_over(signal, far_place.region, WHY, by=coordinator.actor)


def test_giving_it_back_is_asked_in_the_same_way(
    passing: SignalPassing, signal: Signal, place: Place, coordinator: Persona, far_colleague: Persona
) -> None:
    taken = accept(passing, by=far_colleague.actor)
    page = far_colleague.client.get(f"{INBOX}{taken.pk}/").content.decode()
    assert f"doorsturen/?to={place.region.pk}" in page
    form = far_colleague.client.get(f"{INBOX}{taken.pk}/besluit/doorsturen/", {"to": place.region.pk})
    assert f'value="{place.region.pk}" selected' in form.content.decode()
    back = ask_to_take_over(taken, place.region, "Toch niet bij ons", by=far_colleague.actor)
    assert back.is_return
    page = coordinator.client.get(f"{INBOX}regios/{back.pk}/").content.decode()
    assert "Dit signaal kwam van u" in page
    refuse(back, "Verhuisd", by=coordinator.actor)
    signal.refresh_from_db()
    assert signal.organisation_id == far_colleague.actor.organisation_id


def test_both_desks_are_told_by_e_mail_without_content(
    passing: SignalPassing, coordinator: Persona, far_colleague: Persona
) -> None:
    asked = [one for one in mail.outbox if one.to == [far_colleague.user.email]]
    assert len(asked) == 1
    assert WHY not in asked[0].body
    mail.outbox.clear()
    refuse(passing, "Nee", by=far_colleague.actor)
    assert all("Nee" not in one.body for one in mail.outbox)


def test_what_was_passed_on_before_is_still_listed(signal: Signal, coordinator: Persona, far_place: Place) -> None:
    """Decisions from before requests existed stand for themselves."""
    decision = SignalDecision(
        data_key=signal.data_key,
        signal=signal,
        kind="passed_on",
        organisation_id=signal.organisation_id,
        region_id=signal.region_id,
        to_region=far_place.region,
        decided_by_id=coordinator.actor.member,
    )
    decision.seal(reason=WHY)
    decision.save()
    assert signal.reference in coordinator.client.get(f"{INBOX}regios/").content.decode()
