"""What is past its term goes from the log by two persons, and never sooner."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from pytest_django import Settings

from fixtures.hostile import write
from fixtures.personas import Persona, Place, make_persona
from inbeeld.foundation.accounts.api import Role
from inbeeld.foundation.audit.api import AuditEntry, Event, append, end_of_term, purge_before, verify
from inbeeld.foundation.notices.api import WaitingNotice
from inbeeld.foundation.oversight.models import LogPurge
from inbeeld.foundation.oversight.purging import OwnRequest, ask_for_purge, decide_purge

pytestmark = pytest.mark.django_db
PAGE = "/toezicht/logboek/"


@pytest.fixture
def old_log() -> None:
    append([Event("case.read", timezone.now() - timedelta(days=366 * 6)) for _ in range(4)])
    append([Event("case.read", timezone.now() - timedelta(days=366 * 4))])


@pytest.fixture
def second_officer(place: Place) -> Persona:
    return make_persona("second officer", Role.PRIVACY_OFFICER, place.organisation, None)


def night() -> None:
    call_command("purge_log", stdout=StringIO())


def entries_of(event: str) -> int:
    return AuditEntry.objects.filter(event=event).count()


def test_one_asks_another_decides_and_the_night_removes(
    old_log: None, privacy_officer: Persona, second_officer: Persona
) -> None:
    privacy_officer.client.post(f"{PAGE}opruimen/")
    asked = LogPurge.objects.get()
    night()
    assert entries_of("case.read") == 5
    assert privacy_officer.user.name in second_officer.client.get(PAGE).content.decode()
    second_officer.client.post(f"{PAGE}opruimen/{asked.pk}/", {"besluit": "ja"})
    night()
    assert entries_of("case.read") == 1
    assert verify().intact
    assert (entries_of("audit.purge_asked"), entries_of("audit.purge_agreed"), entries_of("audit.purged")) == (1, 1, 1)


def test_who_asked_does_not_decide_also_not_in_another_role(
    old_log: None, privacy_officer: Persona, second_officer: Persona
) -> None:
    asked = ask_for_purge(by=privacy_officer.actor)
    answer = privacy_officer.client.post(f"{PAGE}opruimen/{asked.pk}/", {"besluit": "ja"}, follow=True)
    assert "een ander" in answer.content.decode()
    with pytest.raises(OwnRequest):
        decide_purge(asked, by=privacy_officer.actor, agree=True)
    night()
    assert entries_of("case.read") == 5


def test_a_no_removes_nothing(old_log: None, privacy_officer: Persona, second_officer: Persona) -> None:
    decide_purge(ask_for_purge(by=privacy_officer.actor), by=second_officer.actor, agree=False)
    night()
    assert entries_of("case.read") == 5


def test_a_decision_that_somebody_writes_in_the_database_removes_nothing(
    old_log: None, privacy_officer: Persona, second_officer: Persona
) -> None:
    assert second_officer.membership is not None
    asked = ask_for_purge(by=privacy_officer.actor)
    for column, value in {
        "agreed": True,
        "decided_by_id": second_officer.membership.pk,
        "decided_at": timezone.now(),
        "before": timezone.now(),
    }.items():
        write(asked, column, value)
    night()
    assert entries_of("case.read") == 5


def test_no_setting_and_no_call_goes_below_five_years(old_log: None, settings: Settings) -> None:
    settings.AUDIT_RETENTION_YEARS = 0
    assert timezone.now() - end_of_term() >= timedelta(days=5 * 365)
    assert purge_before(timezone.now()) == 4
    assert entries_of("case.read") == 1


def test_the_other_officer_is_told_and_who_asked_is_not(
    privacy_officer: Persona, second_officer: Persona, settings: Settings
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    ask_for_purge(by=privacy_officer.actor)
    assert set(WaitingNotice.objects.values_list("membership", flat=True)) == {second_officer.actor.member}
