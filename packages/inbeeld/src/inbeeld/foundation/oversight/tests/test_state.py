"""The privacy officer sees whether the log is intact, and can have it checked."""

import pytest
from django.db import connection

from fixtures.personas import Persona
from inbeeld.foundation.audit.api import AuditEntry, AuditVerification, record, triggers, verify

PAGE = "/toezicht/logboek/"


@pytest.mark.django_db
def test_a_log_that_was_never_checked_says_so(privacy_officer: Persona) -> None:
    assert "utrecht-alert" in privacy_officer.client.get(PAGE).content.decode()


@pytest.mark.django_db
def test_an_intact_log_says_when_it_was_checked(privacy_officer: Persona) -> None:
    record("case.read")
    verify()
    answer = privacy_officer.client.get(PAGE)
    assert answer.context["latest"].intact
    assert answer.context["since"] == 0


@pytest.mark.django_db
def test_a_changed_log_names_the_entry(privacy_officer: Persona) -> None:
    record("case.read")
    record("case.closed")
    triggers.remove(connection)
    AuditEntry.objects.filter(sequence=1).update(event="case.closed")
    triggers.install(connection)
    verify()
    answer = privacy_officer.client.get(PAGE)
    assert len(answer.context["problems"]) == 1
    assert "1" in answer.context["problems"][0]


@pytest.mark.django_db(transaction=True)
def test_a_check_can_be_asked_for(privacy_officer: Persona) -> None:
    assert privacy_officer.client.post(f"{PAGE}nagaan/").status_code == 302
    assert AuditVerification.objects.get().intact
    assert {"audit.verification_asked", "audit.verified"} <= set(AuditEntry.objects.values_list("event", flat=True))
