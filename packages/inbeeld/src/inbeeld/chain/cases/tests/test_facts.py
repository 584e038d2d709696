"""Changing the facts of a case, a group at a time; what stood there is kept."""

from dataclasses import replace
from typing import Any

import pytest

from fixtures.personas import Persona
from inbeeld.chain.cases.models import Case, FactChange
from inbeeld.chain.cases.services import change_facts, facts_of
from inbeeld.foundation.audit.api import AuditEntry


def typed(case: Case, **changes: Any) -> dict[str, Any]:
    """What the form sends when nothing but `changes` was touched."""
    facts = facts_of(case)
    values = {name: getattr(facts, name) for name in ("summary", "sex", "nationality_group")}
    return values | {"version": case.summary_version} | changes


def test_only_the_names_of_changed_facts_go_into_the_log(case: Case, coordinator: Persona) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/gegevens/", typed(case, sex="trans_boy", nationality_group="dutch"))
    case.refresh_from_db()
    assert (case.sex, case.nationality_group, case.summary_version) == ("trans_boy", "dutch", 2)
    assert AuditEntry.objects.get(event="case.changed").fields == ["nationality_group", "sex"]


def test_who_changed_what_from_what_to_what_stands_in_the_history(case: Case, coordinator: Persona) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/gegevens/", typed(case, sex="trans_boy", summary="Verzonnen: nieuw."))
    change = FactChange.objects.get(case=case)
    assert change.by == coordinator.membership
    assert change.changed()["sex"] == ("boy", "trans_boy")
    page = coordinator.client.get(f"/zaken/{case.pk}/geschiedenis/").content.decode()
    for text in ("Jongen of man", "Transjongen", "kwam met blauwe jas", "Verzonnen: nieuw."):
        assert text in page


def test_the_former_values_are_sealed(case: Case, coordinator: Persona) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/gegevens/", typed(case, summary="Verzonnen: nieuw."))
    values = FactChange.objects.values_list("values", flat=True).get()
    assert values is not None
    assert b"blauwe jas" not in bytes(values)


def test_saving_without_a_change_changes_nothing(case: Case, coordinator: Persona) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/gegevens/", typed(case))
    case.refresh_from_db()
    assert case.summary_version == 1
    assert not AuditEntry.objects.filter(event="case.changed").exists()
    assert not FactChange.objects.exists()


def test_a_second_editor_is_told_and_can_compare(case: Case, coordinator: Persona, colleague: Persona) -> None:
    """Given two who opened the form, when the first saves, the second sees both and loses nothing."""
    stale = typed(case, sex="non_binary", summary="Verzonnen: tekst van de tweede.")
    change_facts(case, by=colleague.actor, facts=replace(facts_of(case), sex="trans_boy"), version=1)

    response = coordinator.client.post(f"/zaken/{case.pk}/gegevens/", stale)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Iemand anders heeft dit intussen gewijzigd" in page
    assert "Transjongen" in page
    assert "Verzonnen: tekst van de tweede." in page
    case.refresh_from_db()
    assert case.sex == "trans_boy"

    response = coordinator.client.post(f"/zaken/{case.pk}/gegevens/", {**stale, "version": 2})
    assert response.status_code == 302
    case.refresh_from_db()
    assert case.sex == "non_binary"


def test_a_double_click_is_no_conflict(case: Case, coordinator: Persona) -> None:
    values = typed(case, sex="trans_boy")
    statuses = [coordinator.client.post(f"/zaken/{case.pk}/gegevens/", values).status_code for _ in range(2)]
    assert statuses == [302, 302]
    case.refresh_from_db()
    assert case.summary_version == 2


AGES = {"start_age": "", "start_on": "", "contact_age": "17", "contact_on": "", "report_age": "", "report_on": ""}


@pytest.mark.parametrize(
    ("typed_age", "known"),
    [
        (("0", ""), ("year", True)),
        (("17", ""), ("year", True)),
        (("ca. 17", ""), ("estimated", True)),
        (("18?", ""), ("estimated", False)),
        (("16", "12-5-2024"), ("day", True)),
        (("16", "mei 2024"), ("month", True)),
        (("", "2024"), ("year", None)),
        (("", "ca. 2024"), ("estimated", None)),
        (("", ""), ("unknown", None)),
    ],
)
def test_a_moment_says_how_exactly_it_is_known_and_whether_he_was_a_minor(
    case: Case, coordinator: Persona, typed_age: tuple[str, str], known: tuple[str, bool | None]
) -> None:
    values = {**AGES, "start_age": typed_age[0], "start_on": typed_age[1], "version": "1"}
    assert coordinator.client.post(f"/zaken/{case.pk}/leeftijden/", values).status_code == 302
    case.refresh_from_db()
    start, contact, report = case.moments
    assert (start.exactness, start.is_minor) == known
    assert (contact.exactness, report.exactness) == ("year", "unknown")


def test_the_form_of_the_ages_shows_what_was_typed(case: Case, coordinator: Persona) -> None:
    values = {**AGES, "start_age": "ongeveer 15", "start_on": "rond mei 2023", "version": "1"}
    coordinator.client.post(f"/zaken/{case.pk}/leeftijden/", values)
    page = coordinator.client.get(f"/zaken/{case.pk}/leeftijden/").content.decode()
    assert 'value="ca. 15"' in page
    assert 'value="ca. 5-2023"' in page
