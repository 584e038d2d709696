"""Changing the facts of a case."""

from dataclasses import replace
from typing import Any

from fixtures.personas import Persona
from inbeeld.chain.cases.models import Case
from inbeeld.chain.cases.services import change_facts
from inbeeld.chain.cases.services.opening import facts_of
from inbeeld.foundation.audit.models import AuditEntry


def typed(case: Case, **changes: Any) -> dict[str, Any]:
    """What the form sends when nothing but `changes` was touched."""
    facts = facts_of(case)
    values = {name: getattr(facts, name) for name in facts.__slots__} | {"version": case.summary_version} | changes
    return {name: "" if value is None else value for name, value in values.items()}


def test_only_the_names_of_changed_facts_go_into_the_log(case: Case, coordinator: Persona) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/gegevens/", typed(case, age_at_start="0", reach="domestic"))
    case.refresh_from_db()
    assert (case.age_at_start, case.reach, case.summary_version) == (0, "domestic", 2)
    entry = AuditEntry.objects.get(event="case.changed")
    assert entry.fields == ["age_at_start", "reach"]


def test_saving_without_a_change_changes_nothing(case: Case, coordinator: Persona) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/gegevens/", typed(case))
    case.refresh_from_db()
    assert case.summary_version == 1
    assert not AuditEntry.objects.filter(event="case.changed").exists()


def test_a_second_editor_is_told_and_can_compare(case: Case, coordinator: Persona, colleague: Persona) -> None:
    """Given two who opened the form, when the first saves, the second sees both and loses nothing."""
    stale = typed(case, form="criminal", summary="Verzonnen: tekst van de tweede.")
    change_facts(case, by=colleague.actor, facts=replace(facts_of(case), form="labour"), version=1)

    response = coordinator.client.post(f"/zaken/{case.pk}/gegevens/", stale)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Iemand anders heeft dit intussen gewijzigd" in page
    assert "Uitbuiting in arbeid of diensten" in page
    assert "Verzonnen: tekst van de tweede." in page
    case.refresh_from_db()
    assert case.form == "labour"

    response = coordinator.client.post(f"/zaken/{case.pk}/gegevens/", {**stale, "version": 2})
    assert response.status_code == 302
    case.refresh_from_db()
    assert case.form == "criminal"


def test_a_double_click_is_no_conflict(case: Case, coordinator: Persona) -> None:
    values = typed(case, reach="cross_border")
    statuses = [coordinator.client.post(f"/zaken/{case.pk}/gegevens/", values).status_code for _ in range(2)]
    assert statuses == [302, 302]
    case.refresh_from_db()
    assert case.summary_version == 2
