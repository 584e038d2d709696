"""Opening a case, and reading it."""

from collections.abc import Callable

import pytest

from fixtures.personas import Persona, Place
from inbeeld.chain.cases.models import Case
from inbeeld.foundation.audit.api import AuditEntry

FACTS = {"form": "sexual", "summary": "Verzonnen: wordt opgehaald met een taxi."}


def test_a_coordinator_opens_a_case_under_a_pseudonym(coordinator: Persona, place: Place, record_id: str) -> None:
    response = coordinator.client.post("/zaken/nieuw/", {**FACTS, "region": place.region.pk, "record_id": record_id})
    case = Case.objects.get()
    assert response.headers["Location"] == f"/zaken/{case.pk}/"
    assert case.coordinator == coordinator.membership
    assert case.status == "presumed"
    assert case.reveal("summary") == FACTS["summary"]
    assert AuditEntry.objects.filter(event="case.opened", record_id=case.pk).exists()


def test_pressing_twice_opens_one_case(coordinator: Persona, place: Place, record_id: str) -> None:
    for _ in range(2):
        coordinator.client.post("/zaken/nieuw/", {**FACTS, "region": place.region.pk, "record_id": record_id})
    assert Case.objects.count() == 1


def test_zero_is_an_age_and_empty_is_not_known(make_case: Callable[..., Case], coordinator: Persona) -> None:
    case = make_case(age_at_start=0, age_at_report=17)
    assert case.age_at_contact is None
    assert case.started_as_minor is True
    page = coordinator.client.get(f"/zaken/{case.pk}/").content.decode()
    assert page.count(">Niet bekend<") == 1


def test_reading_a_case_is_written_down(case: Case, coordinator: Persona) -> None:
    before = AuditEntry.objects.filter(event="case.read").count()
    coordinator.client.get(f"/zaken/{case.pk}/")
    entry = AuditEntry.objects.filter(event="case.read").latest("sequence")
    assert AuditEntry.objects.filter(event="case.read").count() == before + 1
    assert entry.record_id == case.pk
    assert entry.user_id == coordinator.user.pk
    assert "summary" in entry.fields


def test_pseudonyms_are_never_given_twice(make_case: Callable[..., Case]) -> None:
    names = {make_case().pseudonym_key for _ in range(20)}
    assert len(names) == 20


@pytest.mark.parametrize("address", ["/zaken/", "/zaken/nieuw/"])
def test_the_pages_answer(coordinator: Persona, case: Case, address: str) -> None:
    assert coordinator.client.get(address).status_code == 200


@pytest.mark.parametrize(
    "page",
    [
        "",
        "gegevens/",
        "veiligheid/",
        "contact/",
        "contact/nieuw/",
        "acties/nieuw/",
        "leefgebieden/",
        "leefgebieden/housing/",
        "status/",
        "fase/",
        "sluiten/",
        "heropenen/",
        "overdragen/",
        "geschiedenis/",
        "identiteit/",
        "identiteit/wijzigen/",
        "toegang/",
        "toegang/nieuw/",
    ],
)
def test_each_page_of_a_case_answers(coordinator: Persona, case: Case, page: str) -> None:
    assert coordinator.client.get(f"/zaken/{case.pk}/{page}").status_code == 200
