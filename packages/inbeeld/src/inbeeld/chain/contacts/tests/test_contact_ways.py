"""How somebody may be reached, and how never: everybody who may make a contact sees it first."""

import datetime as dt

import pytest
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.chain.contacts.services import WaysDetails, review_contact_ways
from inbeeld.foundation.access.api import Ground, Part, give_grant

TYPED = {
    "never": "Verzonnen: nooit bellen",
    "safe": "Verzonnen: chat na vier uur",
    "addressing": "hij",
    "reviewed_on": "vandaag",
    "version": "0",
}


def share(case: Case, owner: Persona, partner: Persona, *parts: Part) -> None:
    assert partner.membership is not None
    until = timezone.now() + dt.timedelta(days=9)
    give_grant(case, partner.membership, by=owner.actor, parts=parts, purpose="x", ground=Ground.CONSENT, until=until)


@pytest.mark.parametrize("page", ["", "contact/", "contact/nieuw/", "acties/nieuw/", "identiteit/"])
def test_what_must_never_be_done_stands_on_every_page_of_a_case(case: Case, coordinator: Persona, page: str) -> None:
    assert coordinator.client.post(f"/zaken/{case.pk}/contactwijze/", TYPED).status_code == 302
    shown = coordinator.client.get(f"/zaken/{case.pk}/{page}").content.decode()
    assert shown.index("nooit bellen") < shown.index("chat na vier uur")


@pytest.mark.parametrize(
    ("part", "sees"), [(Part.CONTACTS, True), (Part.SAFETY, True), (Part.ACTIONS, True), (Part.DOMAINS, False)]
)
def test_a_partner_sees_it_when_he_may_make_a_contact(
    case: Case, coordinator: Persona, partner: Persona, part: Part, sees: bool
) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/contactwijze/", TYPED)
    share(case, coordinator, partner, part)
    assert ("nooit bellen" in partner.client.get(f"/zaken/{case.pk}/").content.decode()) is sees


def test_a_partner_with_the_contacts_can_change_it(case: Case, coordinator: Persona, partner: Persona) -> None:
    share(case, coordinator, partner, Part.CONTACTS)
    assert partner.client.post(f"/zaken/{case.pk}/contactwijze/", TYPED).status_code == 302
    assert case.contact_ways.get().by == partner.membership


def test_a_second_editor_is_told(case: Case, coordinator: Persona, colleague: Persona) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/contactwijze/", TYPED)
    response = colleague.client.post(f"/zaken/{case.pk}/contactwijze/", {**TYPED, "never": "Verzonnen: nooit mailen"})
    assert response.status_code == 409
    assert "nooit bellen" in response.content.decode()
    assert case.contact_ways.get().version == 1


def test_a_warning_that_was_taken_away_can_still_be_read(case: Case, coordinator: Persona) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/contactwijze/", TYPED)
    coordinator.client.post(f"/zaken/{case.pk}/contactwijze/", {**TYPED, "never": "", "version": "1"})
    assert "nooit bellen" not in coordinator.client.get(f"/zaken/{case.pk}/").content.decode()
    assert "nooit bellen" in coordinator.client.get(f"/zaken/{case.pk}/contactwijze/").content.decode()


def test_pressing_twice_keeps_one(case: Case, coordinator: Persona) -> None:
    for _ in range(2):
        assert coordinator.client.post(f"/zaken/{case.pk}/contactwijze/", TYPED).status_code == 302
    assert case.contact_ways.count() == 1


def test_it_is_looked_at_again_within_its_term(case: Case, coordinator: Persona) -> None:
    long_ago = timezone.localdate() - dt.timedelta(days=91)
    details = WaysDetails(never="Verzonnen.", reviewed_on=long_ago, review_on=long_ago + dt.timedelta(days=900))
    ways = review_contact_ways(case, by=coordinator.actor, details=details, version=0)
    assert ways.review_on == long_ago + dt.timedelta(days=90)
    assert "Opnieuw bekijken" in coordinator.client.get(f"/zaken/{case.pk}/").content.decode()
    case.refresh_from_db()
    assert case.ways_review_on == case.next_due_on == ways.review_on
    assert f'href="/zaken/{case.pk}/contactwijze/"' in coordinator.client.get("/werk/").content.decode()
