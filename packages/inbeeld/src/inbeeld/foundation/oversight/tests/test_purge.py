"""What is past its term goes from the log by two persons, and never sooner."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from fixtures.hostile import write
from fixtures.personas import Persona, Place, make_persona
from fixtures.waiting import night_after, wait_out
from inbeeld.foundation.accounts.api import Membership, Role
from inbeeld.foundation.audit.api import AuditEntry, Event, append, end_of_term, purge_before, verify
from inbeeld.foundation.four_eyes.api import FourEyesRequest, Refusal, Refused, State, agree, carry_out_due, refuse
from inbeeld.foundation.notices.api import WaitingNotice
from inbeeld.foundation.oversight.purging import PURGE, ask_for_purge

pytestmark = pytest.mark.django_db
PAGE = "/toezicht/logboek/"


@pytest.fixture
def old_log() -> None:
    append([Event("case.read", timezone.now() - timedelta(days=366 * 6)) for _ in range(4)])
    append([Event("case.read", timezone.now() - timedelta(days=366 * 4))])


@pytest.fixture
def second_officer(place: Place) -> Persona:
    return make_persona("second officer", Role.PRIVACY_OFFICER, place.organisation, None)


def left() -> int:
    return AuditEntry.objects.filter(event="case.read").count()


def test_one_asks_another_decides_and_the_night_removes(
    old_log: None, privacy_officer: Persona, second_officer: Persona
) -> None:
    privacy_officer.client.post(f"{PAGE}opruimen/")
    asked = FourEyesRequest.objects.get()
    carry_out_due(PURGE)
    assert left() == 5
    assert privacy_officer.user.name in second_officer.client.get(PAGE).content.decode()
    assert f"/tweede-persoon/{asked.pk}/" in second_officer.client.get("/werk/").content.decode()
    wait_out(asked)
    typed = {"decision": "agree", "answer": "De termijn is voorbij."}
    second_officer.client.post(f"/tweede-persoon/{asked.pk}/besluiten/", typed)
    assert left() == 5
    assert night_after(asked).state == State.DONE
    assert left() == 1
    assert verify().intact


def test_who_asked_does_not_decide_also_not_in_another_role(
    old_log: None, privacy_officer: Persona, second_officer: Persona, place: Place
) -> None:
    """With a second membership as an administrator, who could decide were he somebody else."""
    asked = wait_out(ask_for_purge(by=privacy_officer.actor))
    other = Membership.objects.create(
        user=privacy_officer.user,
        organisation=place.organisation,
        role=Role.ADMINISTRATOR,
        region=None,
        valid_from=timezone.localdate() - timedelta(days=99),
    )
    for membership in (privacy_officer.membership, other):
        assert membership is not None
        actor = Persona("again", privacy_officer.client, membership).actor
        with pytest.raises(Refused) as no:
            agree(asked, by=actor, answer="x")
        assert no.value.why is Refusal.OWN_REQUEST
    page = privacy_officer.client.get(f"/tweede-persoon/{asked.pk}/").content.decode()
    assert "Het verzoek terugnemen" in page
    assert 'name="decision"' not in page


def test_an_administrator_decides_only_where_there_is_no_second_privacy_officer(
    old_log: None, privacy_officer: Persona, administrator: Persona
) -> None:
    asked = wait_out(ask_for_purge(by=privacy_officer.actor))
    agree(asked, by=administrator.actor, answer="Er is geen andere.")
    assert night_after(asked).state == State.DONE
    assert left() == 1


def test_an_administrator_who_ends_the_second_privacy_officer_decides_nothing(
    old_log: None, privacy_officer: Persona, second_officer: Persona, administrator: Persona
) -> None:
    asked = wait_out(ask_for_purge(by=privacy_officer.actor))
    assert second_officer.membership is not None
    second_officer.membership.end(timezone.localdate() - timedelta(days=1))
    with pytest.raises(Refused) as no:
        agree(asked, by=administrator.actor, answer="x")
    assert no.value.why is Refusal.NOT_THIS_PERSON


def test_a_privacy_officer_who_comes_in_between_takes_the_decision_from_the_administrator(
    old_log: None, privacy_officer: Persona, administrator: Persona, place: Place
) -> None:
    asked = wait_out(ask_for_purge(by=privacy_officer.actor))
    agree(asked, by=administrator.actor, answer="Er is geen andere.")
    make_persona("new officer", Role.PRIVACY_OFFICER, place.organisation, None)
    assert night_after(asked).state == State.ASKED
    assert left() == 5


def test_an_account_made_after_the_request_does_not_decide(
    old_log: None, privacy_officer: Persona, second_officer: Persona, place: Place
) -> None:
    """Else whoever makes accounts makes himself a second person."""
    asked = ask_for_purge(by=privacy_officer.actor)
    late = make_persona("late officer", Role.PRIVACY_OFFICER, place.organisation, None)
    FourEyesRequest.objects.filter(pk=asked.pk).change(decide_from=timezone.now() - timedelta(minutes=1))
    with pytest.raises(Refused) as no:
        agree(asked, by=late.actor, answer="x")
    assert no.value.why is Refusal.NEWER
    agree(asked, by=second_officer.actor, answer="Die was er al.")


def test_a_no_removes_nothing(old_log: None, privacy_officer: Persona, second_officer: Persona) -> None:
    asked = ask_for_purge(by=privacy_officer.actor)
    assert refuse(asked, by=second_officer.actor, answer="Er loopt een onderzoek.").state == State.REFUSED
    carry_out_due(PURGE)
    assert left() == 5


def test_a_decision_that_somebody_writes_in_the_database_removes_nothing(
    old_log: None, privacy_officer: Persona, second_officer: Persona
) -> None:
    asked = ask_for_purge(by=privacy_officer.actor)
    long_ago = timezone.now() - timedelta(days=1)
    for column, value in {
        "state": "agreed",
        "decided_by_id": second_officer.actor.member,
        "decided_at": long_ago,
        "carry_out_from": long_ago,
    }.items():
        write(asked, column, value)
    assert carry_out_due(PURGE) == 0
    assert left() == 5


def test_no_setting_and_no_call_goes_below_five_years(old_log: None, settings: Settings) -> None:
    settings.AUDIT_RETENTION_YEARS = 0
    assert timezone.now() - end_of_term() >= timedelta(days=5 * 365)
    assert purge_before(timezone.now()) == 4
    assert left() == 1


def test_no_file_of_an_installation_lets_a_second_person_decide_at_once(
    old_log: None, privacy_officer: Persona, second_officer: Persona, settings: Settings, tmp_path: Path
) -> None:
    settings.FOUR_EYES_TERMS = tmp_path / "terms.toml"
    settings.FOUR_EYES_TERMS.write_text(
        '[[term]]\nact = "log.purge"\nwait_hours = 0\nundo_hours = 0\nlapse_days = 1\nsource = { nl = "Verzonnen" }\n'
    )
    asked = ask_for_purge(by=privacy_officer.actor)
    assert asked.decide_from - asked.asked_at == timedelta(hours=24)
    agreed = agree(wait_out(asked), by=second_officer.actor, answer="x")
    assert agreed.decided_at is not None
    assert agreed.carry_out_from is not None
    assert agreed.carry_out_from - agreed.decided_at == timedelta(hours=24)


def test_the_other_officer_is_told_and_who_asked_is_not(
    privacy_officer: Persona, second_officer: Persona, settings: Settings
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    ask_for_purge(by=privacy_officer.actor)
    assert set(WaitingNotice.objects.values_list("membership", flat=True)) == {second_officer.actor.member}
