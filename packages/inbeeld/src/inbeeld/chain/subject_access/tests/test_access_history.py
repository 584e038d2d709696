"""Who looked, when and why, in words."""

from __future__ import annotations

import pytest

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case, Person, change_identity, open_identity
from inbeeld.chain.subject_access import access_history
from inbeeld.chain.subject_access.access_history import access_history as visits_of


def address(case: Case) -> str:
    return f"/zaken/{case.pk}/wie-keek/"


def test_visits_of_one_person_on_one_day_stand_together(case: Case, coordinator: Persona, colleague: Persona) -> None:
    for _ in range(3):
        colleague.client.get(f"/zaken/{case.pk}/")
    visits, older = visits_of(case)
    mine = next(visit for visit in visits if visit.person == colleague.user.name)
    assert [(one.event, one.times) for one in mine.done] == [("Zaak ingezien", 3)]
    assert older == ""


def test_the_reason_is_shown(case: Case, coordinator: Persona) -> None:
    change_identity(case, by=coordinator.actor, person=Person(given_names="Verzonnen"), version=0)
    open_identity(case, by=coordinator.actor, reason="Gebeld door de verzonnen opvang.")
    assert "Gebeld door de verzonnen opvang." in coordinator.client.get(address(case)).content.decode()


def test_the_privacy_officer_sees_who_looked_and_nothing_of_the_case(case: Case, privacy_officer: Persona) -> None:
    assert privacy_officer.actor.organisation_id == case.organisation_id
    page = privacy_officer.client.get(address(case)).content.decode()
    assert case.pseudonym in page
    assert "Veiligheid" not in page


def test_a_long_history_goes_on_on_the_next_page(
    case: Case, coordinator: Persona, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access_history, "MOST", 3)
    for _ in range(5):
        coordinator.client.get(f"/zaken/{case.pk}/")
    page = coordinator.client.get(address(case))
    assert page.context["older"]
    older = coordinator.client.get(address(case), {"after": page.context["older"]})
    assert older.context["visits"]
