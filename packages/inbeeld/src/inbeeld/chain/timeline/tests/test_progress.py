"""The minimal progress record: counted from what was written down anyway."""

import csv
import datetime as dt

import pytest
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.chain.contacts.api import ContactDetails, add_contact
from inbeeld.chain.method.api import Domain
from inbeeld.chain.plan.api import (
    ActionDetails,
    ActionState,
    GoalDetails,
    add_action,
    rate_domain,
    set_goal,
    settle_action,
)
from inbeeld.chain.timeline.progress import FIELDS, progress_of, quarters_between
from inbeeld.chain.timeline.rules import quarter_of


@pytest.fixture
def worked_on(case: Case, coordinator: Persona) -> Case:
    by, today = coordinator.actor, timezone.localdate()
    assert coordinator.membership is not None
    for succeeded in (True, False, False):
        add_contact(case, by=by, details=ContactDetails(kind="phone", on=today, succeeded=succeeded))
    domain = Domain.objects.get(code="housing")
    rate_domain(
        case, by=by, domain=domain, level="acute", reason="Verzonnen.", on=today, seen=None, own_level="limited"
    )
    set_goal(case, by=by, details=GoalDetails(words="Verzonnen."))
    for done in (True, False):
        action = add_action(
            case, by=by, details=ActionDetails(what="Verzonnen", owner=coordinator.membership, due_on=today)
        )
        if done:
            settle_action(action, by=by, state=ActionState.DONE)
    return case


def counted(case: Case) -> dict[str, str]:
    (entry,) = progress_of(Case.objects.filter(pk=case.pk), [quarter_of(timezone.localdate())])
    return dict(zip(FIELDS, entry.values(), strict=True))


def test_every_count_follows_from_the_records(worked_on: Case) -> None:
    found = counted(worked_on)
    assert found["phase"] == "found"
    assert found["contact_reached"] == "yes"
    names = ("contacts_reached", "contacts_tried", "domains_rated", "own_views", "goals_set", "actions_done")
    assert [found[name] for name in names] == ["1", "2", "1", "1", "1", "1"]
    assert (found["actions_open"], found["goals_reached"], found["stay"], found["outcome"]) == ("1", "0", "", "")


def test_two_questions_are_asked_and_a_later_answer_replaces(worked_on: Case, coordinator: Persona) -> None:
    quarter = quarter_of(timezone.localdate()).isoformat()
    for stay in ("street", "shelter"):
        typed = {"quarter": quarter, "stay": stay, "daytime": "nothing"}
        assert coordinator.client.post(f"/zaken/{worked_on.pk}/voortgang/", typed).status_code == 302
    assert (counted(worked_on)["stay"], counted(worked_on)["daytime"]) == ("shelter", "nothing")


def test_a_quarter_in_which_the_case_was_not_open_has_no_line(case: Case) -> None:
    before = quarter_of(case.opened_on - dt.timedelta(days=100))
    assert progress_of(Case.objects.filter(pk=case.pk), [before]) == []


def test_a_team_takes_its_lines_along_and_nobody_elses(
    worked_on: Case, colleague: Persona, far_colleague: Persona
) -> None:
    answer = colleague.client.get("/zaken/voortgang/?format=csv")
    rows = list(csv.DictReader(answer.content.decode().splitlines()))
    assert [row["case"] for row in rows] == [worked_on.pseudonym]
    assert list(rows[0]) == list(FIELDS)
    assert worked_on.pseudonym not in far_colleague.client.get("/zaken/voortgang/?format=csv").content.decode()


def test_the_number_of_queries_does_not_grow_with_the_cases(
    make_case: object, django_assert_num_queries: object
) -> None:
    for _ in range(6):
        make_case()  # type: ignore[operator]
    quarters = quarters_between(timezone.localdate() - dt.timedelta(days=200), timezone.localdate())
    with django_assert_num_queries(8):  # type: ignore[operator]
        progress_of(Case.objects.all(), quarters)


def test_the_dictionary_names_each_field() -> None:
    from django.conf import settings

    pages = [path / "docs" / "progress-record.md" for path in settings.PACKAGE.parents]
    text = next(path for path in pages if path.exists()).read_text()
    assert not [name for name in FIELDS if f"`{name}`" not in text]
