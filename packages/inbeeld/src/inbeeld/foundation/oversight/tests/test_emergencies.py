"""The privacy officer looks at emergency access."""

import datetime as dt
import uuid

import pytest
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.foundation.access.api import EmergencyAccess
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.vault.api import DataKey

pytestmark = pytest.mark.django_db
PAGE = "/toezicht/noodtoegang/"


def emergency_of(persona: Persona, owner: Persona, reason: str = "Jongen belt in paniek") -> EmergencyAccess:
    assert persona.membership is not None
    assert owner.membership is not None
    emergency = EmergencyAccess(
        data_key=DataKey.objects.create_key(),
        record_kind="case",
        record_id=uuid.uuid4(),
        membership=persona.membership,
        organisation=owner.membership.organisation,
        ends_at=timezone.now() + dt.timedelta(hours=1),
    )
    emergency.seal(reason=reason)
    emergency.save()
    return emergency


def test_it_shows_who_and_why(privacy_officer: Persona, coordinator: Persona) -> None:
    emergency_of(coordinator, coordinator)
    page = privacy_officer.client.get(PAGE).content.decode()
    assert coordinator.user.name in page
    assert "Jongen belt in paniek" in page


def test_it_shows_outsiders_in_our_records_and_ours_in_those_of_others(
    privacy_officer: Persona, coordinator: Persona, far_colleague: Persona
) -> None:
    emergency_of(far_colleague, coordinator, "van buiten")
    emergency_of(coordinator, far_colleague, "naar buiten")
    page = privacy_officer.client.get(PAGE).content.decode()
    assert "van buiten" in page
    assert "naar buiten" in page


def test_it_does_not_show_what_is_not_ours(privacy_officer: Persona, far_colleague: Persona) -> None:
    emergency = emergency_of(far_colleague, far_colleague)
    assert far_colleague.user.name not in privacy_officer.client.get(PAGE).content.decode()
    assert privacy_officer.client.post(f"{PAGE}{emergency.pk}/gezien/").status_code == 404


def test_having_looked_is_noted_once(privacy_officer: Persona, coordinator: Persona) -> None:
    emergency = emergency_of(coordinator, coordinator)
    for _ in range(2):
        assert privacy_officer.client.post(f"{PAGE}{emergency.pk}/gezien/").status_code == 302
    emergency.refresh_from_db()
    assert emergency.reviewed_by_id == privacy_officer.actor.membership_id
    assert AuditEntry.objects.filter(event="access.emergency_reviewed").count() == 1


def test_those_that_nobody_looked_at_come_first(privacy_officer: Persona, coordinator: Persona) -> None:
    waiting = emergency_of(coordinator, coordinator, "wacht nog")
    EmergencyAccess.objects.filter(pk=waiting.pk).change(started_at=timezone.now() - dt.timedelta(days=9))
    seen = emergency_of(coordinator, coordinator, "al gezien")
    seen.review(by=privacy_officer.actor.member, at=timezone.now())
    page = privacy_officer.client.get(PAGE).content.decode()
    assert page.index("wacht nog") < page.index("al gezien")
