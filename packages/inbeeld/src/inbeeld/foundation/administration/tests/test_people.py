"""An administrator helps people, and sees nothing of their work."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from fixtures.personas import Persona
from inbeeld.foundation.accounts.api import Membership, OpenSession
from inbeeld.foundation.administration.services.people import reset_factor
from inbeeld.foundation.audit.api import AuditEntry


def test_resetting_a_second_factor_needs_a_reason_and_is_logged(administrator: Persona, coordinator: Persona) -> None:
    Authenticator.objects.create(user=coordinator.user, type=Authenticator.Type.TOTP, data={})
    url = reverse("administration:reset_factor", args=[coordinator.user.pk])
    assert administrator.client.post(url, {"reason": ""}).status_code == 200
    assert Authenticator.objects.exists()
    administrator.client.post(url, {"reason": "Telefoon verloren"})
    assert not Authenticator.objects.exists()
    assert AuditEntry.objects.filter(event="person.factor_reset").exists()


def test_a_service_guards_by_itself(coordinator: Persona, colleague: Persona) -> None:
    with pytest.raises(PermissionDenied):
        reset_factor(colleague.user, reason="x", by=coordinator.actor)


def test_ending_sessions_signs_somebody_out(administrator: Persona, coordinator: Persona) -> None:
    coordinator.client.get(reverse("accounts:sessions"))
    assert OpenSession.objects.filter(user=coordinator.user).count() == 1
    administrator.client.post(reverse("administration:end_sessions", args=[coordinator.user.pk]))
    assert coordinator.client.get(reverse("accounts:sessions")).status_code == 302


def test_a_second_role_begins_today_and_the_person_chooses(administrator: Persona, coordinator: Persona) -> None:
    assert coordinator.membership is not None
    administrator.client.post(
        reverse("administration:add_role", args=[coordinator.user.pk]),
        {"organisation": str(coordinator.membership.organisation_id), "role": "privacy_officer"},
    )
    held = list(Membership.objects.that_hold_for(coordinator.user))
    assert [m.role for m in held] == ["coordinator", "privacy_officer"]
    client = coordinator.client
    client.post(reverse("accounts:role"), {"membership": str(held[1].pk)})
    assert client.session["membership"] == str(held[1].pk)
    assert client.get(reverse("accounts:role")).status_code == 200


def test_nobody_chooses_the_role_of_somebody_else(coordinator: Persona, administrator: Persona) -> None:
    assert administrator.membership is not None
    page = coordinator.client.post(reverse("accounts:role"), {"membership": str(administrator.membership.pk)})
    assert page.status_code == 200
    assert "membership" not in coordinator.client.session


def test_people_are_listed_by_organisation(
    administrator: Persona, coordinator: Persona, far_colleague: Persona
) -> None:
    assert coordinator.membership is not None
    url = reverse("administration:people")
    everybody = administrator.client.get(url).content.decode()
    assert coordinator.user.name in everybody
    assert far_colleague.user.name in everybody
    ours = administrator.client.get(url, {"organisation": str(coordinator.membership.organisation_id)}).content.decode()
    assert far_colleague.user.name not in ours
    assert administrator.client.get(url, {"organisation": "' OR 1=1 --", "page": "zzz"}).status_code == 200


def test_an_administrator_never_sees_a_case(administrator: Persona) -> None:
    assert administrator.client.get("/zaken/").status_code == 403
