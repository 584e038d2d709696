"""What stands beside a pseudonym: the coordinator's own short label, an age, the municipality; and no name."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from django.utils import timezone

from fixtures.personas import Persona, Place
from inbeeld.chain.cases.models import Case, FactChange
from inbeeld.chain.cases.naming import names_in
from inbeeld.chain.cases.rules import age_counted_on
from inbeeld.chain.cases.services import LabelIsAName, Person, change_facts, change_identity, facts_of

YOUSSEF = Person(
    given_names="Mohammed Youssef",
    family_name="El Verzonneni",
    called="Yous",
    aliases=("Kleine Joe",),
    address="Dorp 1",
)


def typed(case: Case, **changes: Any) -> dict[str, Any]:
    facts = facts_of(case)
    values = {name: getattr(facts, name) for name in ("summary", "sex", "nationality_group", "label", "municipality")}
    return values | {"version": case.summary_version} | changes


def test_label_age_and_municipality_stand_beside_the_pseudonym_wherever_a_case_is_named(
    case: Case, coordinator: Persona, place: Place
) -> None:
    Case.objects.update(age_at_contact=15, contacted_on=str(timezone.localdate().year - 2))
    label = typed(case, label=" rode   fiets ", municipality=place.municipality.code)
    assert coordinator.client.post(f"/zaken/{case.pk}/gegevens/", label).status_code == 302
    told = f"rode fiets, ±\N{NO-BREAK SPACE}17 jaar, {place.municipality.name}"
    quick = coordinator.client.post("/vinden/", {"what": case.pseudonym}, follow=True)
    pages = [coordinator.client.get(f"/zaken/{case.pk}/"), coordinator.client.get("/zaken/")]
    pages += [coordinator.client.get("/werk/"), coordinator.client.get("/werk/snel/contact/")]
    for page in pages:
        assert told in page.content.decode(), page.request["PATH_INFO"]
    assert quick.status_code == 200


def test_a_partner_without_the_facts_reads_no_label(case: Case, coordinator: Persona, policy_officer: Persona) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/gegevens/", typed(case, label="rode fiets"))
    assert "rode fiets" not in policy_officer.client.get("/werk/").content.decode()


@pytest.mark.parametrize(
    ("label", "is_name"),
    [
        ("rode fiets", False),
        ("de jongste", False),
        ("Youssef", True),
        ("yousséf op de fiets", True),
        ("kleine", True),
        ("Verzonneni", True),
        ("YOUS", True),
        ("dorp", True),
    ],
)
def test_a_label_is_no_name_of_the_person(label: str, *, is_name: bool) -> None:
    names = [YOUSSEF.given_names, YOUSSEF.family_name, YOUSSEF.called, YOUSSEF.address, *YOUSSEF.aliases]
    assert bool(names_in(label, *names)) == is_name


def test_a_name_is_refused_on_the_page_and_by_the_service(case: Case, coordinator: Persona) -> None:
    change_identity(case, by=coordinator.actor, person=YOUSSEF, version=0)
    answer = coordinator.client.post(f"/zaken/{case.pk}/gegevens/", typed(case, label="Youssef"))
    assert answer.status_code == 422
    assert "Dit is een naam van de jongere" in answer.content.decode()
    case.refresh_from_db()
    named = replace(facts_of(case), label="Yous")
    with pytest.raises(LabelIsAName):
        change_facts(case, by=coordinator.actor, facts=named, version=case.summary_version)


@pytest.mark.parametrize("label", ["3-5-2009", "0612345678", "iemand@voorbeeld.test", "straat 12"])
def test_a_date_a_number_or_an_address_is_refused(label: str, case: Case, coordinator: Persona) -> None:
    answer = coordinator.client.post(f"/zaken/{case.pk}/gegevens/", typed(case, label=label))
    assert answer.status_code == 422
    assert label in answer.content.decode(), "nothing typed is lost"


def test_a_label_that_turns_out_to_be_a_name_goes(case: Case, coordinator: Persona) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/gegevens/", typed(case, label="Youssef"))
    change_identity(case, by=coordinator.actor, person=YOUSSEF, version=0)
    case.refresh_from_db()
    assert case.reveal("label") is None
    assert FactChange.objects.filter(case=case).count() == 2


def test_the_label_is_sealed(case: Case, coordinator: Persona) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/gegevens/", typed(case, label="rode fiets"))
    kept = Case.objects.values_list("label", flat=True).get()
    assert kept is not None
    assert b"fiets" not in bytes(kept)


@pytest.mark.parametrize(
    ("age", "year", "this_year", "counted"),
    [(15, 2024, 2026, 17), (15, 2026, 2026, 15), (15, 2027, 2026, 15), (0, 2026, 2026, 0)],
)
def test_an_age_is_counted_on_by_the_year(age: int, year: int, this_year: int, counted: int) -> None:
    assert age_counted_on(age, year, this_year) == counted


def test_an_age_that_is_not_known_is_not_told(case: Case) -> None:
    case.age_at_contact = None
    assert case.age_on(dt.date(2026, 11, 30)) is None
