"""His own words, corrections, and destruction with its term and exceptions."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.chain.subject_access.answer_terms import answer_destruction_by
from inbeeld.chain.subject_access.models import DestructionRequest, Statement
from inbeeld.chain.subject_access.services.rights import ask_destruction

TODAY = timezone.localdate()


def address(case: Case, rest: str = "") -> str:
    return f"/zaken/{case.pk}/rechten/{rest}"


@pytest.fixture
def asked(case: Case, coordinator: Persona) -> DestructionRequest:
    return ask_destruction(case, by=coordinator.actor, asked_by="himself", asked_on=TODAY)


def test_his_own_words_stand_on_the_page_ever_after(case: Case, coordinator: Persona) -> None:
    typed = {"kind": "statement", "text": "Ik was daar zelf niet bij.", "received_on": f"{TODAY:%d-%m-%Y}"}
    coordinator.client.post(address(case, "eigen-woorden/"), typed)
    assert "Ik was daar zelf niet bij." in coordinator.client.get(address(case)).content.decode()


def test_a_correction_waits_for_a_decision_with_its_reason(case: Case, coordinator: Persona) -> None:
    typed = {"kind": "correction", "text": "Mijn leeftijd klopt niet.", "received_on": f"{TODAY:%d-%m-%Y}"}
    coordinator.client.post(address(case, "eigen-woorden/"), typed)
    word = Statement.objects.get()
    assert word.decision == ""
    decided = {"decision": "refused", "reason": "Zo staat het in het paspoort."}
    coordinator.client.post(address(case, f"eigen-woorden/{word.pk}/"), decided)
    page = coordinator.client.get(address(case)).content.decode()
    assert "Mijn leeftijd klopt niet." in page
    assert "Zo staat het in het paspoort." in page


def test_a_request_is_to_be_answered_within_three_months(asked: DestructionRequest) -> None:
    assert asked.due_on == answer_destruction_by(TODAY)
    assert answer_destruction_by(dt.date(2026, 11, 30)) == dt.date(2027, 2, 28)


def test_a_refusal_needs_an_exception_and_a_reason(case: Case, coordinator: Persona, asked: DestructionRequest) -> None:
    place = address(case, f"vernietigen/{asked.pk}/weigeren/")
    assert coordinator.client.post(place, {"reason": "x"}).status_code == 422
    coordinator.client.post(place, {"exception": "legal_duty", "reason": "Verzonnen wet."})
    asked.refresh_from_db()
    assert (asked.decision, asked.exception) == ("refused", "legal_duty")
    assert Case.objects.filter(pk=case.pk).exists()
