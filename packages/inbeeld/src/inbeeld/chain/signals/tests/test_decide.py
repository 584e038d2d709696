"""The five decisions, and undoing them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone

from fixtures.personas import Persona, Place
from inbeeld.chain.cases.api import Case, CaseFacts, open_case
from inbeeld.chain.signals.codes import DecisionKind
from inbeeld.chain.signals.models import Signal, SignalCase, SignalDecision, SignalPerson
from inbeeld.chain.signals.rules import Status, StepNotPossible
from inbeeld.chain.signals.services.decisions import close_signal, to_existing_case, to_new_cases, undo
from inbeeld.foundation.access.api import Ground, Part, give_grant

from .conftest import FACTS, INBOX

Made = Callable[..., tuple[Signal, str]]


def decide_address(signal: Signal, slug: str) -> str:
    return f"{INBOX}{signal.pk}/besluit/{slug}/"


@pytest.fixture
def case(coordinator: Persona, place: Place) -> Case:
    return open_case(
        by=coordinator.actor,
        organisation=place.organisation,
        region=place.region,
        facts=CaseFacts(),
    )


@pytest.mark.parametrize(
    ("slug", "kind"), [("advies", DecisionKind.ADVICE), ("niet-voor-ons", DecisionKind.NOT_FOR_US)]
)
def test_closing_keeps_the_reason_sealed(signal: Signal, coordinator: Persona, slug: str, kind: DecisionKind) -> None:
    response = coordinator.client.post(decide_address(signal, slug), {"reason": "Twee keer gebeld."})
    decision = SignalDecision.objects.get()
    signal.refresh_from_db()
    assert response.status_code == 302
    assert (signal.status, decision.kind) == (Status.DECIDED, kind)
    assert decision.reveal("reason") == "Twee keer gebeld."
    assert signal.due_on is None


def test_a_decision_needs_a_reason(signal: Signal, coordinator: Persona) -> None:
    response = coordinator.client.post(decide_address(signal, "advies"), {"reason": "  "})
    assert response.status_code == 422
    assert not SignalDecision.objects.exists()


def test_a_new_case_takes_over_what_stands_in_the_signal(signal: Signal, coordinator: Persona) -> None:
    case = to_new_cases(signal, "Ernstig", by=coordinator.actor)[0]
    assert FACTS in case.reveal("summary")
    assert (case.form, case.sex) == ("sexual", "boy")
    assert case.coordinator_id == coordinator.actor.member
    assert SignalCase.objects.get().case == case


def test_each_of_several_persons_gets_a_case_of_his_own(signal: Signal, coordinator: Persona) -> None:
    SignalPerson.objects.create(signal=signal, age_band="16-17", sex="girl")
    third = SignalPerson.objects.create(signal=signal, age_band="18-22", sex="boy")
    address = decide_address(signal, "nieuwe-zaak")
    assert coordinator.client.post(address, {"reason": "Ernstig"}).status_code == 422
    chosen = [person.pk for person in signal.persons.order_by("pk")[:2]]
    response = coordinator.client.post(address, {"reason": "Ernstig", "about": chosen})
    assert response.headers["Location"] == f"{INBOX}{signal.pk}/"
    cases = {link.case.sex: link.case for link in SignalCase.objects.select_related("case")}
    assert set(cases) == {"boy", "girl"}
    assert str(third) in cases["girl"].reveal("summary")
    page = coordinator.client.get(f"{INBOX}{signal.pk}/").content.decode()
    assert all(case.pseudonym in page for case in cases.values())


def test_an_existing_case_is_picked_by_its_pseudonym(signal: Signal, coordinator: Persona, case: Case) -> None:
    address = decide_address(signal, "bestaande-zaak")
    assert case.pseudonym in coordinator.client.get(address).content.decode()
    typed = {"pseudonym": case.pseudonym.upper().replace(" ", ""), "reason": "Zelfde jongen"}
    assert coordinator.client.post(address, typed).status_code == 302
    assert SignalCase.objects.get().case == case


def test_a_case_of_another_region_cannot_be_picked(
    signal: Signal, coordinator: Persona, far_colleague: Persona, far_place: Place
) -> None:
    hidden = open_case(
        by=far_colleague.actor, organisation=far_place.organisation, region=far_place.region, facts=CaseFacts()
    )
    address = decide_address(signal, "bestaande-zaak")
    assert hidden.pseudonym not in coordinator.client.get(address).content.decode()
    response = coordinator.client.post(address, {"pseudonym": hidden.pseudonym, "reason": "Gok"})
    assert response.status_code == 422
    assert not SignalCase.objects.exists()


def test_a_signal_cannot_be_passed_on_to_where_nobody_works(signal: Signal, coordinator: Persona, place: Place) -> None:
    response = coordinator.client.post(
        decide_address(signal, "doorsturen"), {"to_region": place.region.pk, "reason": "Naar onszelf"}
    )
    assert response.status_code == 422


def test_undoing_brings_the_signal_back_and_unlinks_the_case(signal: Signal, coordinator: Persona, case: Case) -> None:
    to_existing_case(signal, case, "Zelfde jongen", by=coordinator.actor)
    coordinator.client.post(f"{INBOX}{signal.pk}/ongedaan/")
    signal.refresh_from_db()
    assert signal.status == Status.IN_HAND
    assert signal.due_on is not None
    assert not SignalCase.objects.filter(unlinked_at__isnull=True).exists()
    assert SignalDecision.objects.get().undone_at is not None
    to_existing_case(signal, case, "Toch dezelfde", by=coordinator.actor)
    assert SignalCase.objects.count() == 2


def test_the_second_of_two_decisions_keeps_what_was_typed(signal: Signal, coordinator: Persona) -> None:
    close_signal(signal, DecisionKind.ADVICE, "Eerst", by=coordinator.actor)
    response = coordinator.client.post(decide_address(signal, "niet-voor-ons"), {"reason": "Mijn eigen overweging"})
    assert response.status_code == 409
    assert "Mijn eigen overweging" in response.content.decode()
    assert SignalDecision.objects.count() == 1


def test_there_is_nothing_to_undo_on_an_open_signal(signal: Signal, coordinator: Persona) -> None:
    with pytest.raises(StepNotPossible):
        undo(signal, by=coordinator.actor)


def test_a_team_lead_cannot_open_a_case(signal: Signal, team_lead: Persona) -> None:
    response = team_lead.client.post(decide_address(signal, "nieuwe-zaak"), {"reason": "Ernstig"})
    assert response.status_code == 403
    assert not Case.objects.exists()


def test_a_decision_that_does_not_exist_is_not_found(signal: Signal, coordinator: Persona) -> None:
    assert coordinator.client.get(decide_address(signal, "weggooien")).status_code == 404


def test_the_case_page_asks_for_its_signals_and_no_partner_sees_where_they_came_from(
    signal: Signal, coordinator: Persona, far_colleague: Persona, partner: Persona, case: Case
) -> None:
    to_existing_case(signal, case, "Zelfde jongen", by=coordinator.actor)
    address = f"/signalen/bij-zaak/{case.pk}/"
    fragment = coordinator.client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert signal.reference in fragment
    assert "<html" not in fragment
    assert FACTS not in fragment
    assert far_colleague.client.get(address).status_code == 404
    assert partner.membership
    until = timezone.now() + dt.timedelta(days=1)
    give_grant(
        case,
        partner.membership,
        by=coordinator.actor,
        parts=list(Part),
        purpose="Verzonnen",
        ground=Ground.PUBLIC_TASK,
        until=until,
    )
    assert partner.client.get(address).status_code == 403


def test_before_a_case_is_opened_one_can_look_for_an_earlier_one_and_types_nothing_twice(
    make_signal: Callable[..., tuple[Signal, str]], coordinator: Persona
) -> None:
    first, second = make_signal()[0], make_signal()[0]
    typed = {"given_names": "Verzonnen", "family_name": "Voorbeeldman", "aliases": "", "step": "look"}
    page = coordinator.client.post(decide_address(first, "nieuwe-zaak"), typed).content.decode()
    assert "geen eerdere zaak gevonden" in page
    assert 'value="Voorbeeldman"' in page
    sent = {**typed, "step": "", "reason": "Zorgen"}
    coordinator.client.post(decide_address(first, "nieuwe-zaak"), sent)
    case = Case.objects.get()
    again = coordinator.client.post(decide_address(second, "nieuwe-zaak"), typed).content.decode()
    assert case.pseudonym in again
    assert Signal.objects.get(pk=second.pk).is_open, "looking decides nothing"
