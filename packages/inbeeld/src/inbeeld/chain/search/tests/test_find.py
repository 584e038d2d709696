"""Finding cases and signals by their names, colleagues and organisations; nothing that is not open, and no boy."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from fixtures.personas import Persona, Place
from inbeeld.chain.cases.api import Case, CaseFacts, Person, change_identity, open_case
from inbeeld.chain.signals.api import Desk, Signal
from inbeeld.foundation.vault.api import DataKey


@pytest.fixture
def case(coordinator: Persona, place: Place) -> Case:
    return open_case(
        by=coordinator.actor, organisation=place.organisation, region=place.region, facts=CaseFacts(summary="Verzonnen")
    )


@pytest.fixture
def signal(place: Place) -> Signal:
    desk = Desk(place.organisation, place.region)
    return Signal.objects.create(
        data_key=DataKey.objects.create_key(),
        code_mac="c" * 64,
        submission="s" * 64,
        kind="report",
        form="unknown",
        setting="education",
        organisation=desk.organisation,
        region=desk.region,
        received_at=timezone.now(),
    )


def found(persona: Persona, typed: str) -> str:
    response = persona.client.post("/vinden/", {"what": typed})
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    "shape", [str, str.lower, str.upper, lambda name: name.replace(" ", ""), lambda name: f" {name} "]
)
def test_the_whole_pseudonym_opens_the_case_however_it_is_typed(
    case: Case, coordinator: Persona, shape: Callable[[str], str]
) -> None:
    response = coordinator.client.post("/vinden/", {"what": shape(case.pseudonym)})
    assert response.headers["Location"] == f"/zaken/{case.pk}/"


@pytest.mark.parametrize("shape", [str, str.lower, lambda name: name.replace("-", " "), lambda name: name[2:]])
def test_a_whole_reference_opens_the_signal(signal: Signal, coordinator: Persona, shape: Callable[[str], str]) -> None:
    response = coordinator.client.post("/vinden/", {"what": shape(signal.reference)})
    assert response.headers["Location"] == f"/signalen/{signal.pk}/"


@pytest.mark.parametrize("typed", ["SSBCDF", "S-SSBCDF", "s ssbcdf", "sssbcdf"])
def test_a_reference_that_begins_with_the_letter_of_its_prefix_is_found_too(
    signal: Signal, coordinator: Persona, typed: str
) -> None:
    signal.reference = "S-SSBCDF"
    signal.save(update_fields=["reference"])
    response = coordinator.client.post("/vinden/", {"what": typed})
    assert response.headers["Location"] == f"/signalen/{signal.pk}/"


def test_the_beginning_lists_what_it_could_be(case: Case, coordinator: Persona) -> None:
    assert case.pseudonym in found(coordinator, case.pseudonym[:3])


def test_what_is_not_open_is_not_found(case: Case, signal: Signal, far_colleague: Persona, partner: Persona) -> None:
    for persona in (far_colleague, partner):
        for name, pk in ((case.pseudonym, case.pk), (signal.reference, signal.pk)):
            assert str(pk) not in found(persona, name)


def test_no_name_of_a_boy_is_searched(case: Case, coordinator: Persona) -> None:
    change_identity(
        case, by=coordinator.actor, person=Person(given_names="Verzonnen", family_name="Voorbeeldig"), version=0
    )
    assert case.pseudonym not in found(coordinator, "Voorbeeldig")


def test_a_colleague_is_found_by_a_part_of_his_name(coordinator: Persona, colleague: Persona) -> None:
    assert colleague.user.email in found(coordinator, colleague.user.name[2:8].lower())


def test_a_partner_finds_people_of_his_own_organisation_only(partner: Persona, colleague: Persona) -> None:
    assert colleague.user.email not in found(partner, colleague.user.name)


@pytest.mark.parametrize(
    "typed", ["", "   ", "x", "%", "__", "%%%", "' OR 1=1 --", "{{ 7*7 }}", "\u202etxet", "😀", "x" * 5000, "s-"]
)
def test_nonsense_finds_no_case(case: Case, coordinator: Persona, typed: str) -> None:
    assert str(case.pk) not in found(coordinator, typed)


def test_what_was_opened_last_stands_ready(case: Case, coordinator: Persona, colleague: Persona) -> None:
    coordinator.client.get(f"/zaken/{case.pk}/")
    assert case.pseudonym in coordinator.client.get("/vinden/").content.decode()
    assert case.pseudonym not in colleague.client.get("/vinden/").content.decode()


def test_what_only_stood_in_a_list_was_not_opened(case: Case, coordinator: Persona, place: Place) -> None:
    open_case(by=coordinator.actor, organisation=place.organisation, region=place.region, facts=CaseFacts())
    coordinator.client.get("/werk/")
    assert case.pseudonym not in coordinator.client.get("/vinden/").content.decode()


@pytest.mark.parametrize("shape", [lambda name: name[-3:], lambda name: f" {name[-3:]} "])
def test_the_number_of_a_pseudonym_finds_the_case(
    case: Case, coordinator: Persona, shape: Callable[[str], str]
) -> None:
    assert case.pseudonym in found(coordinator, shape(case.pseudonym))


def test_two_digits_of_a_number_find_nothing(case: Case, coordinator: Persona) -> None:
    assert case.pseudonym not in found(coordinator, case.pseudonym[-2:])


@pytest.mark.parametrize("typed", ["signalen", "SIGNALEN", "Sïgnalen"])
def test_a_page_is_found_by_its_name(coordinator: Persona, typed: str) -> None:
    answer = coordinator.client.post("/vinden/", {"what": typed}, follow=True)
    assert answer.request["PATH_INFO"] == "/signalen/"


def test_a_page_that_is_not_open_is_not_found(coordinator: Persona, analyst: Persona) -> None:
    assert "/signalen/" not in found(analyst, "signale").split("<main")[1]
    assert "/signalen/" in found(coordinator, "signale").split("<main")[1]


@pytest.mark.parametrize("typed", ["jurgen", "JÜRGEN", "Jürgen", "ødegård", "odegard"])
def test_a_colleague_is_found_whatever_the_accents_and_capitals(
    coordinator: Persona, colleague: Persona, typed: str
) -> None:
    colleague.user.name = "Jürgen Ødegård (verzonnen)"
    colleague.user.save()
    assert "Jürgen Ødegård" in found(coordinator, typed)
