"""Opening parts of a case to a partner."""

import datetime as dt
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.chain.consents.models import AccessNotice, Consent
from inbeeld.foundation.access.api import Grant
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.erasure.api import Ground, erase


def sharing(to: Persona, **changes: Any) -> dict[str, Any]:
    assert to.membership is not None
    until = timezone.localdate() + dt.timedelta(days=30)
    return {
        "to": to.membership.pk,
        "team_role": "housing",
        "parts": ["contacts"],
        "purpose": "Verzonnen: begeleid wonen",
        "ground": "consent",
        "until": until.isoformat(),
        **changes,
    }


@pytest.fixture
def shared(case: Case, consent: Consent, coordinator: Persona, partner: Persona) -> Case:
    coordinator.client.post(f"/zaken/{case.pk}/toegang/nieuw/", sharing(partner))
    return case


def test_a_partner_sees_his_parts_and_no_others(shared: Case, partner: Persona) -> None:
    page = partner.client.get(f"/zaken/{shared.pk}/").content.decode()
    assert shared.pseudonym in page
    assert "Laatste contacten" in page
    assert "blauwe jas" not in page
    assert "Seksuele uitbuiting" not in page
    assert "Mogelijk slachtoffer" not in page
    for closed in ("leefgebieden/", "geschiedenis/", "identiteit/", "gegevens/", "status/", "acties/nieuw/"):
        assert partner.client.get(f"/zaken/{shared.pk}/{closed}").status_code == 403


def test_a_partner_adds_to_his_part(shared: Case, partner: Persona, record_id: str) -> None:
    typed = {"succeeded": "yes", "kind": "phone", "on": "vandaag", "note": "", "record_id": record_id}
    assert partner.client.post(f"/zaken/{shared.pk}/contact/nieuw/", typed).status_code == 302
    assert shared.contacts.get().by == partner.membership


def test_a_list_does_not_tell_a_partner_what_was_not_opened_to_him(shared: Case, partner: Persona) -> None:
    page = partner.client.get("/zaken/").content.decode()
    assert shared.pseudonym in page
    rows = page[page.index("<tbody>") : page.index("</tbody>")]
    assert "Seksuele uitbuiting" not in rows
    assert "Mogelijk slachtoffer" not in rows


def test_access_ends_at_once_when_it_is_withdrawn(shared: Case, coordinator: Persona, partner: Persona) -> None:
    grant = Grant.objects.get()
    coordinator.client.post(f"/zaken/{shared.pk}/toegang/{grant.pk}/intrekken/", {"note": "Verzonnen reden."})
    for address in ("", "contact/", "contact/nieuw/"):
        assert partner.client.get(f"/zaken/{shared.pk}/{address}").status_code == 404
    assert shared.pseudonym not in partner.client.get("/zaken/").content.decode()
    assert AuditEntry.objects.filter(event="access.revoked").exists()
    assert AccessNotice.objects.get().membership == partner.membership
    page = coordinator.client.get(f"/zaken/{shared.pk}/toegang/").content.decode()
    assert "Verzonnen reden." in page


def test_a_colleague_ends_access_while_the_coordinator_is_away(
    shared: Case, colleague: Persona, partner: Persona
) -> None:
    grant = Grant.objects.get()
    assert colleague.client.post(f"/zaken/{shared.pk}/toegang/{grant.pk}/intrekken/", {"note": ""}).status_code == 302
    assert partner.client.get(f"/zaken/{shared.pk}/").status_code == 404


def test_access_ends_by_itself(shared: Case, partner: Persona) -> None:
    Grant.objects.change(ends_at=timezone.now())
    assert partner.client.get(f"/zaken/{shared.pk}/").status_code == 404


def test_the_page_tells_who_sees_what_until_when(shared: Case, coordinator: Persona) -> None:
    page = coordinator.client.get(f"/zaken/{shared.pk}/toegang/").content.decode()
    for part in ("Partner (verzonnen)", "Contactmomenten", "Verzonnen: begeleid wonen"):
        assert part in page


def test_the_page_tells_who_sees_it_by_his_role(shared: Case, team_lead: Persona) -> None:
    page = team_lead.client.get(f"/zaken/{shared.pk}/toegang/").content.decode()
    for part in ("Coordinator (verzonnen)", "Functionaris gegevensbescherming", "Teamleiders", "Wonen of opvang"):
        assert part in page


