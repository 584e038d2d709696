"""Agreeing on an action, changing it, settling it."""

import datetime as dt

import pytest
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.chain.plan.models import CaseAction
from inbeeld.chain.plan.services import ActionDetails, add_action


@pytest.fixture
def action(case: Case, coordinator: Persona) -> CaseAction:
    assert coordinator.membership is not None
    due = timezone.localdate() - dt.timedelta(days=1)
    details = ActionDetails(what="Verzonnen: school bellen.", owner=coordinator.membership, due_on=due)
    return add_action(case, by=coordinator.actor, details=details)


def test_an_action_is_due_on_the_case_too(case: Case, action: CaseAction) -> None:
    case.refresh_from_db()
    assert case.action_due_on == case.next_due_on == action.due_on


def test_pressing_twice_makes_one_action(case: Case, coordinator: Persona, record_id: str) -> None:
    assert coordinator.membership is not None
    typed = {"what": "Verzonnen.", "owner": coordinator.membership.pk, "due_on": "morgen", "record_id": record_id}
    for _ in range(2):
        assert coordinator.client.post(f"/zaken/{case.pk}/acties/nieuw/", typed).status_code == 302
    assert CaseAction.objects.count() == 1


def test_settling_takes_it_off_and_can_be_undone(case: Case, action: CaseAction, coordinator: Persona) -> None:
    address = f"/zaken/{case.pk}/acties/{action.pk}/stand/"
    coordinator.client.post(address, {"state": "done"})
    action.refresh_from_db()
    case.refresh_from_db()
    assert (action.state, action.settled_on, case.action_due_on) == ("done", timezone.localdate(), None)
    coordinator.client.post(address, {"state": "open"})
    action.refresh_from_db()
    assert (action.state, action.settled_on) == ("open", None)


def test_a_state_that_does_not_exist_changes_nothing(case: Case, action: CaseAction, coordinator: Persona) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/acties/{action.pk}/stand/", {"state": "{{7*7}}"})
    action.refresh_from_db()
    assert action.state == "open"


def test_a_second_editor_is_told(case: Case, action: CaseAction, coordinator: Persona, colleague: Persona) -> None:
    address = f"/zaken/{case.pk}/acties/{action.pk}/"
    typed = {"what": "Verzonnen: een.", "owner": action.owner_id, "due_on": "morgen", "version": "1"}
    assert colleague.client.post(address, typed).status_code == 302
    response = coordinator.client.post(address, {**typed, "what": "Verzonnen: twee."})
    assert response.status_code == 409
    assert "Verzonnen: een." in response.content.decode()
    assert "Verzonnen: twee." in response.content.decode()


def test_somebody_without_the_case_cannot_be_asked(
    case: Case, coordinator: Persona, far_colleague: Persona, record_id: str
) -> None:
    assert far_colleague.membership is not None
    typed = {"what": "Verzonnen.", "owner": far_colleague.membership.pk, "due_on": "morgen", "record_id": record_id}
    assert coordinator.client.post(f"/zaken/{case.pk}/acties/nieuw/", typed).status_code == 422


def test_an_action_of_another_case_is_not_found(action: CaseAction, make_case: object, coordinator: Persona) -> None:
    other: Case = make_case()  # type: ignore[operator]
    assert coordinator.client.get(f"/zaken/{other.pk}/acties/{action.pk}/").status_code == 404


def test_what_stood_before_stays_readable(case: Case, action: CaseAction, coordinator: Persona) -> None:
    address = f"/zaken/{case.pk}/acties/{action.pk}/"
    typed = {"what": "Verzonnen: mentor bellen.", "owner": action.owner_id, "due_on": "morgen", "version": "1"}
    coordinator.client.post(address, typed)
    page = coordinator.client.get(address).content.decode()
    assert page.index("Verzonnen: mentor bellen.") < page.index("Verzonnen: school bellen.")
