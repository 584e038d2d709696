"""Putting a contact right, adding to it, striking it out: what stood before is kept."""

import datetime as dt

import pytest
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.chain.contacts.models import ContactMoment
from inbeeld.chain.contacts.services import ContactDetails, add_contact


@pytest.fixture
def contact(case: Case, coordinator: Persona) -> ContactMoment:
    details = ContactDetails(kind="phone", on=timezone.localdate(), succeeded=True, note="Verzonnen: belde terug.")
    return add_contact(case, by=coordinator.actor, details=details)


def typed(**changes: str) -> dict[str, str]:
    return {
        "succeeded": "no",
        "kind": "phone",
        "note": "Verzonnen: voicemail.",
        "on": "vandaag",
        "version": "1",
    } | changes


def test_what_stood_before_stays_readable(case: Case, contact: ContactMoment, coordinator: Persona) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/contact/{contact.pk}/wijzigen/", typed())
    page = coordinator.client.get(f"/zaken/{case.pk}/contact/{contact.pk}/").content.decode()
    assert page.index("Verzonnen: voicemail.") < page.index("Verzonnen: belde terug.")


def test_the_days_without_contact_follow(case: Case, contact: ContactMoment, coordinator: Persona) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/contact/{contact.pk}/wijzigen/", typed())
    case.refresh_from_db()
    assert (case.last_contact_on, case.attempts_since, case.last_attempt_on) == (None, 1, timezone.localdate())


def test_only_who_wrote_it_puts_it_right(case: Case, contact: ContactMoment, colleague: Persona) -> None:
    assert colleague.client.post(f"/zaken/{case.pk}/contact/{contact.pk}/wijzigen/", typed()).status_code == 403
    assert (
        colleague.client.post(f"/zaken/{case.pk}/contact/{contact.pk}/doorhalen/", {"reason": "x"}).status_code == 403
    )


def test_a_colleague_adds_to_it_once(case: Case, contact: ContactMoment, colleague: Persona, record_id: str) -> None:
    for _ in range(2):
        added = {"note": "Verzonnen: hij belde mij ook.", "record_id": record_id}
        assert colleague.client.post(f"/zaken/{case.pk}/contact/{contact.pk}/", added).status_code == 302
    page = colleague.client.get(f"/zaken/{case.pk}/contact/").content.decode()
    assert page.count("Verzonnen: hij belde mij ook.") == 1


def test_struck_out_it_counts_no_more_and_stays(case: Case, contact: ContactMoment, coordinator: Persona) -> None:
    address = f"/zaken/{case.pk}/contact/{contact.pk}/doorhalen/"
    assert coordinator.client.post(address, {"reason": ""}).status_code == 422
    coordinator.client.post(address, {"reason": "Verzonnen: verkeerde zaak."})
    case.refresh_from_db()
    assert case.last_contact_on is None
    page = coordinator.client.get(f"/zaken/{case.pk}/contact/{contact.pk}/").content.decode()
    assert "Doorgehaald" in page
    assert "Verzonnen: verkeerde zaak." in page


def test_a_second_window_is_told(case: Case, contact: ContactMoment, coordinator: Persona) -> None:
    address = f"/zaken/{case.pk}/contact/{contact.pk}/wijzigen/"
    assert coordinator.client.post(address, typed()).status_code == 302
    assert coordinator.client.post(address, typed(note="Verzonnen: anders.")).status_code == 409


def test_a_long_list_is_searched_and_narrowed(case: Case, contact: ContactMoment, coordinator: Persona) -> None:
    earlier = timezone.localdate() - dt.timedelta(days=20)
    for kind, note in (("message", "Verzonnen: gamede samen."), ("in_person", "Verzonnen: koffie gedronken.")):
        details = ContactDetails(kind=kind, on=earlier, succeeded=kind == "message", note=note)
        add_contact(case, by=coordinator.actor, details=details)

    def found(query: str) -> list[str]:
        answer = coordinator.client.get(f"/zaken/{case.pk}/contact/?{query}")
        return [entry["row"].kind for entry in answer.context["contacts"]]

    assert found("search=GAMEDE+samen") == ["message"]
    assert found("kind=phone") == ["phone"]
    assert found("contact=no") == ["in_person"]
    assert found(f"since={earlier.isoformat()}&until={earlier.isoformat()}&contact=yes") == ["message"]
    assert len(found("kind=onzin&since=onzin")) == 3
