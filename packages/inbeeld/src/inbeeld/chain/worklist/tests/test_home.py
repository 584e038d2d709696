"""The page of somebody's work: kept choices, other regions, load of a team, and an e-mail that says the same."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from fixtures.personas import Persona, Place
from inbeeld.chain.cases.api import Case, CaseFacts, open_case
from inbeeld.chain.plan.api import CaseAction
from inbeeld.chain.signals.api import HandIn, PersonSeen, Signal, ask_to_take_over, hand_in, new_token, read_token
from inbeeld.chain.worklist.work_counts import work_counts
from inbeeld.foundation.accounts.api import Absence
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.notices.api import NoticeChoice, send_due, tell

WORK = "/werk/"


@pytest.fixture
def make_signal(place: Place) -> Callable[[Place], Signal]:
    def make(at: Place = place) -> Signal:
        submission = read_token(new_token())
        assert submission is not None
        given = HandIn(
            kind="report",
            municipality=at.municipality,
            form="sexual",
            setting="education",
            facts="Verzonnen.",
            interpretation="",
            contact="",
            persons=(PersonSeen("12-15", "boy"),),
        )
        return hand_in(given, submission).signal

    return make


@pytest.fixture
def case(place: Place, coordinator: Persona) -> Case:
    """Nobody looked at its safety yet, so there is something to do."""
    return open_case(by=coordinator.actor, organisation=place.organisation, region=place.region, facts=CaseFacts())


def keys(client: Client, **query: str) -> list[str]:
    return [section.key for section in client.get(WORK, query).context["sections"]]


def test_what_was_chosen_is_kept_for_the_next_day(
    make_signal: Callable[..., Signal], case: Case, coordinator: Persona, colleague: Persona
) -> None:
    make_signal()
    Case.objects.update(safety_review_on=timezone.localdate())
    assert keys(coordinator.client) == ["nieuwe-signalen", "veiligheid"]
    assert keys(coordinator.client, show="zaken") == ["veiligheid"]
    assert keys(coordinator.client) == ["veiligheid"]
    assert keys(colleague.client) == ["nieuwe-signalen"]
    assert keys(coordinator.client, show="everything") == ["nieuwe-signalen", "veiligheid"]


def test_what_does_not_fit_on_the_page_is_one_press_away(case: Case, coordinator: Persona) -> None:
    owner, due = coordinator.membership, timezone.localdate() - dt.timedelta(days=1)
    for number in range(11):
        action = CaseAction(case=case, data_key=case.data_key, owner=owner, due_on=due, by=owner)
        action.seal(what=f"Verzonnen {number}")
        action.save()
    section = coordinator.client.get(WORK).context["sections"][0]
    assert (section.key, section.count, len(section.items)) == ("te-laat", 11, 8)
    page = coordinator.client.get(WORK + section.all_url)
    assert [(one.key, len(one.items)) for one in page.context["sections"]] == [("te-laat", 11)]


def test_an_offer_of_another_region_and_what_waits_for_one_stand_here(
    make_signal: Callable[..., Signal], place: Place, far_place: Place, coordinator: Persona, far_colleague: Persona
) -> None:
    far, own = make_signal(far_place), make_signal()
    Signal.objects.filter(pk=own.pk).change(handler=coordinator.membership, status="in_hand")
    passing = ask_to_take_over(far, place.region, "Woont bij u", by=far_colleague.actor)
    own.refresh_from_db()
    ask_to_take_over(own, far_place.region, "Woont bij u", by=coordinator.actor)
    sections = {one.key: one for one in coordinator.client.get(WORK).context["sections"]}
    assert sections["aangeboden"].items[0].url == f"/signalen/regios/{passing.pk}/"
    assert sections["wacht-op-regio"].items[0].name == own.reference
    assert "mijn-signalen" in sections, "until the other accepts it is ours"


def test_a_team_lead_sees_numbers_by_name_and_no_order_of_merit(
    make_signal: Callable[..., Signal], case: Case, coordinator: Persona, colleague: Persona, team_lead: Persona
) -> None:
    Signal.objects.filter(pk=make_signal().pk).change(handler=colleague.membership)
    make_signal()
    Case.objects.update(next_due_on=timezone.localdate() - dt.timedelta(days=1))
    today = timezone.localdate()
    assert colleague.membership is not None
    Absence.objects.create(membership=colleague.membership, first_day=today, last_day=today)
    loads = team_lead.client.get("/werk/team/").context["loads"]
    assert [one.name for one in loads] == [*sorted([coordinator.user.name, colleague.user.name]), None]
    by_name = {one.name: one for one in loads}
    cases, cases_late, signals, _signals_late = range(4)
    numbers = {name: [number for _heading, number in one.numbers] for name, one in by_name.items()}
    assert (numbers[coordinator.user.name][cases], numbers[coordinator.user.name][cases_late]) == (1, 1)
    assert (numbers[colleague.user.name][signals], by_name[colleague.user.name].away) == (1, True)
    assert (numbers[None][cases], numbers[None][signals]) == (0, 1)


def test_the_e_mail_of_the_day_says_the_same_numbers_as_the_page(
    make_signal: Callable[..., Signal], case: Case, coordinator: Persona
) -> None:
    assert coordinator.membership is not None
    NoticeChoice.objects.create(user=coordinator.user, moments={"incoming": "daily"})
    for _ in range(11):
        make_signal()
    Case.objects.update(safety_review_on=timezone.localdate())
    page = {str(one.heading): str(one.count) for one in coordinator.client.get(WORK).context["sections"]}
    assert dict(work_counts(coordinator.membership)) == page
    tell(coordinator.membership, "signal.waits")
    read = AuditEntry.objects.filter(event="case.read").count()
    send_due(timezone.now() + dt.timedelta(days=1))
    body = str(mail.outbox[0].body)
    assert dict(re.findall(r"^- (.+): (\S+)$", body, re.M)) == page
    assert case.pseudonym not in body
    assert AuditEntry.objects.filter(event="case.read").count() == read, "counting reads nothing"


def test_a_role_without_work_is_told_where_to_go(policy_officer: Persona) -> None:
    assert "Voor uw rol staat hier geen werk" in policy_officer.client.get(WORK).content.decode()


def test_what_is_late_or_due_today_stands_on_top_across_all_kinds(
    make_signal: Callable[..., Signal], case: Case, coordinator: Persona
) -> None:
    today = timezone.localdate()
    signal = make_signal()
    Signal.objects.filter(pk=signal.pk).change(due_on=today - dt.timedelta(days=2))
    Signal.objects.filter(pk=make_signal().pk).change(due_on=today + dt.timedelta(days=1))
    Case.objects.update(safety_review_on=today)
    page = coordinator.client.get(WORK).context["page"]
    assert [one.item.name for one in page.due] == [signal.reference, case.pseudonym]
    assert (page.late, page.today) == (1, 1)
    assert [(kind.section.key, len(kind.items)) for kind in page.kinds] == [("nieuwe-signalen", 1)]


def test_more_than_a_hundred_are_counted_exactly(case: Case, coordinator: Persona) -> None:
    owner, due = coordinator.membership, timezone.localdate() - dt.timedelta(days=1)
    for number in range(103):
        action = CaseAction(case=case, data_key=case.data_key, owner=owner, due_on=due, by=owner)
        action.seal(what=f"Verzonnen {number}")
        action.save()
    shown = coordinator.client.get(WORK).context
    assert shown["sections"][0].count == shown["page"].late == 103


def test_a_team_lead_sees_the_work_of_one_colleague_and_gives_it_on(
    case: Case, coordinator: Persona, colleague: Persona, team_lead: Persona
) -> None:
    Case.objects.update(safety_review_on=timezone.localdate())
    assert coordinator.membership is not None
    assert colleague.membership is not None
    theirs = team_lead.client.get(WORK, {"colleague": str(coordinator.membership.pk)})
    assert [one.item.name for one in theirs.context["page"].due] == [case.pseudonym]
    address = f"/zaken/overdragen/{coordinator.membership.pk}/"
    assert address in theirs.content.decode()
    others = team_lead.client.get(WORK, {"colleague": str(colleague.membership.pk)})
    assert not others.context["page"].due
    typed = {"cases": [str(case.pk)], "coordinator": colleague.membership.pk, "note": ""}
    assert team_lead.client.post(address, typed).status_code == 302
    case.refresh_from_db()
    assert case.coordinator == colleague.membership


def test_cases_are_not_given_on_to_another_organisation_nor_those_of_another_desk(
    case: Case, coordinator: Persona, far_colleague: Persona, team_lead: Persona
) -> None:
    assert coordinator.membership is not None
    assert far_colleague.membership is not None
    typed = {"cases": [str(case.pk)], "coordinator": far_colleague.membership.pk, "note": ""}
    assert team_lead.client.post(f"/zaken/overdragen/{coordinator.membership.pk}/", typed).status_code == 422
    case.refresh_from_db()
    assert case.coordinator == coordinator.membership
    assert team_lead.client.get(f"/zaken/overdragen/{far_colleague.membership.pk}/").status_code == 404


@pytest.mark.parametrize("who", ["coordinator", "colleague", "team_lead"])
def test_no_row_leads_to_a_wall(
    who: str, make_signal: Callable[..., Signal], case: Case, personas: dict[str, Persona]
) -> None:
    make_signal()
    long_ago = timezone.localdate() - dt.timedelta(days=60)
    Case.objects.update(
        safety_review_on=long_ago, contact_due_on=long_ago, ways_review_on=long_ago, action_due_on=long_ago
    )
    client = personas[who].client
    page = client.get(WORK, {"circle": "team"}).context["page"]
    rows = [one.item.url for one in page.due] + [item.url for kind in page.kinds for item in kind.items]
    assert len(rows) >= 4
    assert {url: client.get(url).status_code for url in rows} == dict.fromkeys(rows, 200)
