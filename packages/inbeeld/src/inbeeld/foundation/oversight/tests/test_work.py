"""What a privacy officer has to look at stands on the work list, not only behind a tab."""

import datetime as dt

import pytest
from django.utils import timezone

from fixtures.hostile import write
from fixtures.personas import Persona
from inbeeld.foundation.access.api import EmergencyAccess
from inbeeld.foundation.oversight.models import ForgedRow
from inbeeld.foundation.vault.api import DataKey

pytestmark = pytest.mark.django_db
WORK = "/werk/"


def work_of(persona: Persona) -> str:
    return persona.client.get(WORK).content.decode()


def test_a_row_found_wrong_when_a_right_is_decided_stands_there_until_it_was_looked_at(
    privacy_officer: Persona, coordinator: Persona
) -> None:
    assert coordinator.membership is not None
    write(coordinator.membership, "role", "administrator")
    assert coordinator.client.get("/zaken/").status_code == 403
    row = ForgedRow.objects.get()
    assert f"/toezicht/gewijzigd/#rij-{row.pk}" in work_of(privacy_officer)
    privacy_officer.client.post(f"/toezicht/gewijzigd/{row.pk}/gezien/")
    assert "/toezicht/gewijzigd/#rij" not in work_of(privacy_officer)


def test_emergency_access_stands_there_until_it_was_looked_at(privacy_officer: Persona, coordinator: Persona) -> None:
    assert coordinator.membership is not None
    opened = EmergencyAccess(
        data_key=DataKey.objects.create_key(),
        record_kind="case",
        record_id=coordinator.membership.pk,
        membership=coordinator.membership,
        organisation=coordinator.membership.organisation,
        ends_at=timezone.now() + dt.timedelta(hours=1),
    )
    opened.seal(reason="Verzonnen gevaar.")
    opened.save()
    page = work_of(privacy_officer)
    assert f"/toezicht/noodtoegang/#noodtoegang-{opened.pk}" in page
    assert "Verzonnen gevaar." not in page
    privacy_officer.client.post(f"/toezicht/noodtoegang/{opened.pk}/gezien/")
    assert "#noodtoegang-" not in work_of(privacy_officer)


def test_nobody_else_has_these_on_the_work_list(
    privacy_officer: Persona, administrator: Persona, team_lead: Persona
) -> None:
    ForgedRow.objects.create(label="accounts.membership", key="1")
    assert "#rij-" in work_of(privacy_officer)
    assert "#rij-" not in work_of(administrator)
    assert "#rij-" not in work_of(team_lead)
