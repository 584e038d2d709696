"""What has to be done."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from fixtures.personas import Persona, Place
from inbeeld.chain.cases.api import Case, CaseFacts, SafetyDetails, close_case, open_case, review_safety
from inbeeld.chain.plan.api import ActionDetails, add_action
from inbeeld.chain.subject_access.api import add_statement, ask_destruction, decide_correction, refuse_destruction
from inbeeld.foundation.access.api import Ground, Part, give_grant
from inbeeld.foundation.audit.api import AuditEntry

TODAY = timezone.localdate


@pytest.fixture
def make_case(place: Place, coordinator: Persona) -> Callable[[], Case]:
    """A case of the coordinator in which nothing is due."""

    def make() -> Case:
        by = coordinator.actor
        case = open_case(by=by, organisation=place.organisation, region=place.region, facts=CaseFacts())
        review_safety(
            case,
            by=by,
            details=SafetyDetails(agreements="Verzonnen.", danger="", in_danger="", reviewed_on=TODAY()),
            version=0,
        )
        return Case.objects.get(pk=case.pk)

    return make


def action(case: Case, owner: Persona, by: Persona, days: int, what: str = "Verzonnen actie") -> None:
    assert owner.membership is not None
    due = TODAY() + dt.timedelta(days=days)
    add_action(case, by=by.actor, details=ActionDetails(what=what, owner=owner.membership, due_on=due))


def sections(client: Client, address: str = "/werk/") -> dict[str, list[Any]]:
    return {section.key: section.items for section in client.get(address).context["sections"]}


def test_a_request_to_destroy_waits_until_it_is_answered(
    make_case: Callable[[], Case], coordinator: Persona, colleague: Persona
) -> None:
    asked = ask_destruction(make_case(), by=coordinator.actor, asked_by="himself", asked_on=TODAY())
    [item] = sections(coordinator.client)["vernietiging"]
    assert item.due_on == asked.due_on
    assert "vernietiging" not in sections(colleague.client)
    refuse_destruction(asked, by=coordinator.actor, exception="legal_duty", reason="Verzonnen.")
    assert "vernietiging" not in sections(coordinator.client)


def test_a_correction_waits_until_somebody_says_what_was_done(
    make_case: Callable[[], Case], coordinator: Persona
) -> None:
    by = coordinator.actor
    said = add_statement(make_case(), by=by, kind="correction", text="Klopt niet.", received_on=dt.date(2026, 1, 31))
    [item] = sections(coordinator.client)["correctie"]
    assert item.due_on == dt.date(2026, 2, 28)
    decide_correction(said, by=by, decision="corrected", reason="Verzonnen.")
    assert "correctie" not in sections(coordinator.client)


def test_with_nothing_to_do_it_says_so_kindly(make_case: Callable[[], Case], coordinator: Persona) -> None:
    make_case()
    assert "Er hoeft nu niets te gebeuren" in coordinator.client.get("/werk/").content.decode()


def test_actions_stand_under_late_or_this_week(make_case: Callable[[], Case], coordinator: Persona) -> None:
    case = make_case()
    for days in (-1, 0, 6, 7):
        action(case, coordinator, coordinator, days, f"Verzonnen {days}")
    found = sections(coordinator.client)
    assert [item.text for item in found["te-laat"]] == ["Verzonnen -1"]
    assert [item.text for item in found["deze-week"]] == ["Verzonnen 0", "Verzonnen 6"]


def test_an_action_leads_to_the_top_of_its_case_where_safety_stands(
    make_case: Callable[[], Case], coordinator: Persona
) -> None:
    case = make_case()
    action(case, coordinator, coordinator, -1)
    item = sections(coordinator.client)["te-laat"][0]
    assert item.url == f"/zaken/{case.pk}/"


def test_showing_an_action_is_reading_the_case(make_case: Callable[[], Case], coordinator: Persona) -> None:
    case = make_case()
    action(case, coordinator, coordinator, -1)
    coordinator.client.get("/werk/")
    entry = AuditEntry.objects.filter(event="case.read", record_id=case.pk).latest("sequence")
    assert entry.fields == ["actions"]


def test_safety_and_silence_ask_for_attention(make_case: Callable[[], Case], coordinator: Persona) -> None:
    case = make_case()
    Case.objects.filter(pk=case.pk).update(safety_review_on=TODAY(), contact_due_on=TODAY())
    found = sections(coordinator.client)
    assert [item.name for item in found["veiligheid"]] == [case.pseudonym]
    assert found["contact"][0].url == f"/zaken/{case.pk}/contact/nieuw/"


def test_a_closed_case_asks_for_nothing(make_case: Callable[[], Case], coordinator: Persona) -> None:
    case = make_case()
    action(case, coordinator, coordinator, -1)
    Case.objects.filter(pk=case.pk).update(safety_review_on=TODAY(), contact_due_on=TODAY())
    close_case(case, by=coordinator.actor, outcome="contact_lost", reason="Verzonnen.", version=1, drop_actions=True)
    assert sections(coordinator.client) == {}


def test_a_colleague_sees_it_under_the_team_only(
    make_case: Callable[[], Case], coordinator: Persona, colleague: Persona
) -> None:
    case = make_case()
    action(case, coordinator, coordinator, -1)
    assert sections(colleague.client) == {}
    assert [item.name for item in sections(colleague.client, "/werk/?circle=team")["te-laat"]] == [case.pseudonym]


def test_what_a_partner_owes_stands_on_his_list_while_it_is_open_to_him(
    make_case: Callable[[], Case], coordinator: Persona, partner: Persona
) -> None:
    case = make_case()
    assert partner.membership is not None
    grant = give_grant(
        case,
        partner.membership,
        by=coordinator.actor,
        parts=[Part.ACTIONS],
        purpose="Verzonnen",
        ground=Ground.CONSENT,
        until=timezone.now() + dt.timedelta(days=5),
    )
    action(case, partner, coordinator, -1)
    assert len(sections(partner.client)["te-laat"]) == 1
    assert len(sections(coordinator.client)["bij-anderen"]) == 1
    grant.revoke(timezone.now())
    assert sections(partner.client) == {}


def test_a_long_section_is_cut_off_and_counted(make_case: Callable[[], Case], coordinator: Persona) -> None:
    case = make_case()
    for _ in range(12):
        action(case, coordinator, coordinator, -1)
    found = coordinator.client.get("/werk/").context["sections"][0]
    assert (len(found.items), found.count) == (8, 12)


def test_more_work_takes_no_more_queries(
    make_case: Callable[[], Case], coordinator: Persona, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    action(make_case(), coordinator, coordinator, -1)
    coordinator.client.get("/werk/")  # the first request of a session writes that it began
    with django_assert_max_num_queries(60) as few:
        coordinator.client.get("/werk/")
    for _ in range(7):
        action(make_case(), coordinator, coordinator, -1)
    with django_assert_max_num_queries(60) as many:
        coordinator.client.get("/werk/")
    assert len(few) == len(many)
