"""Goals in his own words, changed and settled with his say."""

import pytest

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.chain.plan.models import CaseAction, Goal
from inbeeld.chain.plan.services import GoalDetails, set_goal


@pytest.fixture
def goal(case: Case, coordinator: Persona) -> Goal:
    return set_goal(case, by=coordinator.actor, details=GoalDetails(words="Verzonnen: een eigen kamer."))


def test_pressing_twice_sets_one_goal(case: Case, coordinator: Persona, record_id: str) -> None:
    typed = {"words": "Verzonnen: weer voetballen.", "domain_code": "time_meaning", "record_id": record_id}
    for _ in range(2):
        assert coordinator.client.post(f"/zaken/{case.pk}/doelen/nieuw/", typed).status_code == 302
    assert Goal.objects.get().reveal("words") == "Verzonnen: weer voetballen."


def test_other_words_need_his_say_and_the_former_ones_are_kept(case: Case, goal: Goal, coordinator: Persona) -> None:
    address = f"/zaken/{case.pk}/doelen/{goal.pk}/"
    typed = {"words": "Verzonnen: een eigen huis.", "domain_code": "", "version": "1"}
    assert coordinator.client.post(address, {**typed, "say": ""}).status_code == 422
    assert coordinator.client.post(address, {**typed, "say": "Verzonnen: kamer is te klein."}).status_code == 302
    page = coordinator.client.get(f"/zaken/{case.pk}/plan/").content.decode()
    assert page.index("een eigen huis") < page.index("kamer is te klein") < page.index("een eigen kamer")


def test_a_goal_is_reached_let_go_or_taken_up_again_with_his_say(case: Case, goal: Goal, coordinator: Persona) -> None:
    address = f"/zaken/{case.pk}/doelen/{goal.pk}/stand/"
    assert coordinator.client.post(address, {"state": "reached", "say": "", "version": "1"}).status_code == 422
    coordinator.client.post(address, {"state": "reached", "say": "Verzonnen: gelukt.", "version": "1"})
    goal.refresh_from_db()
    assert (goal.state, goal.settled_on is not None) == ("reached", True)
    coordinator.client.post(address, {"state": "open", "say": "Verzonnen: toch nog.", "version": "2"})
    goal.refresh_from_db()
    assert (goal.state, goal.settled_on) == ("open", None)
    assert [event.reveal("say") for event in goal.events.all()] == ["Verzonnen: toch nog.", "Verzonnen: gelukt.", None]


def test_a_second_editor_is_told(case: Case, goal: Goal, coordinator: Persona, colleague: Persona) -> None:
    address = f"/zaken/{case.pk}/doelen/{goal.pk}/"
    typed = {"words": "Verzonnen: een.", "domain_code": "", "say": "Verzonnen.", "version": "1"}
    assert colleague.client.post(address, typed).status_code == 302
    assert coordinator.client.post(address, {**typed, "words": "Verzonnen: twee."}).status_code == 409


def test_an_action_stands_with_its_goal(case: Case, goal: Goal, coordinator: Persona, record_id: str) -> None:
    assert coordinator.membership is not None
    address = f"/zaken/{case.pk}/acties/nieuw/?goal={goal.pk}"
    assert f'value="{goal.pk}" selected' in coordinator.client.get(address).content.decode()
    typed = {"what": "Verzonnen: kamers zoeken.", "owner": coordinator.membership.pk, "due_on": "morgen"}
    coordinator.client.post(address, {**typed, "goal": goal.pk, "record_id": record_id})
    assert CaseAction.objects.get().goal == goal


def test_a_goal_of_another_case_is_not_found(goal: Goal, make_case: object, coordinator: Persona) -> None:
    other: Case = make_case()  # type: ignore[operator]
    assert coordinator.client.get(f"/zaken/{other.pk}/doelen/{goal.pk}/").status_code == 404
