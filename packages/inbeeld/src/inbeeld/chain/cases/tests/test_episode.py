"""Episodes of exploitation: each with its form, place and period; one of them leads the lists."""

from collections.abc import Callable

import pytest

from fixtures.personas import Persona
from inbeeld.chain.cases.models import Case, FactChange

TYPED = {
    "form": "criminal",
    "sub_form": "drugs",
    "place": "street",
    "reach": "cross_border",
    "began": "mei 2023",
    "ended": "ca. 2024",
}


def new(case: Case, who: Persona, record_id: str, **changes: str) -> int:
    typed = {**TYPED, "record_id": record_id, **changes}
    return int(who.client.post(f"/zaken/{case.pk}/uitbuiting/nieuw/", typed).status_code)


def test_what_a_case_is_opened_with_is_its_first_episode(case: Case) -> None:
    episode = case.episodes.get()
    assert (episode.form, episode.place, episode.leads) == ("sexual", "hotel", True)


def test_a_case_of_which_nothing_is_known_has_none(make_case: Callable[..., Case]) -> None:
    assert not make_case().episodes.exists()


def test_another_episode_keeps_the_form_of_the_case_unless_it_is_chosen(
    case: Case, coordinator: Persona, record_id: str
) -> None:
    assert new(case, coordinator, record_id) == 302
    case.refresh_from_db()
    assert (case.form, case.place) == ("sexual", "hotel")
    second = case.episodes.get(form="criminal")
    assert (second.began, second.ended) == ("2023-05", "2024~")
    typed = {**TYPED, "leads": "on", "version": "1"}
    coordinator.client.post(f"/zaken/{case.pk}/uitbuiting/{second.pk}/", typed)
    case.refresh_from_db()
    assert (case.form, case.place, case.reach) == ("criminal", "street", "cross_border")
    assert case.episodes.get(leads=True) == second


def test_the_page_of_the_case_shows_each_with_its_period(case: Case, coordinator: Persona, record_id: str) -> None:
    new(case, coordinator, record_id)
    page = coordinator.client.get(f"/zaken/{case.pk}/").content.decode()
    assert "Vanaf mei 2023 tot ongeveer 2024" in page
    assert "Drugs vervoeren of verkopen" in page


def test_one_that_was_not_so_no_longer_counts_and_stays_in_the_history(case: Case, coordinator: Persona) -> None:
    only = case.episodes.get()
    typed = {"form": "sexual", "sub_form": "unknown", "place": "hotel", "reach": "unknown", "leads": "on"}
    values = {**typed, "withdrawn": "on", "version": "1"}
    assert coordinator.client.post(f"/zaken/{case.pk}/uitbuiting/{only.pk}/", values).status_code == 302
    case.refresh_from_db()
    assert case.form == "unknown"
    assert "withdrawn" in FactChange.objects.get(episode=only).changed()


def test_pressing_twice_adds_one(case: Case, coordinator: Persona, record_id: str) -> None:
    assert [new(case, coordinator, record_id) for _ in range(2)] == [302, 302]
    assert case.episodes.count() == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"sub_form": "images"},
        {"began": "2024", "ended": "2023"},
        {"goes_on": "on"},
        {"began": "gisteren of zo"},
        {"form": "iets"},
    ],
)
def test_what_cannot_be_is_refused(case: Case, coordinator: Persona, record_id: str, changes: dict[str, str]) -> None:
    assert new(case, coordinator, record_id, **changes) == 422
    assert case.episodes.count() == 1
