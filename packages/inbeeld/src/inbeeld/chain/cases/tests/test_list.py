"""The list of cases: circles, filters, order, pages."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from fixtures.personas import Persona
from inbeeld.chain.cases.models import Case
from inbeeld.chain.cases.services import close_case


def shown(client: Client, address: str = "/zaken/") -> list[str]:
    return [case.pseudonym for case in client.get(address).context["page"].rows]


def pages(client: Client, address: str) -> Iterator[list[str]]:
    """Every page, by following the link to the next one."""
    url: str = address
    while url:
        page = client.get(url).context["page"]
        yield [case.pseudonym for case in page.rows]
        url = "/zaken/" + page.next_url if page.next_url else ""


@pytest.fixture
def many(make_case: Callable[..., Case]) -> list[Case]:
    """Sixty cases, several due on the same day."""
    cases = [make_case(form="sexual" if number % 2 else "criminal") for number in range(60)]
    for number, case in enumerate(cases):
        case.next_due_on = timezone.localdate() + dt.timedelta(days=number // 7)
        case.save()
    return cases


def test_the_pages_hold_every_case_once_in_each_order(many: list[Case], coordinator: Persona) -> None:
    for order in ("due", "-due", "contact", "-contact", "opened", "-opened"):
        seen = [name for page in pages(coordinator.client, f"/zaken/?order={order}") for name in page]
        assert len(seen) == len(set(seen)) == 60, order


def test_going_back_shows_the_same_page(many: list[Case], coordinator: Persona) -> None:
    first = coordinator.client.get("/zaken/").context["page"]
    second = coordinator.client.get("/zaken/" + first.next_url).context["page"]
    back = coordinator.client.get("/zaken/" + second.previous_url).context["page"]
    assert [case.pk for case in back.rows] == [case.pk for case in first.rows]
    assert back.previous_url == ""


def test_an_address_that_makes_no_sense_shows_a_list(many: list[Case], coordinator: Persona) -> None:
    places = ("na=nonsense", "voor=2026-01-01.x", "na=2026-99-99.x")
    for query in (*places, "order=pk", "circle=everything", "phase=x&status=y", "coordinator=x"):
        assert len(shown(coordinator.client, f"/zaken/?{query}")) == 25, query


def test_filters_narrow_the_list_and_stay_while_paging(many: list[Case], coordinator: Persona) -> None:
    seen = [name for page in pages(coordinator.client, "/zaken/?form=criminal") for name in page]
    assert set(seen) == {case.pseudonym for case in many if case.form == "criminal"}


def test_a_closed_case_stands_with_the_closed_ones(case: Case, coordinator: Persona) -> None:
    close_case(case, by=coordinator.actor, outcome="contact_lost", reason="Verzonnen.", version=1)
    assert shown(coordinator.client) == []
    assert shown(coordinator.client, "/zaken/?state=closed") == [case.pseudonym]


def test_a_colleague_sees_it_in_the_circle_of_the_team(case: Case, colleague: Persona, team_lead: Persona) -> None:
    assert shown(colleague.client) == []
    assert shown(colleague.client, "/zaken/?circle=team") == [case.pseudonym]
    assert shown(team_lead.client) == [case.pseudonym]


def test_more_cases_take_no_more_queries(
    make_case: Callable[..., Case], coordinator: Persona, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_case()
    coordinator.client.get("/zaken/")  # the first request of a session writes that it began
    with django_assert_max_num_queries(50) as few:
        coordinator.client.get("/zaken/")
    for _ in range(30):
        make_case()
    with django_assert_max_num_queries(50) as many:
        coordinator.client.get("/zaken/")
    assert len(few) == len(many)


def test_the_facts_narrow_the_list(make_case: Callable[..., Case], coordinator: Persona) -> None:
    young, older = make_case(age_at_start=15, place="hotel"), make_case(age_at_start=18, place="online")
    unknown = make_case()
    Case.objects.filter(pk=older.pk).update(next_break_on=timezone.localdate() + dt.timedelta(days=80))
    assert shown(coordinator.client, "/zaken/?age_at_start=under_18") == [young.pseudonym]
    assert shown(coordinator.client, "/zaken/?age_at_start=from_18") == [older.pseudonym]
    assert shown(coordinator.client, "/zaken/?place=hotel") == [young.pseudonym]
    assert shown(coordinator.client, "/zaken/?ends_within=3") == [older.pseudonym]
    assert shown(coordinator.client, "/zaken/?ends_within=1") == []
    assert len(shown(coordinator.client, "/zaken/?ends_within=999&age_at_start=x")) == len([young, older, unknown])
