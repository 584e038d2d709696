"""Who signed in, and who tried, stands in the log; what was typed does not."""

import pytest
from django.test import Client
from django.urls import reverse

from fixtures.personas import Persona
from inbeeld.foundation.audit.models import AuditEntry

PASSWORD = "een lang wachtwoord van vier woorden"


@pytest.fixture
def with_password(coordinator: Persona) -> Persona:
    coordinator.user.set_password(PASSWORD)
    coordinator.user.save()
    return coordinator


def try_password(person: Persona, password: str) -> None:
    Client().post(reverse("account_login"), {"login": person.user.email, "password": password})


def test_a_wrong_password_is_written_down_without_what_was_typed(with_password: Persona) -> None:
    try_password(with_password, "verkeerd wachtwoord geraden")
    entry = AuditEntry.objects.get(event="session.refused")
    assert entry.outcome == "refused"
    assert entry.record_id == with_password.user.pk
    assert with_password.membership is not None
    assert entry.organisation_id == with_password.membership.organisation_id


def test_an_attempt_on_an_account_that_does_not_exist_is_written_alike(with_password: Persona) -> None:
    Client().post(reverse("account_login"), {"login": "niemand@voorbeeld.test", "password": "x" * 20})
    entry = AuditEntry.objects.get(event="session.refused")
    assert (entry.user_id, entry.record_id) == (None, None)
    assert "niemand" not in str(list(AuditEntry.objects.values_list()))


def test_signing_in_and_out_is_written_down(with_password: Persona) -> None:
    before = AuditEntry.objects.count()
    client = Client()
    client.post(reverse("account_login"), {"login": with_password.user.email, "password": PASSWORD})
    client.post(reverse("account_logout"))
    found = list(AuditEntry.objects.order_by("sequence").values_list("event", flat=True))[before:]
    assert found == ["session.begun", "session.ended"]
