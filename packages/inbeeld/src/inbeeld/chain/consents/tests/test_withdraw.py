"""The end of a consent."""

import datetime as dt

import pytest
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.utils import timezone

from fixtures.hostile import write
from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case, close_case
from inbeeld.chain.consents.models import AccessNotice, Consent, ConsentEnd, Recall
from inbeeld.chain.consents.services import (
    Answered,
    CannotShare,
    Ending,
    SharePlan,
    record_answer,
    register_sent,
    share,
    withdraw,
)
from inbeeld.foundation.access.api import Grant, Ground, Part
from inbeeld.foundation.audit.api import record

TYPED = {"given_by": ["self"], "manner": "phone", "on": "vandaag", "note": "Verzonnen: hij wil het niet meer."}


def plan(partner: Persona, days: int = 30) -> SharePlan:
    assert partner.membership is not None
    return SharePlan(
        to=partner.membership,
        team_role="housing",
        parts=[Part.CONTACTS, Part.ACTIONS],
        purpose="Verzonnen doel",
        ground=Ground.CONSENT,
        last_day=timezone.localdate() + dt.timedelta(days=days),
    )


@pytest.fixture
def grant(case: Case, consent: Consent, coordinator: Persona, partner: Persona) -> Grant:
    return share(case, by=coordinator.actor, plan=plan(partner))


def test_withdrawal_closes_the_access_in_the_same_moment(
    case: Case, consent: Consent, grant: Grant, colleague: Persona, partner: Persona
) -> None:
    assert partner.client.get(f"/zaken/{case.pk}/contact/").status_code == 200
    address = f"/zaken/{case.pk}/toestemming/{consent.pk}/intrekken/"
    assert colleague.client.post(address, TYPED).status_code == 302
    for closed in ("", "contact/", "contact/nieuw/", "acties/nieuw/"):
        assert partner.client.get(f"/zaken/{case.pk}/{closed}").status_code == 404
    assert case.pseudonym not in partner.client.get("/zaken/").content.decode()
    grant.refresh_from_db()
    assert grant.end_cause == "consent_withdrawn"


@pytest.mark.usefixtures("grant")
def test_the_receiver_is_told_without_content(
    case: Case, consent: Consent, coordinator: Persona, partner: Persona, mailoutbox: list[EmailMessage]
) -> None:
    withdraw(consent, by=coordinator.actor, ending=Ending(given_by=["self"], manner="phone", on=timezone.localdate()))
    assert [message.to for message in mailoutbox] == [[partner.user.email]]
    assert case.pseudonym not in str(mailoutbox[0].body)
    page = partner.client.get("/toegang/").content.decode()
    assert case.pseudonym in page
    assert "Wis wat u hebt overgenomen" in page
    notice = AccessNotice.objects.get()
    partner.client.post(f"/toegang/gezien/{notice.pk}/")
    assert case.pseudonym not in partner.client.get("/toegang/").content.decode()


def test_also_who_lost_his_access_before_is_told(
    case: Case, consent: Consent, grant: Grant, coordinator: Persona
) -> None:
    grant.revoke(timezone.now())
    withdraw(consent, by=coordinator.actor, ending=Ending(given_by=["self"], manner="phone", on=timezone.localdate()))
    assert AccessNotice.objects.count() == 1


def test_what_was_sent_outside_is_listed_with_a_letter(
    case: Case, consent: Consent, coordinator: Persona, partner: Persona
) -> None:
    assert partner.membership is not None
    register_sent(
        case,
        by=coordinator.actor,
        kind="letter",
        what="Verzonnen: het plan.",
        to="Verzonnen wijkteam, postbus 0",
        organisation=partner.membership.organisation,
    )
    register_sent(case, by=coordinator.actor, kind="export", what="Iets anders", to="Een ander")
    coordinator.client.post(f"/zaken/{case.pk}/toestemming/{consent.pk}/intrekken/", TYPED)
    page = coordinator.client.get(f"/zaken/{case.pk}/toestemming/{consent.pk}/").content.decode()
    assert "Verzonnen wijkteam, postbus 0" in page
    assert "Iets anders" not in page
    recall = Recall.objects.get()
    letter = coordinator.client.get(f"/zaken/{case.pk}/toestemming/brief/{recall.pk}/")
    assert letter["Content-Type"] == "application/pdf"
    assert letter.content.startswith(b"%PDF")
    coordinator.client.post(f"/zaken/{case.pk}/toestemming/verteld/{recall.pk}/")
    recall.refresh_from_db()
    assert recall.told_on == timezone.localdate()


