"""What the privacy officer holds on their page is not destroyed on request, until it is lifted there."""

from __future__ import annotations

import pytest
from django.utils import timezone

from fixtures.personas import Persona
from fixtures.waiting import night_after, wait_out
from inbeeld.chain.cases.api import Case, CaseFacts, open_case
from inbeeld.chain.subject_access.api import DestructionRequest
from inbeeld.foundation.erasure.api import Tombstone
from inbeeld.foundation.four_eyes.api import FourEyesRequest, agree
from inbeeld.foundation.vault.api import DataKey
from inbeeld.retention.api import Hold

HOLDS = "/toezicht/bewaren/vasthouden/"


@pytest.fixture
def case(coordinator: Persona) -> Case:
    membership = coordinator.membership
    assert membership is not None
    assert membership.region is not None
    facts = CaseFacts(summary="Verzonnen: droeg blauwe jas.")
    return open_case(by=coordinator.actor, organisation=membership.organisation, region=membership.region, facts=facts)


def ask_to_destroy(case: Case, by: Persona) -> str:
    """Asked on the page of rights; gives the address at which it is proposed."""
    typed = {"asked_by": "himself", "asked_on": f"{timezone.localdate():%d-%m-%Y}"}
    answer = by.client.post(f"/zaken/{case.pk}/rechten/vernietigen/", typed)
    assert answer.status_code == 302, answer.content.decode()
    return f"/zaken/{case.pk}/rechten/vernietigen/{DestructionRequest.objects.get().pk}/doen/"


def test_a_hold_stops_what_would_be_destroyed_until_it_is_lifted(
    case: Case, coordinator: Persona, team_lead: Persona, privacy_officer: Persona
) -> None:
    held = {"what": case.pseudonym, "reason": "Verzonnen rechtszaak.", "review_on": "1-1-2099"}
    assert privacy_officer.client.post(HOLDS, held).status_code == 302
    proposing = ask_to_destroy(case, coordinator)
    typed = {"reason": "Hij vroeg het.", "proof": "Brief in map 3.", "pseudonym": case.pseudonym}
    answer = coordinator.client.post(proposing, typed, follow=True)
    assert "houdt deze zaak vast" in answer.content.decode()
    assert not FourEyesRequest.objects.exists()
    assert DestructionRequest.objects.get().decision == ""
    assert Tombstone.of(case.pk) is None
    privacy_officer.client.post(f"{HOLDS}{Hold.objects.get().pk}/opheffen/")
    coordinator.client.post(proposing, typed)
    agree(wait_out(FourEyesRequest.objects.get()), by=team_lead.actor, answer="Gezien.")
    night_after(FourEyesRequest.objects.get())
    assert not Case.objects.filter(pk=case.pk).exists()
    assert DataKey.objects.get(pk=case.data_key_id).destroyed_at is not None