def test_without_consent_on_record_nothing_is_shared_on_consent(
    case: Case, coordinator: Persona, partner: Persona
) -> None:
    response = coordinator.client.post(f"/zaken/{case.pk}/toegang/nieuw/", sharing(partner))
    assert response.status_code == 422
    assert not Grant.objects.exists()
    other = sharing(partner, ground="public_task")
    assert coordinator.client.post(f"/zaken/{case.pk}/toegang/nieuw/", other).status_code == 302


def test_access_on_consent_rests_on_that_line_of_the_ledger(shared: Case, consent: Consent) -> None:
    assert Grant.objects.get().consent_id == consent.pk


def test_access_is_extended_until_another_day(shared: Case, coordinator: Persona) -> None:
    grant = Grant.objects.get()
    until = timezone.localdate() + dt.timedelta(days=60)
    address = f"/zaken/{shared.pk}/toegang/{grant.pk}/verlengen/"
    assert coordinator.client.post(address, {"until": until.isoformat()}).status_code == 302
    grant.refresh_from_db()
    assert timezone.localdate(grant.ends_at) == until
    assert AuditEntry.objects.filter(event="access.extended").exists()


def test_access_that_ended_is_not_extended(shared: Case, coordinator: Persona, partner: Persona) -> None:
    grant = Grant.objects.get()
    grant.revoke(timezone.now())
    until = timezone.localdate() + dt.timedelta(days=60)
    address = f"/zaken/{shared.pk}/toegang/{grant.pk}/verlengen/"
    assert coordinator.client.post(address, {"until": until.isoformat()}).status_code == 422
    assert partner.client.get(f"/zaken/{shared.pk}/").status_code == 404


def test_a_partner_finds_what_is_open_to_him_and_until_when(shared: Case, partner: Persona) -> None:
    page = partner.client.get("/toegang/").content.decode()
    assert shared.pseudonym in page
    assert "Verzonnen: begeleid wonen" in page


def test_pressing_twice_opens_once(shared: Case, coordinator: Persona, partner: Persona) -> None:
    assert coordinator.client.post(f"/zaken/{shared.pk}/toegang/nieuw/", sharing(partner)).status_code == 302
    assert Grant.objects.count() == 1


@pytest.mark.parametrize("until", ["1-1-2020", "1-1-2035", "geen datum", ""])
def test_an_end_that_makes_no_sense_is_refused(case: Case, coordinator: Persona, partner: Persona, until: str) -> None:
    response = coordinator.client.post(f"/zaken/{case.pk}/toegang/nieuw/", sharing(partner, until=until))
    assert response.status_code == 422
    assert not Grant.objects.exists()


def test_a_grant_of_another_case_is_not_found(shared: Case, make_case: Any, coordinator: Persona) -> None:
    other = make_case()
    grant = Grant.objects.get()
    assert coordinator.client.post(f"/zaken/{other.pk}/toegang/{grant.pk}/intrekken/").status_code == 404


def test_a_partner_of_a_case_that_is_erased_hears_that_it_is_gone_and_not_which(
    shared: Case, partner: Persona, coordinator: Persona
) -> None:
    name = shared.pseudonym
    mail.outbox.clear()
    erase(shared, kind=Case.scope.kind, ground=Ground.REQUEST)
    notice = AccessNotice.objects.get()
    assert (notice.membership, notice.case, notice.cause) == (partner.membership, None, "case_erased")
    (letter,) = mail.outbox
    assert letter.to == [partner.user.email]
    assert name not in f"{letter.subject} {letter.body}"
    for address in ("/werk/", "/toegang/"):
        page = partner.client.get(address, follow=True).content.decode()
        assert "De zaak bestaat niet meer" in page
        assert name not in page
    partner.client.post(f"/toegang/gezien/{notice.pk}/")
    assert "De zaak bestaat niet meer" not in partner.client.get("/werk/").content.decode()


def test_of_a_case_that_is_erased_nobody_hears_whose_access_ended_before(
    shared: Case, partner: Persona, coordinator: Persona
) -> None:
    coordinator.client.post(f"/zaken/{shared.pk}/toegang/{Grant.objects.get().pk}/intrekken/", {"note": "Verzonnen."})
    erase(shared, kind=Case.scope.kind, ground=Ground.REQUEST)
    assert not AccessNotice.objects.exists()
