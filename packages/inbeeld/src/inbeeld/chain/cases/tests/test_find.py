"""Finding a case by its pseudonym."""

import pytest

from fixtures.personas import Persona
from inbeeld.chain.cases.models import Case


@pytest.mark.parametrize(
    "shape", [str, str.lower, str.upper, lambda name: name.replace(" ", ""), lambda name: f" {name} "]
)
def test_the_whole_pseudonym_opens_the_case_however_it_is_typed(
    case: Case, coordinator: Persona, shape: object
) -> None:
    typed = shape(case.pseudonym)  # type: ignore[operator]
    response = coordinator.client.get("/zaken/vinden/", {"q": typed})
    assert response.headers["Location"] == f"/zaken/{case.pk}/"


def test_the_beginning_lists_what_it_could_be(case: Case, coordinator: Persona) -> None:
    page = coordinator.client.get("/zaken/vinden/", {"q": case.pseudonym[:3]}).content.decode()
    assert case.pseudonym in page


def test_a_case_of_another_region_is_not_found(case: Case, far_colleague: Persona) -> None:
    response = far_colleague.client.get("/zaken/vinden/", {"q": case.pseudonym})
    assert response.status_code == 200
    assert str(case.pk) not in response.content.decode()


@pytest.mark.parametrize(
    "typed", ["", "   ", "%", "_", "%%%", "' OR 1=1 --", "{{ 7*7 }}", "\u202etxet", "😀", "x" * 5000]
)
def test_nonsense_finds_nothing(case: Case, coordinator: Persona, typed: str) -> None:
    response = coordinator.client.get("/zaken/vinden/", {"q": typed})
    assert response.status_code == 200
    assert case.pseudonym not in response.content.decode()


def test_no_name_is_searched(case: Case, coordinator: Persona) -> None:
    person = {"given_names": "Verzonnen", "family_name": "Voorbeeld", "version": "0"}
    coordinator.client.post(f"/zaken/{case.pk}/identiteit/wijzigen/", person)
    page = coordinator.client.get("/zaken/vinden/", {"q": "Voorbeeld"}).content.decode()
    assert case.pseudonym not in page
