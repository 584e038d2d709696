"""Closing a case and opening it again."""

import datetime as dt

import pytest
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case, CaseIsClosed, Closure, DomainOutcome
from inbeeld.chain.contacts.api import ContactDetails, add_contact
from inbeeld.chain.method.api import FIRST_DOMAINS
from inbeeld.chain.plan.api import ActionDetails, CaseAction, add_action


def closing(record_id: str, **changes: str) -> dict[str, str]:
    typed = {
        "outcome": "help_continues",
        "reason": "Verzonnen: begeleid wonen loopt.",
        "version": "1",
        "record_id": record_id,
    }
    ends = {f"end_{code}": "unknown" for code, _dutch, _english in FIRST_DOMAINS}
    return typed | ends | changes


def test_closing_keeps_outcome_and_reason(case: Case, coordinator: Persona, record_id: str) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/sluiten/", closing(record_id))
    case.refresh_from_db()
    assert (case.is_open, case.phase, case.outcome) == (False, "ended", "help_continues")
    assert case.closed_on == timezone.localdate()
    assert Closure.objects.get().reveal("reason") == "Verzonnen: begeleid wonen loopt."
    assert case not in Case.objects.open()


@pytest.mark.parametrize("missing", ["outcome", "reason"])
def test_closing_needs_outcome_and_reason(case: Case, coordinator: Persona, record_id: str, missing: str) -> None:
    response = coordinator.client.post(f"/zaken/{case.pk}/sluiten/", closing(record_id, **{missing: ""}))
    assert response.status_code == 422
    assert Case.objects.get().is_open


def test_open_actions_are_settled_first_or_dropped(case: Case, coordinator: Persona, record_id: str) -> None:
    assert coordinator.membership is not None
    details = ActionDetails(what="Verzonnen.", owner=coordinator.membership, due_on=timezone.localdate())
    add_action(case, by=coordinator.actor, details=details)
    assert coordinator.client.post(f"/zaken/{case.pk}/sluiten/", closing(record_id)).status_code == 422
    dropping = closing(record_id, drop_actions="on")
    assert coordinator.client.post(f"/zaken/{case.pk}/sluiten/", dropping).status_code == 302
    assert CaseAction.objects.get().state == "dropped"


def test_not_a_victim_needs_a_status_that_says_so(case: Case, coordinator: Persona, record_id: str) -> None:
    response = coordinator.client.post(f"/zaken/{case.pk}/sluiten/", closing(record_id, outcome="not_a_victim"))
    assert response.status_code == 422
    assert Case.objects.get().is_open


def test_pressing_twice_closes_once(case: Case, coordinator: Persona, record_id: str) -> None:
    for _ in range(2):
        assert coordinator.client.post(f"/zaken/{case.pk}/sluiten/", closing(record_id)).status_code == 302
    assert Closure.objects.count() == 1


def test_a_closed_case_takes_nothing_until_it_is_opened_again(case: Case, coordinator: Persona, record_id: str) -> None:
    details = ContactDetails(kind="phone", on=timezone.localdate(), succeeded=True)
    coordinator.client.post(f"/zaken/{case.pk}/sluiten/", closing(record_id))
    with pytest.raises(CaseIsClosed):
        add_contact(case, by=coordinator.actor, details=details)

    reopening = {"reason": "Verzonnen: belde weer.", "version": "2", "record_id": record_id[:-4] + "0000"}
    coordinator.client.post(f"/zaken/{case.pk}/heropenen/", reopening)
    case.refresh_from_db()
    assert (case.is_open, case.outcome, case.closed_on) == (True, "", None)
    assert case.phase == "found"
    assert case.safety_review_on == timezone.localdate()
    add_contact(case, by=coordinator.actor, details=details)


def test_a_page_that_was_open_when_the_case_closed_says_so(
    case: Case, coordinator: Persona, colleague: Persona, record_id: str
) -> None:
    colleague.client.post(f"/zaken/{case.pk}/sluiten/", closing(record_id))
    typed = {"succeeded": "yes", "kind": "phone", "on": "vandaag", "record_id": record_id}
    response = coordinator.client.post(f"/zaken/{case.pk}/contact/nieuw/", typed, follow=True)
    assert "Deze zaak is afgesloten." in response.content.decode()


def test_the_database_refuses_a_closed_case_without_outcome(case: Case) -> None:
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).change(is_open=False, closed_on=dt.date(2026, 1, 1))


def test_each_life_domain_gets_its_outcome(case: Case, coordinator: Persona, record_id: str) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/sluiten/", closing(record_id, end_housing="better"))
    outcomes = dict(DomainOutcome.objects.values_list("domain_code", "outcome"))
    assert outcomes.pop("housing") == "better"
    assert set(outcomes.values()) == {"unknown"}
    assert "Wonen: Beter dan aan het begin" in coordinator.client.get(f"/zaken/{case.pk}/").content.decode()
