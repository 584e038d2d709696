"""Facts that cannot all be so are asked about; what can be so is not."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from fixtures.personas import Persona
from inbeeld.chain.cases.contradictions import contradictions, with_ages
from inbeeld.chain.cases.models import Case
from inbeeld.chain.cases.services import CaseFacts, Person, change_identity, facts_of, open_identity
from inbeeld.foundation.records.api import PartialDate

TODAY = dt.date(2026, 11, 22)


def born(edtf: str) -> PartialDate | None:
    return PartialDate.from_edtf(edtf)


@pytest.mark.parametrize(
    ("date", "facts"),
    [
        ("2009", {"age_at_start": 21}),
        ("2009-05-03", {"age_at_start": 19}),
        ("2009~", {"age_at_start": 21}),
        ("2005-06", {"contacted_on": "2004"}),
        ("2009", {"started_on": "2008-12-31"}),
        ("2009-05-03", {"age_at_contact": 16, "contacted_on": "2023-01-01"}),
        ("2004-02-01", {"age_at_contact": 15, "contacted_on": "2026-03-01"}),
        ("", {"age_at_start": 12, "started_on": "2020", "age_at_contact": 12, "contacted_on": "2024"}),
        ("", {"age_at_start": 12, "started_on": "2020", "age_at_report": 20, "reported_on": "2022"}),
    ],
)
def test_what_contradicts_each_other_is_named(date: str, facts: dict[str, Any]) -> None:
    assert contradictions(CaseFacts(**facts), born(date), TODAY)


@pytest.mark.parametrize(
    ("date", "facts"),
    [
        ("2009", {"age_at_start": 11}),
        ("2009-05-03", {"age_at_start": 18}),
        ("2009-05-03", {"age_at_contact": 15, "contacted_on": "2024-06"}),
        ("2009-05-03", {"age_at_contact": 14, "contacted_on": "2024-06"}),
        ("2009~", {"age_at_contact": 17, "age_at_contact_estimated": True, "contacted_on": "2024"}),
        ("2009", {"started_on": "2009"}),
        ("", {"age_at_start": 21}),
        ("", {"age_at_start": 12, "started_on": "2020", "age_at_contact": 16, "contacted_on": "2024"}),
        ("", {"age_at_start": 12, "started_on": "2020", "age_at_contact": 15}),
    ],
)
def test_what_can_be_so_is_not_asked(date: str, facts: dict[str, Any]) -> None:
    assert contradictions(CaseFacts(**facts), born(date), TODAY) == []


@pytest.mark.parametrize(
    ("date", "on", "age", "estimated"),
    [
        ("2009-05-03", "2024-05-02", 14, False),
        ("2009-05-03", "2024-05-03", 15, False),
        ("2009", "2024", 14, True),
        ("2009-05~", "2024-06-01", 15, True),
        ("2009-05", "2024-06-01", 15, False),
        ("2009-05-03", "2008", None, False),
        ("", "2024", None, False),
        ("2009", "", None, False),
    ],
)
def test_an_age_follows_from_the_birth_date_and_the_moment(
    date: str, on: str, age: int | None, estimated: bool
) -> None:
    facts = with_ages(CaseFacts(contacted_on=on), born(date))
    assert (facts.age_at_contact, facts.age_at_contact_estimated) == (age, estimated)


def test_an_age_that_was_written_down_stays() -> None:
    assert with_ages(CaseFacts(contacted_on="2024", age_at_contact=12), born("2009")).age_at_contact == 12


AGES = {"start_age": "21", "start_on": "", "contact_age": "", "contact_on": "", "report_age": "", "report_on": ""}


def test_the_ages_are_asked_about_and_kept_as_typed(case: Case, coordinator: Persona) -> None:
    known = Person(given_names="Verzonnen", born_on=PartialDate(2009))
    change_identity(
        case,
        by=coordinator.actor,
        person=known,
        version=open_identity(case, by=coordinator.actor, reason="Verzonnen")[1],
    )
    address = f"/zaken/{case.pk}/leeftijden/"
    sent = {**AGES, "version": str(Case.objects.get(pk=case.pk).summary_version)}
    page = coordinator.client.post(address, sent)
    assert page.status_code == 422
    text = page.content.decode()
    assert "spreken elkaar tegen" in text
    assert 'value="21"' in text
    assert Case.objects.get(pk=case.pk).age_at_start != 21
    coordinator.client.post(address, {**sent, "sure": "yes"})
    assert Case.objects.get(pk=case.pk).age_at_start == 21


def test_a_birth_date_that_contradicts_the_ages_is_asked_about(case: Case, coordinator: Persona) -> None:
    Case.objects.filter(pk=case.pk).update(age_at_start=21, age_at_start_estimated=False)
    version = open_identity(case, by=coordinator.actor, reason="Verzonnen")[1]
    sent = {"given_names": "Verzonnen", "born_on": "2009", "version": str(version)}
    address = f"/zaken/{case.pk}/identiteit/wijzigen/"
    page = coordinator.client.post(address, sent)
    assert page.status_code == 422
    assert 'value="2009"' in page.content.decode()
    person, _version = open_identity(case, by=coordinator.actor, reason="Verzonnen")
    assert person.born_on != PartialDate(2009)
    coordinator.client.post(address, {**sent, "sure": "yes"})
    assert open_identity(case, by=coordinator.actor, reason="Verzonnen")[0].born_on == PartialDate(2009)


def test_ages_follow_when_the_birth_date_becomes_known(case: Case, coordinator: Persona) -> None:
    Case.objects.filter(pk=case.pk).update(age_at_contact=None, contacted_on="2024-06-01")
    version = open_identity(case, by=coordinator.actor, reason="Verzonnen")[1]
    known = Person(given_names="Verzonnen", born_on=PartialDate(2009, 5, 3))
    change_identity(Case.objects.get(pk=case.pk), by=coordinator.actor, person=known, version=version)
    assert facts_of(Case.objects.select_related("data_key").get(pk=case.pk)).age_at_contact == 15
