"""Asking another region to take a case over."""

from typing import Any

import pytest
from django.core.mail import EmailMessage

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.chain.transfers.models import Transfer
from inbeeld.foundation.accounts.api import RegionCoordination
from inbeeld.foundation.audit.api import AuditEntry


def typed(destination: RegionCoordination, record_id: str, **changes: Any) -> dict[str, Any]:
    return {
        "record_id": record_id,
        "to": destination.pk,
        "form": "sexual",
        "age_band": "16-17",
        "urgency": "week",
        "reason": "Verzonnen: hij verhuist.",
        "ground": "public_task",
        **changes,
    }


def test_the_receiver_sees_the_request_and_nothing_of_the_case(
    case: Case, transfer: Transfer, far_colleague: Persona
) -> None:
    page = far_colleague.client.get(f"/overdrachten/{transfer.pk}/").content.decode()
    assert "Verzonnen: hij verhuist." in page
    assert transfer.reference in far_colleague.client.get("/overdrachten/").content.decode()
    for hidden in (case.pseudonym, str(case.pk), "blauwe jas"):
        assert hidden not in page
        assert hidden not in far_colleague.client.get("/overdrachten/").content.decode()
        assert hidden not in far_colleague.client.get(f"/overdrachten/{transfer.pk}/overnemen/").content.decode()
    assert far_colleague.client.get(f"/zaken/{case.pk}/").status_code == 404


@pytest.mark.usefixtures("far_colleague")
def test_a_request_is_made_and_told(
    case: Case,
    coordinator: Persona,
    destination: RegionCoordination,
    record_id: str,
    mailoutbox: list[EmailMessage],
) -> None:
    for _ in range(2):
        answer = coordinator.client.post(f"/zaken/{case.pk}/overdracht/", typed(destination, record_id))
        assert answer.status_code == 302
    assert Transfer.objects.count() == 1
    assert len(mailoutbox) == 1
    assert AuditEntry.objects.filter(event="transfer.asked").count() == 1
    assert coordinator.client.get(f"/zaken/{case.pk}/").status_code == 200


def test_the_form_knows_what_the_case_says(case: Case, coordinator: Persona, destination: RegionCoordination) -> None:
    page = coordinator.client.get(f"/zaken/{case.pk}/overdracht/")
    assert page.context["form"].initial["age_band"] == "16-17"
    assert destination.region.name in page.content.decode()


@pytest.mark.usefixtures("transfer")
def test_one_case_is_before_one_region_at_a_time(
    case: Case, coordinator: Persona, destination: RegionCoordination, record_id: str
) -> None:
    assert coordinator.client.post(f"/zaken/{case.pk}/overdracht/", typed(destination, record_id)).status_code == 422


@pytest.mark.usefixtures("far_colleague")
def test_on_the_ground_of_consent_it_must_be_on_record(
    case: Case, coordinator: Persona, destination: RegionCoordination, record_id: str
) -> None:
    on_consent = typed(destination, record_id, ground="consent")
    assert coordinator.client.post(f"/zaken/{case.pk}/overdracht/", on_consent).status_code == 422
    assert not Transfer.objects.exists()


def test_a_region_without_anybody_cannot_be_asked(
    case: Case, coordinator: Persona, destination: RegionCoordination, record_id: str
) -> None:
    assert coordinator.client.post(f"/zaken/{case.pk}/overdracht/", typed(destination, record_id)).status_code == 422


def test_a_colleague_does_not_give_away_what_is_not_his(case: Case, colleague: Persona) -> None:
    assert colleague.client.get(f"/zaken/{case.pk}/overdracht/").status_code == 403