def test_withdrawing_the_report_finds_what_went_to_the_register(case: Case, coordinator: Persona) -> None:
    answered = Answered(
        purpose="registration", given_by=["self"], manner="signed", age=17, from_on=timezone.localdate()
    )
    consent = record_answer(case, by=coordinator.actor, answered=answered)
    register_sent(
        case, by=coordinator.actor, kind="report", what="Melding", to="Landelijk register", purpose="registration"
    )
    withdraw(consent, by=coordinator.actor, ending=Ending(given_by=["self"], manner="phone", on=timezone.localdate()))
    assert Recall.objects.count() == 1


def test_withdrawing_twice_is_withdrawing_once(case: Case, consent: Consent, coordinator: Persona) -> None:
    for _ in range(2):
        coordinator.client.post(f"/zaken/{case.pk}/toestemming/{consent.pk}/intrekken/", TYPED)
    assert ConsentEnd.objects.count() == 1


def test_a_new_consent_after_a_withdrawal_is_a_new_line(
    case: Case, consent: Consent, coordinator: Persona, partner: Persona
) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/toestemming/{consent.pk}/intrekken/", TYPED)
    with pytest.raises(CannotShare):
        share(case, by=coordinator.actor, plan=plan(partner))
    again = Answered(
        purpose="sharing", receiver=consent.receiver, given_by=["self"], age=17, from_on=timezone.localdate()
    )
    record_answer(case, by=coordinator.actor, answered=again)
    share(case, by=coordinator.actor, plan=plan(partner))
    assert partner.client.get(f"/zaken/{case.pk}/").status_code == 200


def test_access_never_outlives_the_consent_and_is_written_off_at_night(
    case: Case, coordinator: Persona, partner: Persona
) -> None:
    assert partner.membership is not None
    today = timezone.localdate()
    answered = Answered(
        purpose="sharing",
        receiver=partner.membership.organisation,
        given_by=["self"],
        age=17,
        from_on=today,
        until_on=today + dt.timedelta(days=10),
    )
    consent = record_answer(case, by=coordinator.actor, answered=answered)
    with pytest.raises(CannotShare):
        share(case, by=coordinator.actor, plan=plan(partner, days=11))
    share(case, by=coordinator.actor, plan=plan(partner, days=10))
    Consent.objects.filter(pk=consent.pk).change(until_on=today - dt.timedelta(days=1))
    call_command("end_access")
    assert ConsentEnd.objects.get().kind == "expired"
    assert AccessNotice.objects.get().cause == "consent_ended"
    assert not Recall.objects.exists()
    assert partner.client.get(f"/zaken/{case.pk}/").status_code == 404


@pytest.mark.usefixtures("grant")
def test_the_end_of_access_is_announced_once_to_both(
    coordinator: Persona, partner: Persona, mailoutbox: list[EmailMessage]
) -> None:
    Grant.objects.change(ends_at=timezone.now() + dt.timedelta(days=3))
    for _ in range(2):
        call_command("end_access")
    told = sorted(message.to[0] for message in mailoutbox)
    assert told == sorted([coordinator.user.email, partner.user.email])
    assert "Eindigt binnenkort" in partner.client.get("/toegang/").content.decode()


def test_consent_is_withdrawn_of_a_closed_case_too(case: Case, consent: Consent, coordinator: Persona) -> None:
    close_case(case, by=coordinator.actor, outcome="declined", reason="Verzonnen.", version=1)
    ledger = coordinator.client.get(f"/zaken/{case.pk}/toestemming/").content.decode()
    address = f"/zaken/{case.pk}/toestemming/{consent.pk}/intrekken/"
    assert address in ledger
    assert coordinator.client.post(address, TYPED).status_code == 302
    assert ConsentEnd.objects.count() == 1


def test_exports_in_which_the_case_stood_are_shown_too(case: Case, consent: Consent, coordinator: Persona) -> None:
    address = f"/zaken/{case.pk}/toestemming/{consent.pk}/"
    record("case.exported", record=case, actor=coordinator.actor)
    coordinator.client.post(f"{address}intrekken/", TYPED)
    assert "Deze zaak stond ook in deze exports" in coordinator.client.get(address).content.decode()


@pytest.mark.usefixtures("grant")
@pytest.mark.parametrize("name", ["coordinator", "colleague"])
def test_access_that_ends_soon_stands_with_the_coordinator_and_not_with_who_wrote_himself_in(
    name: str, case: Case, coordinator: Persona, colleague: Persona
) -> None:
    Grant.objects.change(ends_at=timezone.now() + dt.timedelta(days=3))
    reader = {"coordinator": coordinator, "colleague": colleague}[name]
    assert reader.membership is not None
    if reader is colleague:
        write(case, "coordinator_id", reader.membership.pk)
    page = reader.client.get("/werk/").content.decode()
    assert ("Toegang van partners die binnenkort eindigt" in page) is (reader is coordinator)
